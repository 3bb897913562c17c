"""Where the time of `briefing build` goes: one process, part by part, in the order of the pipeline."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from rich.console import Console
from rich.table import Table

AS_OF = "2022-05-06"
LAYERS = ("quotations", "times", "cast", "attributions")


class Stopwatch:
    """Seconds of processor time by part, in the order in which the parts were first begun."""

    def __init__(self) -> None:
        """Begin with no part."""
        self.seconds: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Add the time of a block to a part."""
        began = processor_time()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + processor_time() - began


def processor_time() -> float:
    """Seconds that this process and its ended children have had a processor: the PDF is set in one of its own."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(inputs: list[str]) -> None:
    """Go through the whole way once, and print what each part took."""
    watch = Stopwatch()
    with watch.part("import"):
        import trafilatura
        import weasyprint

        from briefing.language.dating import date_article
        from briefing.language.parsing import load_parser, parser_version
        from briefing.model import ArticleFindings
        from briefing.renderers import RENDERERS, render
        from briefing.sources import load_articles
        from briefing.stages import load_stages
        from briefing.synthesis.brief import build_brief
        from briefing.templating.packs import load_pack

        assert trafilatura
        assert weasyprint
    with watch.part("load model"):
        parser = load_parser()
        stages = load_stages()
    with watch.part("read, clean"):
        reading = load_articles(inputs)
    findings = []
    with watch.part("parse"):
        everything = list(parser.parse(reading.articles))
    for parsed in everything:
        with watch.part("dating"):
            dated = replace(parsed, article=date_article(parsed, AS_OF))
        for layer in LAYERS:
            with watch.part(f"layer: {layer}"):
                getattr(dated, layer)
        found = {}
        for name, find in stages.items():
            with watch.part(f"stage: {name}"):
                found[name] = find(dated)
        with watch.part("findings"):
            times = tuple(one.expression for one in dated.times)
            findings.append(ArticleFindings(article=dated.article, times=times, **found))
    with watch.part("synthesis"):
        brief = build_brief(
            findings, reading.unread, as_of=AS_OF, title=None, pack="default", tlp=None, parser=parser_version()
        )
    for name in RENDERERS:
        with watch.part(f"render: {name}"):
            render(brief, load_pack("default"), [name])
    show(watch.seconds, sum(len(article.text.split()) for article in reading.articles))


def show(seconds: dict[str, float], words: int) -> None:
    """The parts as a table, with microseconds a word and shares of the whole."""
    table = Table("part", "seconds", "µs a word", "share")
    total = sum(seconds.values())
    for name, spent in [*seconds.items(), ("in all", total)]:
        table.add_row(name, f"{spent:.2f}", f"{spent / words * 1e6:.1f}", f"{spent / total:.0%}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
