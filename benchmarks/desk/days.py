"""Five days of eight feeds with 200 articles, and all that can be wrong with feeds; every mail opened and checked."""

from __future__ import annotations

import io
import time
from datetime import date
from pathlib import Path

from benchmarks.desk.running import RECIPIENTS, Run, run, table
from briefing.archive import Archive
from briefing.brief_file import parse_brief
from tests.desk.morning import Mailbox, mail_server, recipients, write_configuration
from tests.desk.newsroom import MATTERS
from tests.desk.world import CORRECTED, SECRET, World, allow_world
from tests.fetching.server import serving

DAYS = 5


def five_days(folder: Path, per_day: int) -> bool:
    """Play them, and say what was found; False where anything is not as it has to be."""
    wrong: list[str] = []
    with serving() as server, mail_server() as box:
        world = World(server, date(2024, 5, 6), per_day=per_day)
        rest = recipients(box, *RECIPIENTS, rest=['formats = ["pdf"]'])
        configuration = write_configuration(folder, f"{world.tables()}\n{rest}", tlp="TLP:GREEN")
        rows = []
        for day in range(DAYS):
            world.dawn(day)
            began = time.monotonic()
            words = ("daily", "--config", configuration.file, "--day", world.day(day))
            done = run(server.port, *words, log=folder / "log.txt")
            print(done.printed)
            figures = f"{done.processor:.0f} s, {done.memory:.0f} MB"
            rows.append((world.day(day), figures, f"{time.monotonic() - began:.0f} s on the clock, exit {done.code}"))
            if done.code:
                wrong.append(f"{world.day(day)}: exit code {done.code}")
        again = run(
            server.port, "daily", "--config", configuration.file, "--day", world.day(DAYS - 1), log=folder / "log.txt"
        )
        with allow_world(server.port):
            wrong += _check_archive(configuration.desk.archive, world)
        wrong += _check_mails(box, world, again)
        if "/inside" in server.asked:
            wrong.append("the page inside was asked for")
        table(rows)
    for one in wrong:
        print(f"WRONG: {one}")
    print(f"{DAYS} days: {'all as it has to be' if not wrong else f'{len(wrong)} things wrong'}")
    return not wrong


def _check_archive(path: Path, world: World) -> list[str]:
    wrong: list[str] = []
    with Archive.open(path) as archive:
        wrong += archive.check()
        for matter in MATTERS:
            seen: set[int] = set()
            for day in range(DAYS):
                brief = archive.briefs.of_day(matter.name, world.day(day))
                if brief is None:
                    wrong.append(f"{matter.name}, {world.day(day)}: no brief")
                    continue
                numbers = archive.briefs.versions(brief.id)
                addresses = {one.address for number in numbers if (one := archive.articles.get(number))}
                if addresses != world.expected(day, matter.name) or len(addresses) != len(numbers):
                    wrong.append(f"{brief.story}, {brief.day}: not what is new that day, each once")
                if seen & set(numbers):
                    wrong.append(f"{brief.story}, {brief.day}: something twice")
                seen |= set(numbers)
        wrong += _check_correction(archive, world)
        for one in archive.articles.all():
            raw = one.article.text.encode() + archive.articles.raw(one.id)
            wrong += [f"{one.address}: holds {bad!r}" for bad in (SECRET.encode(), b"root:", b"hahaha") if bad in raw]
        pages, versions = archive.articles.count()
        if versions != pages + 1:
            wrong.append(f"{pages} pages with {versions} versions, where one was corrected")
    return wrong


def _check_correction(archive: Archive, world: World) -> list[str]:
    versions = archive.articles.versions(world.address(0, CORRECTED))
    if len(versions) != 2:
        return [f"the corrected article has {len(versions)} versions"]
    brief = archive.briefs.of_day(MATTERS[0].name, world.day(1))
    if brief is None or "1 of them corrected" not in brief.line:
        return ["the brief does not say that an article was corrected"]
    told = parse_brief(archive.briefs.written(brief.id).decode(), "brief")
    if not any("Correction" in article.text for article in told.articles):
        return ["the brief does not hold the corrected article"]
    return []


def _check_mails(box: Mailbox, world: World, again: Run) -> list[str]:
    import pikepdf

    wrong = [] if again.code == 0 else [f"the second run on a day ends with {again.code}"]
    for name in RECIPIENTS:
        mails = box.of(f"{name}@example.org")
        if len(mails) != DAYS * len(MATTERS):
            wrong.append(f"{name}: {len(mails)} mails")
        for mail in mails:
            (attached,) = mail.iter_attachments()
            with pikepdf.open(io.BytesIO(attached.get_content())) as pdf:
                if not pdf.pages or not str(mail["Subject"]).startswith("[TLP:GREEN] "):
                    wrong.append(f"{mail['Subject']}: not as it has to be")
            text = mail.get_body(("plain",))
            if text is None or "Bottom line" not in text.get_content():
                wrong.append(f"{mail['Subject']}: no bottom line in the text")
    if len({mail["Message-ID"] for mail in box.mails}) != len(box.envelopes):
        wrong.append("a mail came twice")
    return wrong
