"""The structure tree of a PDF, which is what is read out: mended where WeasyPrint 70 makes it page by page.

A paragraph, list or table that crosses a page becomes one element again; header cells say whether they head a column
or a row; running heads and feet, and the heads of tables repeated on a next page, become artifacts, so that no one
hears them in the midst of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydyf import PDF

Origins = dict[int, Any]
"""By the number of a structure element, the HTML element that it was made from."""


@contextmanager
def noted_origins() -> Iterator[Origins]:
    """Note, while a PDF is made, from which HTML element each structure element comes.

    WeasyPrint does not tell; this stands in the way of the function that makes them.  Where a later WeasyPrint has no
    such function, nothing is noted, and elements that cross a page stay in parts.
    """
    from weasyprint.pdf import tags

    origins: Origins = {}
    make = getattr(tags, "_build_box_tree", None)

    def note(box: Any, *rest: Any) -> Iterator[Any]:
        source = getattr(box, "element", None)
        for element in make(box, *rest):  # type: ignore[misc]  # never called where there is none
            origins.setdefault(element.number, source)
            yield element

    if make is not None:
        tags._build_box_tree = note
    try:
        yield origins
    finally:
        if make is not None:
            tags._build_box_tree = make


def object_at(pdf: PDF, reference: Any) -> Any:
    """The object that a reference (`b"12 0 R"`) names."""
    return pdf.objects[int(reference.split()[0])]


class StructureTree:
    """The structure tree of one PDF."""

    def __init__(self, pdf: PDF, origins: Origins) -> None:
        """Look up the tree and, page by page, to which elements its marked content belongs."""
        self.pdf = pdf
        self.origins = origins
        self.root = object_at(pdf, pdf.catalog["StructTreeRoot"])
        nums = object_at(pdf, self.root["ParentTree"])["Nums"]
        self.owners: dict[int, Any] = dict(zip(nums[::2], nums[1::2], strict=True))

    def elements(self) -> Iterator[Any]:
        """Every element of the tree, parents before children."""
        waiting = [object_at(self.pdf, kid) for kid in reversed(self.root["K"])]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in map(self._kid, reversed(element["K"])) if kid is not None]

    def _kid(self, reference: Any) -> Any:
        """The element that a kid is; None for marked content and annotations."""
        kid = object_at(self.pdf, reference) if isinstance(reference, bytes) else None
        return kid if kid is not None and kid.get("Type") == "/StructElem" else None

    def join_parts(self) -> None:
        """Elements that were made from one HTML element on successive pages become one."""
        joined: dict[bytes, bytes] = {}
        for element in self.elements():
            kids: list[Any] = []
            for reference in element["K"]:
                kid, last = self._kid(reference), self._kid(kids[-1]) if kids else None
                if kid is not None and last is not None and self._continues(kid, last):
                    self._append(last, kid)
                    joined[kid.reference] = last.reference
                else:
                    kids.append(reference)
            element["K"][:] = kids
        for page, owners in self.owners.items():
            if isinstance(owners, list):
                owners[:] = [joined.get(owner, owner) for owner in owners]
            else:
                self.owners[page] = joined.get(owners, owners)

    def _continues(self, element: Any, before: Any) -> bool:
        source = self.origins.get(element.number)
        return (
            source is not None
            and source is self.origins.get(before.number)
            and element["S"] == before["S"]
            and element["Pg"] != before["Pg"]
        )

    def _append(self, element: Any, rest: Any) -> None:
        """Hang the kids of the rest into an element; the head that a table repeats is dropped."""
        heads = {self.origins.get(kid.number) for kid in map(self._kid, element["K"]) if _is_head(kid)}
        for reference in rest["K"]:
            kid = self._kid(reference)
            if kid is None and isinstance(reference, int):  # marked content of another page than the element's
                element["K"].append(self._content(reference, rest["Pg"]))
            elif not (_is_head(kid) and self.origins.get(kid.number) in heads):
                element["K"].append(reference)
                if kid is not None:
                    kid["P"] = element.reference

    def _content(self, number: int, page: bytes) -> Any:
        from pydyf import Dictionary

        return Dictionary({"Type": "/MCR", "Pg": page, "MCID": number})

    def head_cells(self) -> None:
        """Each header cell says whether it heads a column or a row: in a table's head, or in its body.

        That says all that lists of headers cell by cell would say again.
        """
        for element in self.elements():
            if element["S"] == "/TH":
                group = object_at(self.pdf, object_at(self.pdf, element["P"])["P"])
                element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
            if element["S"] in ("/TH", "/TD"):
                element.pop("ID", None)
                element["A"].pop("Headers", None)

    def place_figures(self) -> None:
        """A figure's box in the page's own measure: points from the lower left corner, not pixels from the upper."""
        for element in self.elements():
            if element["S"] == "/Figure":
                left, top, right, bottom = (side * 0.75 for side in element["A"]["BBox"])
                height = object_at(self.pdf, element["Pg"])["MediaBox"][3]
                element["A"]["BBox"][:] = [left, height - bottom, right, height - top]

    def drop_unread(self) -> None:
        """Marked content whose element is not in the tree becomes an artifact."""
        read = {element.reference for element in self.elements()}
        for page in [one for one in self.pdf.objects if isinstance(one, dict) and one.get("Type") == "/Page"]:
            owners = self.owners[page["StructParents"]]
            unread = {number for number, owner in enumerate(owners) if owner not in read}
            if unread:
                _mark_artifacts(object_at(self.pdf, page["Contents"]).stream, unread)
                owners[:] = ["null" if number in unread else owner for number, owner in enumerate(owners)]


def _is_head(element: Any) -> bool:
    return element is not None and element["S"] == "/THead"


def _mark_artifacts(stream: list[Any], unread: set[int]) -> None:
    """Let marked content of those numbers be no part of what is read."""
    for index, operator in enumerate(stream):
        if operator == b"BDC" and isinstance(properties := stream[index - 1], dict) and properties["MCID"] in unread:
            stream[index - 2 : index + 1] = ["/Artifact", "<</Type /Pagination>>", b"BDC"]
