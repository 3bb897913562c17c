"""The templates of a pack, each read with what it gets: faults in them, and claims that are never cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from jinja2 import nodes
from jinja2.environment import Environment

from briefing.faults import Fault, choices, meant
from briefing.templating.environment import build_markdown_environment, build_page_environment
from briefing.templating.lint.blocks import BLOCKS
from briefing.templating.lint.files import FILES, read_template
from briefing.templating.lint.kinds import Kind, Record, Text, kind_of
from briefing.templating.lint.kinds import Sequence as List
from briefing.templating.lint.reading import Library, Macro, Reader, TableUse, Value, written_as
from briefing.templating.lint.statements import STATEMENTS
from briefing.templating.lint.walking import read_macro
from briefing.templating.loading import FLAVOURS, own_templates, read_templates
from briefing.templating.pack_checks import stage_names
from briefing.templating.packs import Generation, Pack, load_pack
from briefing.templating.variables import TEMPLATES, template_variables
from briefing.templating.views import CitationView, Context, OthersView

READERS = STATEMENTS | BLOCKS | FILES
"""Who reads which kind of statement."""


def template_faults(pack: Pack, own: Sequence[Generation]) -> Iterator[Fault]:
    """The faults in a pack's templates, and what its `fields` say of tables that these do not write.

    Raises:
        TemplateError: a template cannot be read.
    """
    sources = read_templates(pack)
    markdown, page = _library(_markdown(), sources, pack), _library(_page(), sources, pack)
    used: set[str] = set()
    tables: dict[str, list[TableUse]] = {}
    for name in sources:
        variables = template_variables(name)
        if variables is None:
            continue
        reader = _reader(page if name.endswith(".html.j2") else markdown, name, variables, pack)
        yield from _read(reader, name)
        used |= reader.used
        if reader.section:
            tables[reader.section] = [one for one in reader.tables if one.section == reader.section]
    for one in own:
        yield from _column_faults(pack, one, tables)
        yield from _unused(pack, one, used, sources)


@cache
def _markdown() -> Environment:
    return build_markdown_environment(load_pack("default"))


@cache
def _page() -> Environment:
    return build_page_environment(load_pack("default"))


def _library(environment: Environment, sources: Mapping[str, tuple[str, Path]], pack: Pack) -> Library:
    functions = {name: function for name, function in environment.globals.items() if callable(function)}
    return Library(environment, sources, functions, dict(environment.filters), tuple(sorted(pack.headings)))


def _reader(library: Library, name: str, variables: Mapping[str, object], pack: Pack) -> Reader:
    names = {one: Value(kind_of(kind), one) for one, kind in variables.items()}
    new = {one for one in (_section(name), *_new_lists(pack)) if one and names and one not in names}
    names |= {one: Value(Record(OthersView), one) for one in new}
    citing = name.endswith(".md.j2") and not name.startswith((f"{FLAVOURS}/", "figures/"))
    return Reader(library, READERS, library.path(name), names, citing=citing, section=_section(name))


def _section(name: str) -> str:
    """The section that a template words; empty where it words none."""
    return name.removeprefix("sections/").split(".")[0] if name.startswith("sections/") else ""


def _new_lists(pack: Pack) -> frozenset[str]:
    """The lists of stages that the context does not know."""
    return stage_names() - set(Context.model_fields) - {"events", "topics"}


def _read(reader: Reader, name: str) -> Iterator[Fault]:
    read_template(reader, name)
    tree = reader.library.tree(name)
    if not isinstance(tree, Fault):
        for node in tree.find_all(nodes.Macro):
            if id(node) not in reader.called:
                values = _macro_values(node) if name.startswith(f"{FLAVOURS}/") else {}
                read_macro(reader, Macro(node, reader.library.path(name), reader.names), values)
    yield from reader.faults
    if reader.citing:
        yield from _uncited(reader)


def _macro_values(node: nodes.Macro) -> dict[str, Value]:
    """What the macros of a flavour get, by the names of their parameters."""
    kinds: dict[str, Kind] = {
        "citation": Record(CitationView),
        "words": Text(markup=True),
        "target": Text(markup=True),
        "signs": Text(markup=True),  # a macro of a flavour may be right to let them pass
        "brief": Record(Context),
        "headings": List(Text()),
        "rows": List(List(Text(markup=True))),
    }
    names = [one.name for one in node.args]
    return {name: Value(kinds[name], name) for name in names if name in kinds and not node.name.startswith("_")}


def _uncited(reader: Reader) -> Iterator[Fault]:
    """Words of findings that are written, where the finding is cited nowhere in the template."""
    for path, places in reader.claimed.items():
        if path not in reader.cited:
            place, words = places[0]
            finding = written_as(path)
            told = f'"{words}" is' if words != "this" else f"words of {finding} are"
            yield place.fault(
                f"{told} written, and {finding} is never cited; write {{{{ cite({finding}) }}}} beside it."
            )


def _column_faults(pack: Pack, one: Generation, tables: Mapping[str, list[TableUse]]) -> Iterator[Fault]:
    """Columns that no table writes, and tables whose columns make claims and cite none."""
    for section, columns in one.says.fields.items():
        for table in tables.get(section, [])[:1]:
            for column in columns:
                if table.columns and column not in table.columns and column in pack.headings:
                    message = (
                        f'fields.{section}: sections/{section}.md.j2 writes no column "{column}"'
                        f"{meant(column, table.columns)} Columns that it writes: {choices(table.columns)}."
                    )
                    yield one.written.fault(("fields", section), message, column)
            shown = {None, *columns}
            if table.claims & shown and not table.cites & shown:
                citing = ", ".join(sorted(f'"{name}"' for name in table.cites if name)) or "none"
                message = (
                    f"fields.{section}: the words of sources are shown and no column cites them; "
                    f"add a column that does: {citing}."
                )
                yield one.written.fault(("fields", section), message)


def _unused(pack: Pack, one: Generation, used: set[str], sources: Mapping[str, tuple[str, Path]]) -> Iterator[Fault]:
    """Templates that nothing uses: their names are probably wrong."""
    shown = {name for name in pack.sections if name != "..."} | stage_names() | _ancestors_sections(pack, one)
    usual = set(used) | {f"sections/{name}.md.j2" for name in shown}
    for name, path in own_templates(one.folder).items():
        section = _section(name)
        known = name in used and (not section or section in shown or _may_be_a_stage(section, shown))
        if not known or (name.startswith("points/") and not _is_point(name, pack)):
            candidates = sorted(usual - {name})
            kinds = ", ".join(TEMPLATES)
            yield Fault(path, 1, 1, f'no document uses "{name}"{meant(name, candidates)} Templates: {kinds}.')


def _ancestors_sections(pack: Pack, one: Generation) -> set[str]:
    older = pack.generations[pack.generations.index(one) + 1 :]
    return {_section(name) for ancestor in older for name in own_templates(ancestor.folder)}


def _may_be_a_stage(section: str, shown: Iterable[str]) -> bool:
    """Whether a section that nobody lists can be one of a stage yet to come: its name is not nearly that of another."""
    return not get_close_matches(section, [name for name in shown if name != section], cutoff=0.8)


def _is_point(name: str, pack: Pack) -> bool:
    point = name.removeprefix("points/").removesuffix(".md.j2")
    return point == "other" or point in pack.partials() | stage_names()
