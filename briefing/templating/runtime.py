"""Makes Jinja's own auto-escaping speak Markdown: what its generated code imports is put in place here.

Jinja's compiled templates import `escape`, `Markup` and friends by name from `jinja2.runtime`, where they mean HTML.
`MarkdownCodeGenerator` (Jinja's documented hook) has them imported from this module instead, so that macros, `~`, `set`
blocks, `call` and `super()` all yield `MarkdownText`, and anything else is escaped as Markdown.  HTML's `Markup` counts
as unsafe here: what slips through is escaped twice, never not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes, runtime
from jinja2.compiler import CodeGenerator, Frame

from briefing.templating.escaping import MarkdownText

escape = MarkdownText.escape
Markup = MarkdownText
_REPLACED = ("MarkdownText", "escape", "Markup", "markup_join", "Macro", "TemplateReference")


def markup_join(parts: Iterable[Any]) -> MarkdownText:
    """What `~` makes of its operands: Markdown, each operand escaped that was not Markdown."""
    return MarkdownText("").join(parts)


class Macro(runtime.Macro):
    """A macro, whose output is Markdown."""

    def _invoke(self, arguments: list[Any], autoescape: bool) -> str:
        text: str = self._func(*arguments)
        return MarkdownText(text) if autoescape else text


class BlockReference(runtime.BlockReference):
    """A block called by `super()` or `self.NAME()`, whose output is Markdown."""

    @property
    def super(self) -> Any:
        """The block that this one overrides."""
        parent = super().super
        return _as_markdown(parent)

    def __call__(self) -> str:
        """The block's text."""
        text = super().__call__()
        return MarkdownText(str(text)) if self._context.eval_ctx.autoescape else text


class TemplateReference(runtime.TemplateReference):
    """`self` in a template."""

    def __getitem__(self, name: str) -> Any:
        """A block of this template."""
        return _as_markdown(super().__getitem__(name))


class Context(runtime.Context):
    """A template's context, whose `super()` is Markdown."""

    def super(self, name: str, current: Any) -> Any:
        """The block that the current one overrides."""
        return _as_markdown(super().super(name, current))


def _as_markdown(reference: Any) -> Any:
    if not isinstance(reference, runtime.BlockReference):
        return reference  # Undefined: there is no such block, and Jinja says so when it is called
    return BlockReference(reference.name, reference._context, reference._stack, reference._depth)


class MarkdownCodeGenerator(CodeGenerator):
    """Jinja's compiler, with this module's names in place of the HTML ones."""

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """Write a line; after Jinja's import of its runtime comes the import of ours."""
        super().writeline(x, node, extra)
        if x.startswith("from jinja2.runtime import "):
            super().writeline(f"from {__name__} import {', '.join(_REPLACED)}")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        # Jinja escapes constants as HTML while compiling: leave them to the run, where ours is in place.
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)
