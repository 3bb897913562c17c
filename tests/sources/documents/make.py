"""Makes the PDFs beside this file from the text beside it:  python -m tests.sources.documents.make"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
SHEETS = {
    "two-columns": "main{columns:2} p{margin:0;text-indent:1em;text-align:justify;hyphens:auto}",
    "letter": "p{margin:0 0 1em;hyphens:auto;width:8cm}",
}


def main() -> None:
    from weasyprint import HTML

    headline, *paragraphs = (FOLDER / "harbour.txt").read_text("utf-8").strip().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    for name, css in SHEETS.items():
        running = "@page{size:A5;@top-center{content:'Coast Wire - Daily service'}@bottom-right{content:'Page ' counter(page)}}"
        html = f"<html lang=en><style>{running} body{{font-family:'Source Serif 4',serif}} {css}</style><h1>{headline}</h1><main>{body}</main></html>"
        HTML(string=html).write_pdf(FOLDER / f"{name}.pdf")


if __name__ == "__main__":
    main()
