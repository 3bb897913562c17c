"""What can be wrong with a `pack.toml` that is written as it should be: names that stand for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from pkgutil import iter_modules

from briefing.faults import Fault, choices, meant
from briefing.templating.pack_file import HeadingsFile, read_toml
from briefing.templating.packs import LANGUAGE, REST, Generation, Pack, find_headings
from briefing.templating.places import shipped_folder
from briefing.tlp import TlpError, parse_tlp


def breaking_faults(pack: Pack) -> Iterator[Fault]:
    """The faults with which no brief can be made: sections, columns, styles and labels that there are not."""
    for generation in pack.generations:
        yield from _sections(pack, generation)
        yield from _columns(pack, generation)
        yield from _style(pack, generation)
        yield from _label(generation)
        yield from _wiki(pack, generation)
        yield from _headings_file(pack, generation)


def idle_faults(pack: Pack, generation: Generation) -> Iterator[Fault]:
    """What one pack of the chain says in vain: a heading that stands nowhere, a limit that limits nothing."""
    yield from _titles(pack, generation)
    yield from _limits(pack, generation)
    yield from _following(pack, generation)
    yield from _fields(pack, generation)
    yield from _formats(generation)
    yield from _only_new(pack, generation)
    yield from _language(pack, generation)


def stage_names() -> frozenset[str]:
    """The stages, by the names of their files: none is imported."""
    import briefing

    return frozenset(module.name for module in iter_modules([str(Path(briefing.__file__).parent / "stages")]))


def section_names(pack: Pack) -> frozenset[str]:
    """Every section that the pack can show: those that it has a template for, those of the stages."""
    return pack.partials() | stage_names()


def _sections(pack: Pack, one: Generation) -> Iterator[Fault]:
    own = one.says.sections or []
    for name in sorted({name for name in own if own.count(name) > 1}):
        yield one.written.fault(("sections",), f'sections: "{name}" is named more than once.', name)
    for name in own:
        if name != REST and name not in pack.partials():
            message = (
                f'sections: no pack has a section "{name}"{meant(name, pack.partials())} '
                f'Sections: {choices(pack.partials())}, and "..." for the rest. '
                f"Looked for sections/{name}.md.j2 in: {', '.join(map(str, pack.chain))}."
            )
            yield one.written.fault(("sections",), message, name)
    for name in one.says.quiet or []:
        if name not in pack.partials():
            message = (
                f'quiet: no pack has a section "{name}"{meant(name, pack.partials())} '
                f"Sections: {choices(pack.partials())}."
            )
            yield one.written.fault(("quiet",), message, name)


def _columns(pack: Pack, one: Generation) -> Iterator[Fault]:
    for section, columns in one.says.fields.items():
        for column in columns:
            if column not in pack.headings:
                message = (
                    f'fields.{section}: no column "{column}" has a heading{meant(column, pack.headings)} '
                    f"Columns: {choices(pack.headings)}."
                )
                yield one.written.fault(("fields", section), message, column)


def _style(pack: Pack, one: Generation) -> Iterator[Fault]:
    style = one.says.style
    if style is not None and pack.find_style(f"{style}.css") is None:
        places = (*pack.chain, shipped_folder("styles"))
        known = {file.stem for place in places for file in place.glob("*.css") if not file.stem.endswith("-print")}
        message = (
            f"style: there is no style sheet {style}.css{meant(style, known)} Styles: {choices(known)}. "
            f"Looked in: {', '.join(map(str, places))}."
        )
        yield one.written.fault(("style",), message)


def _label(one: Generation) -> Iterator[Fault]:
    try:
        label, warning = parse_tlp(one.says.tlp) if one.says.tlp is not None else (None, None)
    except TlpError as error:
        yield one.written.fault(("tlp",), f"tlp: {error}")
        return
    if warning or label != one.says.tlp:
        yield one.written.fault(("tlp",), f'tlp: write "{label}", as TLP 2.0 does, not "{one.says.tlp}".')


def _wiki(pack: Pack, one: Generation) -> Iterator[Fault]:
    from briefing.templating.flavours import flavour_folders, list_flavours

    wiki, known = one.says.wiki, list_flavours(pack)
    if wiki is not None and wiki not in known:
        message = (
            f'wiki: there is no wiki flavour "{wiki}"{meant(wiki, known)} Flavours: {choices(known)}. '
            f"Looked for {wiki}.md.j2 in: {', '.join(map(str, flavour_folders(pack)))}."
        )
        yield one.written.fault(("wiki",), message)


def _headings_file(pack: Pack, one: Generation) -> Iterator[Fault]:
    if path := find_headings(one.folder, pack.language):
        yield from read_toml(path, HeadingsFile)[2]


def _titles(pack: Pack, one: Generation) -> Iterator[Fault]:
    for name in one.says.titles:
        if name not in section_names(pack):
            known = section_names(pack)
            message = f'titles: there is no section "{name}"{meant(name, known)} Sections: {choices(known)}.'
            yield one.written.fault(("titles", name), message)


def _limits(pack: Pack, one: Generation) -> Iterator[Fault]:
    """A pack that extends none may set what it likes; others set what is known, or what limits a section of theirs."""
    older = pack.generations[pack.generations.index(one) + 1 :]
    if not older:
        return
    known = set(chain.from_iterable(ancestor.says.limits for ancestor in older)) | section_names(pack)
    for name in one.says.limits:
        if name not in known:
            message = f'limits: nothing is limited by "{name}"{meant(name, known)} Limits: {choices(known)}.'
            yield one.written.fault(("limits", name), message)


def _following(pack: Pack, one: Generation) -> Iterator[Fault]:
    """Limits of followers' briefs that are no lower than those of all, and what no PDF has to leave out."""
    for name, most in one.says.following.items():
        if name not in pack.limits:
            message = (
                f'following: nothing is limited by "{name}"{meant(name, pack.limits)} Limits: {choices(pack.limits)}.'
            )
            yield one.written.fault(("following", name), message)
        elif most > pack.limits[name]:
            message = f"following.{name} is {most}, and limits.{name} is {pack.limits[name]}: the lower one holds."
            yield one.written.fault(("following", name), message)
    known = pack.partials() | {"contents", "figures"}
    for name in one.says.printed_once or []:
        if name not in known:
            message = (
                f'printed_once: there is no section "{name}"{meant(name, known)} Sections and more: {choices(known)}.'
            )
            yield one.written.fault(("printed_once",), message, name)


def _fields(pack: Pack, one: Generation) -> Iterator[Fault]:
    for name in one.says.fields:
        if name not in section_names(pack):
            known = section_names(pack)
            message = f'fields: there is no section "{name}"{meant(name, known)} Sections: {choices(known)}.'
            yield one.written.fault(("fields", name), message)


def _formats(one: Generation) -> Iterator[Fault]:
    from briefing.renderers import RENDERERS

    for name in one.says.formats or []:
        if name not in RENDERERS:
            message = f'formats: there is no format "{name}"{meant(name, RENDERERS)} Formats: {", ".join(RENDERERS)}.'
            yield one.written.fault(("formats",), message, name)


def _only_new(pack: Pack, one: Generation) -> Iterator[Fault]:
    """A pack that prints only what is new, and does not say what it compares with."""
    if one.says.only_new and "changes" not in pack.sections:
        message = (
            'only_new: the pack prints only what is new, so its sections need "changes", which says since when '
            "and how much is as it was."
        )
        yield one.written.fault(("only_new",), message)


def _language(pack: Pack, one: Generation) -> Iterator[Fault]:
    """A language in which no pack of the chain has any words."""
    language = one.says.language
    if language in (None, LANGUAGE) or one.says.titles or one.says.headings:
        return
    if not any(find_headings(folder, str(language)) for folder in pack.chain):
        known = {LANGUAGE} | {file.stem for folder in pack.chain for file in folder.glob("headings/*.toml")}
        message = (
            f'language: no pack of the chain has headings in "{language}"{meant(str(language), known)} '
            f"Languages: {choices(known)}. Write headings/{language}.toml, or [titles] and [headings] here."
        )
        yield one.written.fault(("language",), message)
