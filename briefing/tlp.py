"""The Traffic Light Protocol 2.0 (FIRST, 2022): how far a brief may be passed on."""

from __future__ import annotations

from briefing.errors import BriefingError

LABELS = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")
"""The labels as they are written: capitals, no blanks, never translated; the strictest first."""

VERSION_1 = {"TLP:WHITE": "TLP:CLEAR"}
"""Labels of version 1 that version 2 renamed; they are read and never written."""


class TlpError(BriefingError):
    """A label that the protocol does not have."""


def parse_tlp(written: str) -> tuple[str, str | None]:
    """The label that was meant, and a warning where it was written as in version 1.

    ``amber+strict``, ``tlp:amber + strict`` and ``TLP:AMBER+STRICT`` mean the same.  Raises `TlpError`.
    """
    label = "".join(written.split()).upper()
    if not label.startswith("TLP:"):
        label = f"TLP:{label}"
    if label in VERSION_1:
        current = VERSION_1[label]
        return current, f"{label} is a label of TLP 1; the brief carries {current}, as TLP 2.0 calls it."
    if label not in LABELS:
        raise TlpError(f"{written!r} is not a TLP 2.0 label. There are {', '.join(LABELS)}.")
    return label, None
