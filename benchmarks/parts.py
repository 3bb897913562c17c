"""Where the time of `briefing build` goes: one process, part by part, in the order of the pipeline."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from rich.console import Console
from rich.table import Table

AS_OF = "2022-05-06"
LAYERS = ("quotations", "times", "cast", "attributions")


class Stopwatch:
    """Seconds on the clock and of the processor by part, in the order in which the parts were first begun."""

    def __init__(self) -> None:
        """Begin with no part."""
        self.seconds: dict[str, tuple[float, float]] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Add the time of a block to a part."""
        clock, processor = time.perf_counter(), time.process_time()
        yield
        before = self.seconds.get(name, (0.0, 0.0))
        self.seconds[name] = (
            before[0] + time.perf_counter() - clock,
            before[1] + time.process_time() - processor,
        )


def main(inputs: list[str]) -> None:
    """Go through the whole way once, and print what each part took."""
    watch = Stopwatch()
    with watch.part("import"):
        from briefing.language.dating import date_article
        from briefing.language.parsing import load_parser, parser_version
        from briefing.model import ArticleFindings
        from briefing.renderers import RENDERERS, render
        from briefing.sources import load_articles
        from briefing.stages import load_stages
        from briefing.synthesis.brief import build_brief
        from briefing.templating.packs import load_pack
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


def show(seconds: dict[str, tuple[float, float]], words: int) -> None:
    """The parts as a table; what a process of its own did for a part (a PDF's setting) is on the clock alone."""
    table = Table("part", "clock", "processor", "processor, µs a word", "share of the clock")
    whole = sum(clock for clock, _ in seconds.values()), sum(processor for _, processor in seconds.values())
    for name, (clock, processor) in [*seconds.items(), ("in all", whole)]:
        table.add_row(
            name,
            f"{clock:.2f} s",
            f"{processor:.2f} s",
            f"{processor / words * 1e6:.1f}",
            f"{clock / whole[0]:.0%}",
        )
    Console(width=110).print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
