"""Bad input: one clear message, the right exit code, no traceback, and the good articles beside it are briefed."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import AS_OF, HARBOUR, Runner

MEGABYTE = 1_000_000


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


def file_of(content: bytes, name: str = "bad.txt") -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return write


def json_of(value: object) -> Callable[[Path], Path]:
    return file_of(json.dumps(value).encode(), "bad.json")


def empty_folder(folder: Path) -> Path:
    (folder / "bad").mkdir()
    return folder / "bad"


def folder_of_pictures(folder: Path) -> Path:
    (empty_folder(folder) / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    return folder / "bad"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "bad")
    return folder / "bad"


def loop(folder: Path) -> Path:
    (folder / "bad").symlink_to(folder / "bad")
    return folder / "bad"


BAD: dict[str, Callable[[Path], Path]] = {
    "an empty file": file_of(b""),
    "white space": file_of(b" \n\n\t\n"),
    "a binary file": file_of(bytes(range(256)) * 40),
    "a picture": file_of(b"\x89PNG\r\n\x1a\n" + bytes(1000), "bad.png"),
    "a picture that calls itself text": file_of(b"\xff\xd8\xff\xe0" + bytes(1000)),
    "20 MB of text": file_of(b"The minister said that the harbour fee would stay. " * (20 * MEGABYTE // 51)),
    "a folder without articles": empty_folder,
    "a folder of pictures": folder_of_pictures,
    "a JSON without text": json_of({"title": "Dockers", "date_publish": "2024-05-03"}),
    "a JSON with text of another kind": json_of({"title": ["Dockers"], "maintext": {"a": 5}}),
    "a JSON number": json_of(5),
    "broken JSON": file_of(b'{"title": "Dockers", "maintext": "The doc', "bad.json"),
    "a page without an article": file_of(
        b"<!doctype html><html><head><title>Log in</title></head><body></body></html>"
    ),
    "a missing file": lambda folder: folder / "gone.txt",
    "a pipe that nobody writes to": pipe,
    "a link to itself": loop,
    "another language": file_of(
        "Die Hafenarbeiter forderten das Ministerium am Freitag auf, die Gebühr zu senken. "
        "Der Minister sagte, die Regierung werde sich am Mittwoch mit der Gewerkschaft treffen.".encode()
    ),
}


@pytest.mark.parametrize("write", BAD.values(), ids=BAD.keys())
def test_bad_input_is_told_by_name_and_the_good_article_beside_it_is_briefed(
    write: Callable[[Path], Path], run: Runner, good: Path, tmp_path: Path
) -> None:
    bad = write(tmp_path)
    output = tmp_path / "out"
    done = run("build", bad, good, "--as-of", AS_OF, "--format", "json,md", "--output", output)
    assert done.code == 1
    assert len(done.messages) == 1, done.err
    assert done.messages[0].startswith(f"briefing: not read: {bad}")
    brief = json.loads((output / "brief.json").read_text(encoding="utf-8"))
    assert [Path(article["source"]).name for article in brief["articles"]] == ["good.txt"]
    assert len(brief["unread"]) == 1
    assert brief["unread"][0]["reason"] in done.messages[0]
    assert bad.name in (output / "brief.md").read_text(encoding="utf-8").replace("\\", "")


def test_nothing_but_bad_input_writes_no_brief(run: Runner, tmp_path: Path) -> None:
    done = run("build", tmp_path / "gone.txt", "--as-of", AS_OF, "--output", tmp_path / "out")
    assert done.code == 1
    assert "gone.txt" in done.messages[0]
    assert "no brief was written" in done.messages[-1]
    assert not list(tmp_path.glob("out/*"))


def test_input_of_odd_shape_is_read(run: Runner, good: Path, tmp_path: Path) -> None:
    shapes = {
        "utf16.txt": HARBOUR.encode("utf-16"),
        "windows.txt": HARBOUR.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}").replace("\n", "\r\n").encode("cp1252"),
        "bom.txt": HARBOUR.encode("utf-8-sig"),
        "name with \x1b[31m and \n.txt": HARBOUR.encode(),
        "no-suffix": HARBOUR.encode(),
    }
    good.unlink()
    for name, content in shapes.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / os.fsdecode(b"not utf-8 \xff.txt")).write_bytes(HARBOUR.encode())
    for name in [*shapes, os.fsdecode(b"not utf-8 \xff.txt")]:
        done = run("build", tmp_path / name, "--as-of", AS_OF, "--format", "json", "--output", tmp_path / "out")
        assert done.code == 0, (name, done.err)
        assert "\x1b" not in done.out + done.err


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "1" * 100_000,
        '"' * 20_000,
        "said " * 20_000,
        "May 10, 2024 " * 5_000,
        "(" * 50_000,
        "<div>" * 20_000 + HARBOUR,
        "\u202e\x00\ufeff\x07 said.\n" * 500,
        "\n" * 100_000 + "x",
        "He said: \N{LEFT DOUBLE QUOTATION MARK}She said: " * 2_000,
        "Mr A. B. C. D. " * 5_000,
    ],
    ids=lambda text: f"{text[:8]!r}",
)
def test_no_text_brings_the_program_down(text: str, run: Runner, good: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    done = run("build", tmp_path / "odd.txt", good, "--as-of", AS_OF, "--format", "json", "--output", tmp_path / "out")
    assert done.code in (0, 1), done.err
    assert "internal error" not in done.err
    assert (tmp_path / "out" / "brief.json").is_file()


def test_an_output_that_cannot_be_written_is_told_before_the_work(run: Runner, good: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")
    for output in (tmp_path / "taken", tmp_path / "taken" / "below", Path("/proc/none")):
        done = run("build", good, "--as-of", AS_OF, "--output", output)
        assert done.code == 2, done.err
        assert len(done.messages) == 1
        assert str(output) in done.err


def test_what_stands_in_the_way_of_a_document_is_told(run: Runner, good: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "brief.json").mkdir(parents=True)
    done = run("build", good, "--as-of", AS_OF, "--format", "json", "--output", tmp_path / "out")
    assert done.code in (1, 2)
    assert len(done.messages) == 1
    assert "brief.json" in done.err
