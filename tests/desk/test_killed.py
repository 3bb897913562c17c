"""A run that is killed at the worst moments of sending, and run again: each recipient gets each mail once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from briefing.archive import Archive
from briefing.desk.extracting import Reader
from tests.desk.morning import DAY, STORIES, fetched, mail_server, recipients, write_configuration
from tests.desk.newsroom import MATTERS, write_piece

ROOT = Path(__file__).parents[2]


def test_killed_while_it_sends(tmp_path: Path) -> None:
    with mail_server() as box:
        rest = recipients(box, "minister", "press", rest=['formats = ["md"]', 'stories = ["harbour-fee"]'])
        configuration = write_configuration(tmp_path, STORIES + rest)
        with Archive.open(configuration.desk.archive) as archive:
            archive.keep(fetched(write_piece(1, DAY, matter=MATTERS[0])))
            # what is found is there already, so that no run has to load a model
            assert Reader(archive, lambda: f"{DAY}T04:00:00Z", jobs=1).read_new(archive.articles.all()) == 1
        running: list[subprocess.Popen[bytes]] = []

        def kill() -> None:
            os.kill(running[-1].pid, signal.SIGKILL)

        def run() -> int:
            words = [
                sys.executable,
                "-m",
                "briefing",
                "daily",
                "--no-fetch",
                "--day",
                DAY,
                "--config",
                configuration.file,
            ]
            running.append(subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
            out, _ = running[-1].communicate(timeout=120)
            printed.append(out.decode())
            return running[-1].returncode

        printed: list[str] = []
        box.when_named = kill
        assert run() == -signal.SIGKILL
        box.when_named = lambda: None
        assert box.envelopes == [], "killed before the mail was handed over"

        box.when_taken = kill
        assert run() == -signal.SIGKILL
        box.when_taken = lambda: None
        assert len(box.envelopes) == 1, "killed after the server had it and before it could say so"
        with Archive.open(configuration.desk.archive) as archive:
            assert list(archive.check()) == []
            assert [one.state for one in archive.outbox.all()] == ["sent", "sending", "pending"]

        assert run() == 1, "it is told"
        assert "a run was stopped in the moment of handing it over; it most likely arrived" in printed[-1]
        assert run() == 0
        assert [one.rcpt_tos for one in box.envelopes] == [["minister@example.org"], ["press@example.org"]]
