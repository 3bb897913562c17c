"""PDF: the HTML page on paper, set by WeasyPrint."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from briefing.errors import RenderError
from briefing.renderers.html import page, read_style, style_sheet
from briefing.templating import Document
from briefing.templating.places import shipped_folder

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

FONT_SCHEME = "briefing-font"
"""`src: url(briefing-font:NAME.woff2)` in a style sheet names a bundled font."""

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

    html = page(document, style_sheet(document.pack))
    fonts = FontConfiguration()
    fetcher = _fetcher()
    print_style = f"{document.pack.style}-print.css"
    if document.pack.find_style(print_style) is None:
        print_style = "print.css"
    sheet = weasyprint.CSS(
        string=read_style(document.pack, print_style), font_config=fonts, url_fetcher=fetcher, base_url="about:blank"
    )
    source = weasyprint.HTML(string=html, url_fetcher=fetcher, base_url="about:blank")
    identifier = hashlib.sha256(html.encode("utf-8")).digest()[:16]
    try:
        pdf: bytes = source.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_identifier=identifier)
    except Exception as error:  # whatever WeasyPrint, Pango or a style sheet trips over: the user gets the reason
        raise RenderError(f"PDF cannot be made: {type(error).__name__}: {error}") from error
    return pdf


def _load_weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:
        raise RenderError(PANGO_MISSING) from error
    except ImportError as error:
        raise RenderError(f"PDF cannot be made: WeasyPrint is not installed ({error}). pip install weasyprint") from error
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
