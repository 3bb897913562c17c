"""Two days of a small world, with everything that can be wrong with feeds; the full one is `benchmarks.desk`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefing.archive import Archive
from briefing.brief_file import parse_brief
from briefing.desk.configuration import Configuration
from briefing.desk.daily import Run, run_day
from briefing.desk.fetching import moment_of
from briefing.desk.telling import report_lines
from tests.desk.morning import mail_server, recipients, write_configuration
from tests.desk.newsroom import MATTERS
from tests.desk.world import CORRECTED, SECRET, World, allow_world
from tests.fetching.server import serving


def run_of(configuration: Configuration, day: str) -> Run:
    moment = moment_of(day, configuration)
    return Run(configuration, lambda: moment, jobs=1)


def test_two_days_of_a_small_world(tmp_path: Path) -> None:
    with serving() as server, mail_server() as box:
        world = World(server, date(2024, 5, 6), feeds=6, per_day=1, huge=1_500_000)
        rest = recipients(box, "minister", rest=['formats = ["md"]'])
        tables = world.tables().replace("[limits]", "[limits]\nfeed_megabytes = 1")
        configuration = write_configuration(tmp_path, f"{tables}\n{rest}")
        lines = []
        for day in (0, 1, 1):
            world.dawn(day)
            with allow_world(server.port):
                lines = list(report_lines(run_day(run_of(configuration, world.day(day)))))
        with Archive.open(configuration.desk.archive) as archive:
            assert list(archive.check()) == []
            told = {}
            for brief in archive.briefs.all():
                kept = [archive.articles.get(number) for number in archive.briefs.versions(brief.id)]
                told[brief.story, brief.day] = [one.address for one in kept]
            for matter in MATTERS:
                for day in (0, 1):
                    addresses = told[matter.name, world.day(day)]
                    assert len(addresses) == len(set(addresses))
                    assert set(addresses) == world.expected(day, matter.name)
            versions = archive.articles.versions(world.address(0, CORRECTED))
            assert [one.number for one in versions] == [1, 2]
            (corrected,) = [one for one in archive.briefs.all() if versions[1].id in archive.briefs.versions(one.id)]
            assert "1 of them corrected" in corrected.line
            brief = parse_brief(archive.briefs.written(corrected.id).decode(), "brief")
            assert "Correction" in "".join(article.text for article in brief.articles)
            everything = [one.article.text.encode() + archive.articles.raw(one.id) for one in archive.articles.all()]
            assert not any(secret in one for one in everything for secret in (SECRET.encode(), b"root:", b"hahaha"))
            assert not archive.articles.is_known("javascript:alert(1)")
        assert "/inside" not in server.asked
        failed = "\n".join(line for line in lines if "failed: " in line or "not read: " in line)
        for name in ("Dead Post", "Gone Post", "Huge Post", "Hostile Post"):
            assert f"failed: {name}: " in failed
        assert failed.count("private") >= 3
        assert len(box.of("minister@example.org")) == 2 * len(MATTERS)
        assert len({mail["Message-ID"] for mail in box.mails}) == len(box.mails)
