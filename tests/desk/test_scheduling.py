"""What is handed to systemd and cron."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.morning import write_configuration
from tests.running import Runner


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "a desk 100%"
    path.mkdir()
    write_configuration(path)
    return path


def test_the_units(folder: Path, tmp_path: Path, capsys) -> None:
    run = Runner(capsys)
    done = run("schedule", "--config", folder / "briefing.toml", "--at", "6:05", "--output", tmp_path / "units")
    service, timer = (tmp_path / "units" / f"briefing-daily.{one}" for one in ("service", "timer"))
    assert done.out.split("\n")[:2] == [str(service), str(timer)]
    escaped = str(folder / "briefing.toml").replace("%", "%%")
    assert f'ExecStart={sys.executable} -m briefing daily --config "{escaped}"' in service.read_text()
    assert "OnCalendar=*-*-* 06:05:00 Europe/Oslo" in timer.read_text()
    assert run("schedule", "--config", folder / "briefing.toml").out.startswith("# briefing-daily.service\n[Unit]\n")
    if shutil.which("systemd-analyze"):
        subprocess.run(["systemd-analyze", "verify", service], check=True)


def test_the_crontab_line(folder: Path, capsys) -> None:
    done = Runner(capsys)("schedule", "--cron", "--config", folder / "briefing.toml", "--at", "18:30")
    zone, line = done.out.splitlines()
    assert zone == "CRON_TZ=Europe/Oslo"
    assert line.startswith("30 18 * * * cd '")
    assert "100\\%'" in line


@pytest.mark.parametrize("time", ["6", "24:00", "6:60", "noon", "-1:00"])
def test_no_time_of_day(folder: Path, time: str, capsys) -> None:
    done = Runner(capsys)("schedule", "--config", folder / "briefing.toml", f"--at={time}")
    assert (done.code, done.messages) == (2, [f"briefing: {time!r} is not a time of day. Write it as 06:30."])
