"""What is handed to systemd and cron."""

from __future__ import annotations

import re
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


def test_a_title_adds_no_settings_to_a_unit(folder: Path, capsys) -> None:
    path = folder / "briefing.toml"
    written = path.read_text(encoding="utf-8")
    title = 'title = "Mine\\rExecStartPre=/bin/false\\u2028\\\\"'
    path.write_text(re.sub(r"^title = .*$", lambda _: title, written, count=1, flags=re.MULTILINE), encoding="utf-8")
    units = Runner(capsys)("schedule", "--config", path).out
    assert "Description=Mine ExecStartPre=/bin/false /\nWants=" in units
    assert not {"\r", "\u2028"} & set(units)


def test_a_folder_with_line_ends_in_its_name_is_not_scheduled(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "desk\nExecStartPre=x"
    folder.mkdir()
    write_configuration(folder)
    for kind in ("--systemd", "--cron"):
        done = Runner(capsys)("schedule", kind, "--config", folder / "briefing.toml")
        assert (done.code, done.out) == (2, "")
        assert "no scheduler takes" in done.err


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
