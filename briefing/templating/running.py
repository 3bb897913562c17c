"""The templates of a pack at work: each run by its name, its faults told in one message."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Protocol

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.environment import Environment

from briefing.errors import TemplateError
from briefing.templating.environment import build_markdown_environment, build_page_environment
from briefing.templating.flavours import FlavourFile
from briefing.templating.holding import hold_markup
from briefing.templating.packs import Pack
from briefing.templating.views import Context


class Templates(Protocol):
    """What words a document: the templates of a pack and the macros of a wiki flavour."""

    @property
    def says(self) -> FlavourFile:
        """What the flavour sets."""

    def render(self, name: str, **variables: Any) -> str:
        """What a template writes; the variables join the context's.

        Raises:
            TemplateError: it is missing, faulty, or was stopped; the message names file and line.
        """

    def write(self, macro: str, *arguments: Any) -> str:
        """What a macro of the flavour writes.

        Raises:
            TemplateError: as for `render`.
        """

    def hold(self, html: str) -> str:
        """HTML with stand-ins for what the flavour's target takes for markup, for pandoc.

        Raises:
            TemplateError: as for `render`.
        """


class OutOfTimeError(Exception):
    """Raised inside of a template whose time is over, so that its line is known."""


class RunningTemplates:
    """Templates that run here and now, in this process."""

    def __init__(self, pack: Pack, wiki: str, context: Context | None) -> None:
        """Read the templates of a pack, and a flavour; without a context, only what the flavour sets can be asked.

        Raises:
            TemplateError: there is no such flavour, or a file is faulty.
        """
        self.pack, self.wiki, self._variables = pack, wiki, context.variables() if context else {}
        self._markdown = build_markdown_environment(pack, wiki)

    @cached_property
    def _page(self) -> Environment:
        return build_page_environment(self.pack)

    def read_pages(self) -> None:
        """Read the templates of pages now: before a process that may open no file later has to."""
        assert self._page

    @property
    def says(self) -> FlavourFile:
        """What the flavour sets."""
        return self._markdown.flavour.says

    def render(self, name: str, **variables: Any) -> str:
        """What a template writes; the variables join the context's."""
        environment = self._page if name.endswith(".html.j2") else self._markdown
        with faults_named(self.pack, name):
            return environment.get_template(name).render(self._variables | variables)

    def write(self, macro: str, *arguments: Any) -> str:
        """What a macro of the flavour writes."""
        with faults_named(self.pack, f"flavours/{self.wiki}.md.j2"):
            return self._markdown.flavour.write(macro, *arguments)

    def hold(self, html: str) -> str:
        """HTML with stand-ins for what the flavour's target takes for markup."""
        return hold_markup(html, self.says)


@contextmanager
def faults_named(pack: Pack, name: str) -> Iterator[None]:
    """Turn what goes wrong in a template into one message: file, line, reason."""
    try:
        yield
    except TemplateNotFound as error:
        looked = ", ".join(map(str, pack.chain))
        raise TemplateError(f"Pack “{pack.name}” has no template {error.name}. Looked in: {looked}.") from error
    except TemplateSyntaxError as error:
        file = error.filename or pack.find_file(name) or name
        raise TemplateError(f"{file}:{error.lineno}: {error.message}") from error
    except RecursionError as error:
        reason = "it goes on without end: a template that includes itself, or a macro that calls itself."
        raise TemplateError(f"{_fault_place(error, pack, name)}: {reason}") from error
    except (MemoryError, OutOfTimeError) as error:
        error.add_note(_fault_place(error, pack, name))
        raise
    except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise TemplateError(f"{_fault_place(error, pack, name)}: {error}") from error


def _fault_place(error: BaseException, pack: Pack, name: str) -> str:
    """File and line of the innermost template that an error passed through."""
    place = str(pack.find_file(name) or name)
    traceback = error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = f"{file}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
