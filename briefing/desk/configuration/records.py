"""The records of a configuration: one for each table of `briefing.toml`, a description on every field."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from briefing.desk.configuration.kinds import (
    Address,
    File,
    Formats,
    Inside,
    Label,
    Mailbox,
    Megabytes,
    Name,
    Port,
    Seconds,
    TimeZone,
    Title,
    Variable,
    Words,
)
from briefing.model.records import Record

FeedKind = Literal["auto", "rss", "atom", "json", "opml", "sitemap", "page", "folder"]
BriefKind = Literal["each story", "all stories"]
WikiFlavour = Literal[
    "gfm", "github-wiki", "gitlab", "obsidian", "mkdocs", "commonmark", "mediawiki", "dokuwiki", "jira"
]

EVERY_STORY, NO_STORY = "*", "other"
"""What a recipient may name besides stories: all of them, and the articles that belong to none."""


class Desk(Record):
    """The desk as a whole: where things lie, and what its briefs are called."""

    title: Title = Field(default="Morning brief", description="What the desk's briefs are called as a whole.")
    time_zone: TimeZone = Field(
        default="UTC", description="Which day “today” is: a name of the tz database, such as `Europe/London`."
    )
    archive: File = Field(
        default=Path("archive.sqlite"),
        validate_default=True,
        description="The file that keeps articles and briefs.",
    )
    output: File = Field(default=Path("briefs"), validate_default=True, description="The folder of issued briefs.")
    inbox: File | None = Field(
        default=None, description="A folder for files dropped by hand: mail, PDF, DOCX, pages, text. None by default."
    )
    templates: File | None = Field(default=None, description="A folder with template packs of your own.")
    sources: File | None = Field(
        default=None,
        description="A source register of your own, `sources.toml`; the one in your settings folder, if there is one.",
    )
    tlp: Label | None = Field(default=None, description="Traffic Light Protocol label of every brief: `TLP:AMBER`.")
    brief: BriefKind = Field(
        default="each story", description="One brief for `each story`, or one of `all stories` together."
    )


class Limits(Record):
    """What a run may take: time, bytes, articles; and how politely hosts are asked."""

    articles_per_feed: int = Field(default=200, ge=1, le=5000, description="Newest articles taken of one feed.")
    feed_megabytes: Megabytes = Field(default=10, description="A feed larger than this, unpacked, is not read.")
    page_megabytes: Megabytes = Field(default=10, description="A page or file larger than this, unpacked, is not read.")
    connect_seconds: Seconds = Field(default=10, description="How long a host may take to accept a connection.")
    read_seconds: Seconds = Field(default=20, description="How long a host may keep silent in mid-answer.")
    total_seconds: Seconds = Field(default=60, description="How long one answer may take as a whole.")
    attempts: int = Field(default=3, ge=1, le=10, description="How often a host that fails for the moment is asked.")
    wait_seconds: float = Field(
        default=30, ge=0, le=3600, description="Longest wait before another attempt, also where the host asks for more."
    )
    delay_seconds: float = Field(default=1, ge=0, le=3600, description="Pause between two requests to one host.")
    hosts_at_once: int = Field(default=4, ge=1, le=32, description="How many hosts are asked side by side.")
    host_seconds: float = Field(
        default=900, gt=0, le=86400, description="How long one host is asked in a run; what is left waits for the next."
    )
    recheck_days: int = Field(
        default=2, ge=0, le=365, description="For how many days an article's page is asked whether it was corrected."
    )
    days: int = Field(
        default=7, ge=1, le=365, description="For how many days an article can go into a brief that it is not in yet."
    )
    articles_per_brief: int = Field(
        default=300, ge=1, le=2000, description="Articles of one brief at most; what matters least stays out."
    )
    robots: bool = Field(default=True, description="Whether pages that a host's robots.txt excludes are left alone.")
    private_hosts: tuple[Words, ...] = Field(
        default=(),
        description="Hosts of your own network that are fetched though private: `news.example.lan`.",
    )
    allow_private_addresses: bool = Field(
        default=False, description="Whether any address in a private network or on this machine is fetched."
    )


class Feed(Record):
    """A source of articles: an address or a path, one of the two."""

    name: Title = Field(description="What the feed is called in reports and as publisher where a page names none.")
    url: Address | None = Field(default=None, description="Its address.")
    path: File | None = Field(default=None, description="A saved feed, page or folder instead of an address.")
    kind: FeedKind = Field(
        default="auto",
        description="What it is; `auto` goes by content. `opml`: a list of feeds, `page`: an article, `folder`: files.",
    )
    follow: bool = Field(
        default=True, description="Whether the articles' pages are fetched; else the feed's own text is all there is."
    )
    enabled: bool = Field(default=True, description="`false` leaves the feed out without losing its entry.")


class Watch(Record):
    """What matters to the desk: articles that name it come first, and those that are excluded do not come."""

    actors: tuple[Words, ...] = Field(default=(), description="Persons, bodies and states to watch.")
    places: tuple[Words, ...] = Field(default=(), description="Places to watch.")
    terms: tuple[Words, ...] = Field(default=(), description="Words and phrases to watch.")
    exclude: tuple[Words, ...] = Field(default=(), description="Articles with any of these words are left out.")


class Story(Record):
    """A story that the desk follows: an article belongs to it that names enough of what is listed."""

    name: Name = Field(description="Its short name, for command lines and files: `grain-deal`.")
    title: Title | None = Field(default=None, description="Title of its briefs; made from the foremost actors if none.")
    actors: tuple[Words, ...] = Field(default=(), description="Persons, bodies and states of the story.")
    places: tuple[Words, ...] = Field(default=(), description="Its places.")
    terms: tuple[Words, ...] = Field(default=(), description="Words and phrases that tell it from others.")
    exclude: tuple[Words, ...] = Field(default=(), description="Words that tell that an article is of another story.")
    feeds: tuple[Title, ...] = Field(default=(), description="Names of feeds whose articles alone count; all if empty.")


class Webhook(Record):
    """An address that is told of a brief: a POST with JSON."""

    url: Address = Field(description="The address.")
    secret_env: Variable | None = Field(
        default=None, description="Environment variable with the secret that the request is signed with (HMAC-SHA-256)."
    )


class Wiki(Record):
    """A wiki's git repository that briefs are committed to."""

    repository: str = Field(min_length=1, description="The repository: a folder, or what `git clone` is given.")
    path: Inside = Field(default="briefs", description="The folder inside it, for the pages.")
    flavour: WikiFlavour = Field(default="gfm", description="The wiki that the Markdown is for, as `--wiki` has it.")
    branch: str | None = Field(default=None, description="The branch; the repository's own where none is named.")


class Recipient(Record):
    """Who gets what, and how."""

    name: Name = Field(description="Short name, for logs: `minister`.")
    packs: tuple[str, ...] = Field(default=("default",), min_length=1, description="Template packs, one brief each.")
    formats: Formats = Field(default=(), description="Formats, such as `pdf`, `md`; the pack's own where none.")
    stories: tuple[str, ...] = Field(
        default=(EVERY_STORY,),
        min_length=1,
        description='Names of stories; `"*"` for all, `"other"` for articles that belong to none.',
    )
    folder: File | None = Field(default=None, description="A folder that the documents are put into.")
    mail: tuple[Mailbox, ...] = Field(default=(), description="Mail addresses; needs a table [mail].")
    webhook: Webhook | None = Field(default=None, description="An address that is told of each brief.")
    wiki: Wiki | None = Field(default=None, description="A wiki's git repository.")
    heartbeat: bool = Field(default=True, description="Whether a line is sent on days that bring nothing new.")


class Mail(Record):
    """The server that takes the desk's mail."""

    host: str = Field(min_length=1, description="The SMTP server's name.")
    port: Port | None = Field(default=None, description="Its port; 587 for starttls, 465 for tls, 25 for none.")
    security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="How the connection is secured; `none` is for a server on this machine."
    )
    sender: Mailbox = Field(description="The address that mails come from.")
    user: str | None = Field(default=None, description="Name to log in with; none for a server that asks for none.")
    password_env: Variable | None = Field(
        default=None, description="Environment variable with the password; the password itself never stands here."
    )
    timeout_seconds: Seconds = Field(default=30, description="How long the server may take for a step.")


class Configuration(Record):
    """A desk's `briefing.toml` as a whole; paths are absolute or as seen from where the program runs."""

    file: Path = Field(default=Path("briefing.toml"), exclude=True, description="The file that it was read from.")
    desk: Desk = Field(default=Desk(), description="The desk as a whole.")
    limits: Limits = Field(default=Limits(), description="What a run may take.")
    watch: Watch = Field(default=Watch(), description="What matters to the desk.")
    mail: Mail | None = Field(default=None, description="The server that takes the desk's mail.")
    feeds: tuple[Feed, ...] = Field(default=(), description="Where articles come from.")
    stories: tuple[Story, ...] = Field(default=(), description="The stories that are followed.")
    recipients: tuple[Recipient, ...] = Field(default=(), description="Who gets what.")
