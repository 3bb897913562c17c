"""From a section's Markdown to HTML, with what pages need and Markdown cannot say.

Classes and widths for columns, classes for citations, headings of rows, the name of its column on every cell for narrow
screens, and an end to lists and tables that are too long for paper.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from textwrap import wrap
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from briefing.renderers.columns import shares
from briefing.templating.corroboration import replace_marks, without_marks
from briefing.templating.wording import counted

_WHOLE = frozenset({"number", "date"})
"""Fields whose cells are not broken, as long as they are short."""

_NOTHING = "—"
"""What stands in a cell of which nothing is known."""

_CITED = 0.86
"""How large citations are beside the text."""

_MARGIN_LETTERS = 19
"""Letters of a heading that go on a line of the margin in which it stands beside its list."""

_STANCES = {
    "against": {"denies", "rejects", "condemns", "threatens"},
    "asking": {"demands", "asks"},
    "for": {"supports", "promises"},
}
"""What colours a cell of the grid of issues, besides the word that stands in it; the first that holds."""

_TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "small", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"class", "href", "id", "rel"},
    "ol": {"start"},
    "h3": {"class"},
    "p": {"class"},
    "small": {"class"},
    "td": {"class", "data-head"},
    "th": {"class", "data-head", "scope"},
}


_ANCHOR = re.compile(r'<a id=("[\w-]+")></a>(<strong>)?')
"""A place to link to, which is no link itself: no one is to stop there.  Words that follow bear its name."""


def dress(text: str, columns: dict[str, str], most: int | None = None, without: Collection[str] = ()) -> str:
    """Markdown as HTML that holds no element or address beyond the few that sections need.

    ``columns`` are the fields of tables by their headings; ``most`` is how many rows or points of one table or list
    are kept, with a count of the others; columns of the fields ``without`` are left out where rows bear marks of
    corroboration.
    """
    converter = markdown.Markdown(extensions=["tables", "sane_lists", _Extension(_Dressing(columns, most, without))])
    html = converter.convert(text)
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None)
    return _ANCHOR.sub(lambda at: f"<strong id={at[1]}>" if at[2] else f"<span id={at[1]}></span>", clean)


class _Extension(Extension):
    def __init__(self, dressing: _Dressing) -> None:
        super().__init__()
        self.dressing = dressing

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.treeprocessors.register(self.dressing, "briefing", 1)


class _Dressing(Treeprocessor):
    def __init__(self, columns: dict[str, str], most: int | None, without: Collection[str]) -> None:
        super().__init__()
        self.columns = columns
        self.most = most
        self.without = without

    def run(self, root: Element) -> None:
        self._shorten(root)
        for heading in root.iter("h3"):
            if (lines := len(wrap("".join(heading.itertext()), _MARGIN_LETTERS))) > 1:
                heading.set("class", f"lines-{min(lines, 4)}")
        for words in root.iter("p"):
            if len(words) == 1 and words[0].tag == "strong" and not (words.text or words[0].tail or "").strip():
                words.set("class", "sub-heading")
        for table in root.iter("table"):
            self._drop_columns(table)
            self._dress_table(table)
        for parent in root.iter():
            for link in [child for child in parent if child.tag == "a" and child.get("href")]:
                self._dress_link(link, follows=_after(link, parent))
                self._dress_count(link, parent)

    def _shorten(self, root: Element) -> None:
        """Keep so many rows and points, and say how many were left out."""
        if self.most is None:
            return
        for parent in list(root.iter()):
            for child in list(parent):
                body = child.find("tbody") if child.tag == "table" else child if child.tag in ("ul", "ol") else None
                if body is not None and len(body) > self.most:
                    noun = "row" if child.tag == "table" else "point"
                    left_out = Element("p", {"class": "left-out"})
                    left_out.text = f"{counted(len(body) - self.most, f'more {noun}')}: see brief.json."
                    body[self.most :] = []
                    parent.insert(list(parent).index(child) + 1, left_out)

    def _drop_columns(self, table: Element) -> None:
        """Leave out the columns that the marks after citations tell already."""
        words = "".join(table.itertext())
        if without_marks(words) == words:
            return
        heads = ["".join(head.itertext()).strip() for head in table.iter("th")]
        dropped = [number for number, heading in enumerate(heads) if self.columns.get(heading) in self.without]
        for row in table.iter("tr"):
            for cell in [row[number] for number in dropped if number < len(row)]:
                row.remove(cell)

    def _dress_table(self, table: Element) -> None:
        """Each cell gets the class of its column, which is known by its heading; the first one heads its row."""
        heads = ["".join(head.itertext()).strip() for head in table.iter("th")]
        rows = len(list(table.iter("tr"))) - 1
        for head in table.iter("th"):
            head.set("scope", "col")
        for row in table.iter("tr"):
            for cell, heading in zip(row, heads, strict=False):
                if (field := self.columns.get(heading)) is not None:
                    cell.set("class", f"col-{field}")
                if field == "stance" and cell.tag == "td":
                    cell.set("class", f"col-stance {_stance(cell)}".strip())
                if cell.tag == "td":
                    cell.set("data-head", heading)
                    if cell.text == _NOTHING and not len(cell):
                        cell.set("class", f"{cell.get('class', '')} none".strip())
            if row[0].tag == "td" and rows_worth_heading(len(heads), rows):
                row[0].tag = "th"
                row[0].set("scope", "row")
        self._quiet_days(table)
        fields = [self.columns.get(heading) for heading in heads]
        for head, share in zip(list(table.iter("th")), _widths(table, fields), strict=False):
            head.set("class", " ".join(filter(None, [head.get("class"), f"share-{share}"])))

    def _quiet_days(self, table: Element) -> None:
        """A day that heads several rows is loud once."""
        before = ""
        for row in list(table.iter("tr"))[1:]:
            day = "".join(row[0].itertext())
            if day == before and row[0].get("class") == "col-date" and row[0].tag == "th":
                row[0].set("class", "col-date again")
            before = day

    def _dress_link(self, link: Element, follows: Element | None) -> None:
        """A citation gets its brackets, which also part it from the next one: the comma between them can go."""
        if not _is_citation(link):
            link.set("rel", "noopener noreferrer")
            return
        link.set("class", "cite")
        link.text = f"[{link.text}]"
        if follows is not None and _is_citation(follows) and link.tail == ", ":
            link.tail = " "

    def _dress_count(self, link: Element, parent: Element) -> None:
        """The `+3` after citations, how many more there are, is set as small as they are."""
        if _is_citation(link) and (count := re.match(r" (\+\d+)", link.tail or "")):
            small = Element("small", {"class": "cite"})
            small.text, small.tail = count[1], (link.tail or "")[count.end() :]
            link.tail = " "
            parent.insert(list(parent).index(link) + 1, small)


def rows_worth_heading(columns: int, rows: int) -> bool:
    """Whether a table has more cells than it would have headings, if rows had one too."""
    return (columns - 1) * rows > columns + rows


def _stance(cell: Element) -> str:
    """The class of what an actor does with what is said of an issue: `against`, `asking`, `for`; none where it says."""
    words = set(re.findall(r"[a-z]+", "".join(cell.itertext())))
    return next((name for name, stances in _STANCES.items() if stances & words), "")


def _widths(table: Element, fields: list[str | None]) -> list[int]:
    """The shares of a table's columns, from the words that are seen in them."""
    rows = [[_seen(cell, field) for cell, field in zip(row, fields, strict=False)] for row in table.iter("tr")]
    full = [row for row in rows if len(row) == len(fields)]
    return shares(full, [number for number, field in enumerate(fields) if field in _WHOLE])


def _seen(cell: Element, field: str | None) -> str:
    """The text of a cell, as long as it will look: citations are small, and keep their own words together."""
    text = replace_marks("".join(cell.itertext()).strip(), lambda signs, _: signs)
    if field != "cited":
        return text
    pieces = text.replace(" ¶", "\u00a0¶").split(", ")
    return " ".join("x" * round((len(piece) + 2) * _CITED) for piece in pieces)


def _is_citation(element: Element) -> bool:
    return element.tag == "a" and element.get("href", "").startswith("#source-")


def _after(element: Element, parent: Element) -> Element | None:
    siblings = list(parent)
    place = siblings.index(element) + 1
    return siblings[place] if place < len(siblings) else None
