"""How often Python looks for memory to give back."""

from __future__ import annotations

import gc


def collect_rarely() -> None:
    """Look for rubbish less often than Python does by itself.

    Parsing and merging make records by the ten thousand and hardly any cycles: looking for them is a tenth of all
    time.  For the processes of this program; in somebody else's it is not ours to set.
    """
    gc.set_threshold(50_000, 20, 100)
