"""The program as it is, for the made-up web on this machine: `python -m benchmarks.desk.program PORT WORDS...`."""

from __future__ import annotations

import sys

from briefing.__main__ import main
from tests.desk.world import allow_world

if __name__ == "__main__":
    with allow_world(int(sys.argv.pop(1))):
        main()
