"""`briefing.toml`: what it may say, and what is said of one that cannot work."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from briefing.desk.configuration import Configuration, ConfigurationError, load_configuration
from briefing.desk.configuration.explaining import inner_record

WHOLE = """
[desk]
title = "The morning brief"
time_zone = "Europe/London"
archive = "kept/archive.sqlite"
inbox = "inbox"
tlp = "amber"

[watch]
actors = ["Port authority"]

[mail]
host = "mail.example.org"
sender = "The desk <desk@example.org>"
user = "desk"
password_env = "DESK_PASSWORD"

[[feeds]]
name = "Coast Wire"
url = "https://example.org/feed.xml"

[[feeds]]
name = "Saved"
path = "/srv/saved"
kind = "folder"

[[stories]]
name = "harbour"
terms = ["harbour fee"]

[[recipients]]
name = "minister"
packs = ["executive"]
formats = ["pdf"]
stories = ["harbour", "other"]
mail = ["minister@example.org"]

  [recipients.wiki]
  repository = "git@example.org:wiki.git"
  flavour = "gitlab"
"""


def load(folder: Path, text: str) -> Configuration:
    path = folder / "briefing.toml"
    path.write_text(text, encoding="utf-8")
    return load_configuration(path)


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigurationError) as refused:
        load(folder, text)
    return str(refused.value).replace(str(folder / "briefing.toml"), "").splitlines()


def test_a_whole_configuration(tmp_path: Path) -> None:
    configuration = load(tmp_path, WHOLE)
    assert configuration.desk.archive == tmp_path / "kept" / "archive.sqlite"
    assert configuration.desk.output == tmp_path / "briefs"
    assert configuration.desk.tlp == "TLP:AMBER"
    assert configuration.feeds[1].path == Path("/srv/saved")
    assert configuration.recipients[0].wiki is not None
    assert configuration.recipients[0].wiki.flavour == "gitlab"
    assert configuration.file == tmp_path / "briefing.toml"


def test_an_empty_configuration_has_the_defaults(tmp_path: Path) -> None:
    configuration = load(tmp_path, "")
    assert configuration.feeds == ()
    assert configuration.desk.archive == tmp_path / "archive.sqlite"
    assert configuration.limits.allow_private_addresses is False


def test_all_faults_at_once_each_with_its_place_and_what_is_valid(tmp_path: Path) -> None:
    text = """[desk]
titel = "x"
time_zone = "Europe/Lundon"
brief = "each stori"
[limits]
articles_per_feed = 0
[[feeds]]
name = "One"
url = "ftp://example.org"
[[feeds]]
nme = "Two"
[[recipients]]
name = "boss"
  [recipients.wiki]
  path = "../x"
[mail]
host = 3
"""
    assert faults(tmp_path, text) == [
        ':2:1: [desk] has no key "titel"; did you mean "title"? '
        "There are title, time_zone, archive, output, inbox, templates, sources, tlp, brief.",
        ":3:13: desk.time_zone has to be a time zone of the tz database, such as Europe/London, not 'Europe/Lundon'.",
        ":4:9: desk.brief has to be one of 'each story' or 'all stories', not 'each stori'; did you mean \"each story\"?",
        ":6:1: limits.articles_per_feed has to be 1 or more, not 0.",
        ":9:7: feeds.url has to be an address that begins with https:// or http:// and names a host, not 'ftp://example.org'.",
        ":10:1: entry 2 of [[feeds]] needs a key name: what the feed is called in reports and as publisher where a page names none.",
        ':11:1: entry 2 of [[feeds]] has no key "nme"; did you mean "name"? There are name, url, path, kind, follow, enabled.',
        ":14:3: wiki of entry 1 of [[recipients]] needs a key repository: the repository: a folder, or what `git clone` is given.",
        ":15:10: recipients.wiki.path has to be a path inside the repository, without .., not '../x'.",
        ":16:1: [mail] needs a key sender: the address that mails come from.",
        ":17:1: mail.host has to be text in quotation marks, not 3.",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[feeds]]\nname = "A"', ':2:1: feed "A" has neither url nor path; give one.'),
        (
            '[[feeds]]\nname = "A"\nurl = "https://a.example"\n[[feeds]]\nname = "A"\npath = "b"',
            ':5:1: "A" is there twice; each entry of [[feeds]] needs a name of its own.',
        ),
        ('[[stories]]\nname = "other"\nterms = ["ab"]', ':2:1: "other" stands for what belongs to no story'),
        ('[[stories]]\nname = "a"', ':1:1: story "a" names nothing'),
        (
            '[[stories]]\nname = "grain"\nterms = ["ab"]\n[[recipients]]\nname = "b"\nfolder = "c"\nstories = ["gran"]',
            ':7:1: there is no story "gran"; did you mean "grain"?',
        ),
        ('[[recipients]]\nname = "b"', ':1:1: recipient "b" gets nothing'),
        ('[[recipients]]\nname = "b"\nmail = ["a@b.example"]', ":3:1: mail is sent by a server"),
        ('[mail]\nhost = "h"\nsender = "a@b.example"\nuser = "u"', ":1:1: user and password_env go together"),
        ('[mail]\nhost = "h"\nsender = "a@b.example\\nBcc: c@d.example"', ":3:1: mail.sender has to be a mail address"),
        ('[[feeds]]\nname = "A"\nurl = "https://u:p@a.example"', "without a name and password"),
        ('file = "x"', ':1:1: there is no table or key "file"'),
        ("[desk\n", ":1:6: is not valid TOML"),
    ],
)
def test_what_cannot_go_together(tmp_path: Path, text: str, says: str) -> None:
    (said,) = faults(tmp_path, text)
    assert says in said


def test_a_file_that_is_not_there_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="briefing init"):
        load_configuration(tmp_path / "briefing.toml")
    (tmp_path / "briefing.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigurationError, match="not UTF-8"):
        load_configuration(tmp_path / "briefing.toml")


def test_every_field_is_described() -> None:
    waiting: list[type[BaseModel]] = [Configuration]
    while waiting:
        record = waiting.pop()
        assert record.__doc__
        for name, field in record.model_fields.items():
            assert field.description, f"{record.__name__}.{name}"
            assert field.description.endswith("."), f"{record.__name__}.{name}"
            if inner := inner_record(record, name):
                waiting.append(inner)
