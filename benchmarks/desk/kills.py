"""The desk's day, killed at random moments and run again: nothing lost, nothing twice, each mail once."""

from __future__ import annotations

import os
import random
import signal
import time
from datetime import date, timedelta
from pathlib import Path

from benchmarks.desk.running import RECIPIENTS, run, start, table
from briefing.archive import Archive
from tests.desk.morning import mail_server, recipients, write_configuration
from tests.desk.newsroom import MATTERS
from tests.desk.world import World
from tests.fetching.server import serving


def killed_runs(folder: Path, kills: int, per_day: int, seed: int = 1) -> bool:
    """Run day after day, each killed a few times before it may end, until it was killed so often."""
    chance = random.Random(seed)
    wrong: list[str] = []
    killed, days, unconfirmed, states = 0, 0, 0, {}
    with serving() as server, mail_server() as box:
        rest = recipients(box, *RECIPIENTS, rest=['formats = ["pdf"]'])
        log = folder / "log.txt"
        usual = 0.0
        """Seconds of a run that nobody kills: the first day's."""
        world = World(server, date(2024, 5, 6), feeds=3, per_day=per_day)
        configuration = write_configuration(folder, f"{world.tables()}\n{rest}")
        while killed < kills:
            world.dawn(days)
            words = ("daily", "--config", configuration.file, "--day", world.day(days))
            for _ in range(6 if usual else 0):
                if killed == kills:
                    break
                process = start(server.port, *words, log=log)
                time.sleep(chance.uniform(0.3, usual))
                if process.poll() is not None:
                    usual *= 0.8
                    break
                os.kill(process.pid, signal.SIGKILL)
                killed += 1
                usual *= 1.1  # half of them are to be killed late
                process.wait()
                with Archive.open(configuration.desk.archive) as archive:
                    wrong += [f"after kill {killed}: {fault}" for fault in archive.check()]
                    at = _stage(archive, world.day(days))
                    states[at] = states.get(at, 0) + 1
            began = time.monotonic()
            done = run(server.port, *words, log=log)
            usual = usual or time.monotonic() - began
            print(f"{world.day(days)}: {killed} killed so far; {states}; exit {done.code}", flush=True)
            if done.code not in (0, 1):
                wrong.append(f"{world.day(days)}: exit code {done.code}: {done.printed}")
            days += 1
        with Archive.open(configuration.desk.archive) as archive:
            wrong += archive.check()
            wrong += _each_once(archive, world, days)
            unconfirmed = sum(one.state == "unconfirmed" for one in archive.outbox.all())
            wrong += [f"left: {one}" for one in archive.outbox.all() if one.state in ("pending", "sending", "refused")]
        for name in RECIPIENTS:
            ids = [mail["Message-ID"] for mail in box.of(f"{name}@example.org")]
            twice = len(ids) - len(set(ids))
            missing = days * len(MATTERS) - len(set(ids))
            if twice or missing:
                wrong.append(f"{name}: {twice} mails twice, {missing} missing")
    table(
        [
            ("killed", str(killed), f"over {days} days"),
            ("where", ", ".join(f"{name}: {count}" for name, count in sorted(states.items())), ""),
            ("unconfirmed mails", str(unconfirmed), "stopped in the moment of handing over"),
        ]
    )
    for one in wrong:
        print(f"WRONG: {one}")
    print("all as it has to be" if not wrong else f"{len(wrong)} things wrong")
    return not wrong


def _stage(archive: Archive, day: str) -> str:
    """How far a day's run had come."""
    briefs = [one for one in archive.briefs.all() if one.day == day]
    if not briefs:
        return "before the briefs"
    states = {one.state for brief in briefs for one in archive.outbox.all(brief.id)}
    if states == {"sent"} and len(briefs) == len(MATTERS):
        return "done"
    return "handing over" if "sending" in states else "sending" if "sent" in states else "between the briefs"


def _each_once(archive: Archive, world: World, days: int) -> list[str]:
    wrong = []
    for matter in MATTERS:
        seen: list[int] = []
        for day in range(days):
            brief = archive.briefs.of_day(matter.name, (world.first + timedelta(days=day)).isoformat())
            numbers = archive.briefs.versions(brief.id) if brief else []
            seen += numbers
            addresses = {one.address for number in numbers if (one := archive.articles.get(number))}
            if addresses != world.expected(day, matter.name):
                wrong.append(f"{matter.name}, day {day}: not what was new")
        if len(seen) != len(set(seen)):
            wrong.append(f"{matter.name}: an article in two briefs")
    return wrong
