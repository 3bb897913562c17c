"""PDF: the HTML page on paper, set by WeasyPrint."""

from __future__ import annotations

import hashlib
import re
from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, Any

from briefing.errors import RenderError, TemplateError
from briefing.renderers.html import page, style_sheet
from briefing.templating import Document
from briefing.templating.places import shipped_folder

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

FONT_SCHEME = "briefing-font"
"""`src: url(briefing-font:NAME.woff2)` in a style sheet names a bundled font."""

_FITS = ("1", "0.9", "0.8")
"""By how much the type is made smaller, in turn, where a pack allows only so many pages."""

PANGO_MISSING = (
    "PDF cannot be made: the Pango libraries are missing. On Debian and Ubuntu they come with: "
    "apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


def render_pdf(document: Document) -> bytes:
    """The document as PDF; the same bytes for the same document.  Nothing is fetched but bundled fonts.

    Raises:
        RenderError: WeasyPrint or the libraries that it needs are missing, or the page cannot be set.
    """
    weasyprint = _load_weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    style = style_sheet(document.pack) + style_sheet(document.pack, "-print")
    try:
        for fit in _FITS:
            html = _mend_breaks(page(document, f"{style}:root {{ --fit: {fit}; }}\n"))
            fonts = FontConfiguration()
            source = weasyprint.HTML(string=html, url_fetcher=_fetcher(), base_url="about:blank")
            pages = source.render(font_config=fonts)
            if document.pack.pages is None or len(pages.pages) <= document.pack.pages:
                break
        pdf: bytes = pages.write_pdf(pdf_identifier=hashlib.sha256(html.encode("utf-8")).digest()[:16])
    except TemplateError:
        raise
    except Exception as error:  # whatever WeasyPrint, Pango or a style sheet trips over: the user gets the reason
        raise RenderError(f"PDF cannot be made: {type(error).__name__}: {error}") from error
    return pdf


def _mend_breaks(html: str) -> str:
    """A blank before a citation as an element of its own.

    Where a citation no longer fits on a line, WeasyPrint 70 may break the text before it after its first word
    instead of its last; not so where that text does not end in the blank.
    """
    return re.sub(r' (<(?:a|small) [^>]*class="cite")', r"<span> </span>\1", html)


def _load_weasyprint() -> Any:
    try:
        with redirect_stdout(StringIO()):  # where Pango is missing, the import prints a paragraph of advice
            import weasyprint
    except OSError as error:
        raise RenderError(PANGO_MISSING) from error
    except ImportError as error:
        raise RenderError(
            f"PDF cannot be made: WeasyPrint is not installed ({error}). pip install weasyprint"
        ) from error
    return weasyprint


def _fetcher() -> Any:
    """A fetcher that opens bundled fonts and `data:` addresses, and neither network nor files."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class BundledOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            scheme, _, name = url.partition(":")
            if scheme == FONT_SCHEME:
                return URLFetcherResponse(url, bundled_font(name), {"Content-Type": "font/woff2"})
            if scheme == "data":
                return super().fetch(url, headers)
            raise ValueError(f"only bundled fonts and data: are opened, not {url}")

    return BundledOnly(allowed_protocols=("data",), allow_redirects=False)


def bundled_font(name: str) -> bytes:
    """The bytes of a bundled font.

    Raises:
        ValueError: there is none of that name.
    """
    folder = shipped_folder("styles") / "fonts"
    known = {path.name: path for path in folder.glob("*.woff2")}
    if name not in known:
        raise ValueError(f"there is no bundled font {name}; fonts: {', '.join(sorted(known))}")
    return known[name].read_bytes()
