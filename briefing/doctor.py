"""What the program needs, what of it is there, and the command that mends what is not."""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from io import StringIO
from pathlib import Path

from briefing.errors import ModelMissingError, TemplateError
from briefing.pipeline import DEFAULT_MODEL

PYTHONS = ((3, 11), (3, 13))
"""The oldest and the newest Python that the program is tested with."""

PANGO_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""Debian's names of the libraries that WeasyPrint draws text with."""

INSTALL_PANGO = f"apt-get install --no-install-recommends {PANGO_PACKAGES}"

FONT_SUFFIXES = {".otf", ".ttf", ".woff", ".woff2"}
INSTALL_AGAIN = "make install, in a clone of the project"


@dataclass(frozen=True)
class Check:
    """One thing that the program needs: what was found, and what mends it where it is not as it should be."""

    subject: str
    found: str
    mend: str | None = None

    @property
    def passed(self) -> bool:
        """Whether nothing has to be mended."""
        return self.mend is None


def examine(model: str = DEFAULT_MODEL) -> Iterator[Check]:
    """Everything that a brief in every format needs, tried out one after the other."""
    yield check_python()
    yield check_packages()
    yield check_model(model)
    yield check_pango()
    yield check_packs()
    yield check_fonts()
    yield check_writing("Temporary folder", Path(tempfile.gettempdir()), "set TMPDIR to a folder that can be written")
    yield check_writing("This folder", Path.cwd(), "name another with --output")


def check_python() -> Check:
    """The version of Python."""
    oldest, newest = PYTHONS
    found = f"{platform.python_version()} ({sys.executable})"
    if oldest <= sys.version_info[:2] <= newest:
        return Check("Python", found)
    return Check("Python", found, f"install Python {_dotted(oldest)} to {_dotted(newest)}, then: make brief")


def check_packages() -> Check:
    """The Python packages that the program's own metadata names."""
    try:
        needed = [one for one in requires("briefing") or () if "extra ==" not in one]
    except PackageNotFoundError:
        return Check("Packages", "briefing itself is not installed", INSTALL_AGAIN)
    missing = [one for one in needed if not _installed(_name(one))]
    if missing:
        wanted = " ".join(f"'{one}'" for one in missing)
        return Check("Packages", f"missing: {', '.join(map(_name, missing))}", f"{_pip()} install {wanted}")
    return Check("Packages", f"all {len(needed)} there")


def check_model(model: str) -> Check:
    """Whether the language model loads, and its version."""
    from briefing.language.parsing import load_pipeline

    mend = f"{_pip()} install {model.replace('_', '-')}"
    try:
        nlp = load_pipeline(model)
    except ModelMissingError:
        return Check("Language model", f"{model} is not installed", mend)
    except Exception as error:
        return Check("Language model", f"{model} cannot be loaded: {_first_line(error)}", f"{mend} --force-reinstall")
    return Check("Language model", f"{model} {nlp.meta['version']} on spaCy {version('spacy')}")


def check_pango() -> Check:
    """Whether WeasyPrint finds the libraries that it draws PDF with."""
    try:
        with redirect_stdout(StringIO()):  # where Pango is missing, the import prints a paragraph of advice
            import weasyprint
    except OSError as error:
        return Check("PDF", f"WeasyPrint cannot find Pango: {_first_line(error)}", INSTALL_PANGO)
    except ImportError as error:
        return Check("PDF", f"WeasyPrint cannot be imported: {_first_line(error)}", f"{_pip()} install weasyprint")
    return Check("PDF", f"WeasyPrint {weasyprint.__version__} with Pango")


def check_packs() -> Check:
    """Whether the shipped template packs are found, and can be read."""
    from briefing.templating.packs import list_packs, load_pack

    try:
        names = list(list_packs())
        for name in ("default", *names):
            load_pack(name)
    except TemplateError as error:
        return Check("Template packs", str(error), "mend that pack")
    return Check("Template packs", ", ".join(names))


def check_fonts() -> Check:
    """Whether the fonts that every PDF is set in are there: without them it looks different on each machine."""
    from briefing.templating.places import shipped_folder

    folder = shipped_folder("styles") / "fonts"
    fonts = sorted(path.stem for path in folder.glob("*.*") if path.suffix in FONT_SUFFIXES)
    if fonts:
        return Check("Fonts", f"{len(fonts)} shipped, the first {fonts[0]}")
    return Check("Fonts", f"none in {folder}", INSTALL_AGAIN)


def check_writing(subject: str, folder: Path, mend: str) -> Check:
    """Whether files can be written in a folder."""
    if os.access(folder, os.W_OK | os.X_OK):
        return Check(subject, f"{folder} can be written")
    return Check(subject, f"{folder} cannot be written", mend)


def _installed(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def _name(requirement: str) -> str:
    """The package that a requirement names: ``spacy<3.9,>=3.8`` → ``spacy``."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def _pip() -> str:
    return f"{sys.executable} -m pip"


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0].split(".  ")[0]
