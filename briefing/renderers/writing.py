"""Writing documents to a folder: all of them or none, each in one step."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path

from briefing.errors import RenderError


def write_documents(folder: Path, documents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write documents by file name into `folder`, which is made where it is missing; gives their paths.

    Each is written beside its place and then moved there, so that a reader never finds half a file.

    Raises:
        RenderError: one cannot be written; the files that were there before are left as they were.
    """
    if strange := next((name for name in documents if Path(name).name != name), None):
        raise RenderError(f"{strange}: cannot be written: that is no file's name.")
    drafts: dict[Path, Path] = {}
    place = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in documents.items():
            place = folder / name
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, "there is a folder of that name")
            drafts[place] = place.with_name(f".{name}.part")
            drafts[place].unlink(missing_ok=True)
            with drafts[place].open("xb") as file:  # which follows no link that somebody has laid there
                file.write(content)
        for place, draft in drafts.items():
            draft.replace(place)
    except OSError as error:
        raise RenderError(f"{place}: cannot be written: {_reason(error)}. What was there is left as it was.") from error
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    return tuple(drafts)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower() if not isinstance(error, FileExistsError) else "it is not a folder"
