"""The metadata packet (XMP) of a PDF: what it is about, and which standards it declares to follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from weasyprint.pdf.metadata import DocumentMetadata

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold, not even as a number."""

_DECLARED = """\
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
"""

_EXTENSION = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"""
"""PDF/A knows no PDF/UA: the property that declares it has to be described (ISO 19005-3, 6.6.2.3)."""


def build_metadata(about: DocumentMetadata) -> bytes:
    """The packet: the same words as in the information dictionary, PDF/A-3a and PDF/UA-1 declared."""
    from weasyprint import VERSION

    fields = [
        _field("dc:format", "application/pdf"),
        _field("dc:title", about.title, "Alt"),
        _field("dc:description", about.description, "Alt"),
        _field("dc:language", about.lang, "Bag"),
        _field("pdf:Keywords", ", ".join(about.keywords)),
        _field("pdf:Producer", f"WeasyPrint {VERSION}"),
        _field("xmp:CreatorTool", about.generator),
        _field("xmp:CreateDate", about.created),
        _field("xmp:ModifyDate", about.modified),
    ]
    names = "".join(f'\n xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF{names}>\n<rdf:Description rdf:about="">\n{"".join(fields)}{_DECLARED}{_EXTENSION}'
        '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return packet.encode("utf-8")


def _field(name: str, value: str | None, kind: str | None = None) -> str:
    """A property, in the container that its schema asks for; nothing where there is no value."""
    if not value:
        return ""
    text = escape(_UNWRITABLE.sub("", value))
    if kind == "Alt":
        text = f'<rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'
    elif kind:
        text = f"<rdf:{kind}><rdf:li>{text}</rdf:li></rdf:{kind}>"
    return f"<{name}>{text}</{name}>\n"
