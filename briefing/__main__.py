"""``python -m briefing`` and the command ``briefing``.

Worker processes import the module that the program was started from, and need nothing of the command line.
"""

from __future__ import annotations

from typing import NoReturn


def main() -> NoReturn:
    """Run the command line."""
    from briefing.cli import main as run

    run()


if __name__ == "__main__":
    main()
