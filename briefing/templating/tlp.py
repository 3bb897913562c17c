"""The Traffic Light Protocol, version 2.0, as FIRST lays it down (https://www.first.org/tlp/)."""

from __future__ import annotations

from briefing.errors import TemplateError
from briefing.templating.views import TlpView

COLORS = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
"""The labels, each with the colour of its letters; the ground is black."""


def tlp_view(label: str | None) -> TlpView | None:
    """A label with its colour; none for none.

    Raises:
        TemplateError: there is no such label.
    """
    if label is None:
        return None
    if label not in COLORS:
        raise TemplateError(f"There is no TLP label “{label}”. Labels of TLP 2.0: {', '.join(COLORS)}.")
    return TlpView(label=label, slug=label.removeprefix("TLP:").replace("+", "-").lower(), color=COLORS[label])
