"""``python -m briefing`` and the command ``briefing``.

Worker processes import the module that the program was started from, and need nothing of the command line.
"""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and end at once when all is done.

    Python would first take apart, piece by piece, what the process holds: after a brief of two hundred articles that
    takes a fifth of a second.
    """
    codes: list[int] = []
    atexit.register(_end_at_once, codes)  # registered first: called behind all that has to be done at the end
    from briefing.cli import main as run

    try:
        run()
    except SystemExit as ending:
        if isinstance(ending.code, int):
            codes.append(ending.code)
        raise


def _end_at_once(codes: list[int]) -> None:
    """End with the code that the program gave; where there is none, or somebody profiles it, Python ends it."""
    if not codes or sys.gettrace() or sys.getprofile():
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # whoever read it is gone: Python knows what to do then
        return
    os._exit(codes[0])


if __name__ == "__main__":
    main()
