"""What a second run costs beside the first, and what ten times the articles cost in memory."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.desk.running import Run, run, table
from tests.desk.morning import write_configuration
from tests.desk.world import World
from tests.fetching.server import serving

SHARE = 0.08
"""What a second run may cost of the first, in processor time."""
TIMES = 1.5
"""How much more memory ten times the articles may take."""
FEEDS = 5
FOLDER = '\n[[recipients]]\nname = "x"\nformats = ["md", "pdf"]\nfolder = "x"\n'


def play(folder: Path, *per_day: int, long: int, pages: int, bytecode: Path | None = None) -> list[Run]:
    """Days of so many new articles a feed; the first ``pages`` feeds have them on pages of their own.

    ``bytecode`` is where Python keeps what it compiled.
    """
    folder.mkdir()
    with serving() as server:
        world = World(server, date(2024, 5, 6), FEEDS, per_day, listed=max(200, *per_day), full_text=pages, long=long)
        configuration = write_configuration(folder, world.tables() + FOLDER)
        done = []
        for day in range(len(per_day)):
            world.dawn(day)
            words = ("daily", "--config", configuration.file, "--day", world.day(day), "--jobs", 1)
            done.append(run(server.port, *words, log=folder / "log.txt", bytecode=bytecode))
            print(done[-1].printed)
    return done


def second_run(folder: Path, articles: int = 1000, new: int = 20) -> bool:
    """A first run over so many articles, and one on the next day of which so many are new, in processor time.

    Both find the program's modules compiled, as those of an installed program are: two small days before them have
    that done.  Where Python may not write down what it compiled, both would compile a thousand modules anew.
    """
    bytecode = folder / "bytecode"
    play(folder / "compiling", 1, 1, long=1, pages=1, bytecode=bytecode)
    first, second = play(folder / "second", articles // FEEDS, new // FEEDS, long=8, pages=2, bytecode=bytecode)
    share = second.processor / first.processor
    table(
        [
            ("first run", f"{first.processor:.1f} s", f"{articles} articles, {first.memory:.0f} MB, exit {first.code}"),
            ("second run", f"{second.processor:.1f} s", f"{new} new, {second.memory:.0f} MB, exit {second.code}"),
            ("share", f"{100 * share:.1f} %", f"at most {100 * SHARE:.0f} %"),
        ]
    )
    return share <= SHARE


def memory(folder: Path, few: int = 500, many: int = 5000) -> bool:
    """The largest process of a first run over few articles, and over many."""
    (small,) = play(folder / "few", few // FEEDS, long=1, pages=0)
    (large,) = play(folder / "many", many // FEEDS, long=1, pages=0)
    times = large.memory / small.memory
    table(
        [
            (f"{few} articles", f"{small.memory:.0f} MB", f"{small.processor:.0f} s"),
            (f"{many} articles", f"{large.memory:.0f} MB", f"{large.processor:.0f} s"),
            ("times", f"{times:.2f}", f"at most {TIMES}"),
        ]
    )
    return times <= TIMES
