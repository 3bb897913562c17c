"""Compiled templates: kept in memory, since a run words many documents by few; shipped ones as Python keeps modules.

Where Python may write down what it compiled, so may Jinja: in the same `__pycache__`, or below `PYTHONPYCACHEPREFIX`.
To compile the templates of one document takes longer than to run them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from functools import cache
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from briefing.templating.places import shipped_folder


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one kind of environment, which ``kind`` names.

    Jinja compares each with the source that it was made from before it is used, so that none is ever stale.
    """

    def __init__(self, kind: str) -> None:
        """Begin with none in memory."""
        self._kind = kind
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill Jinja's bucket, where the template is known."""
        code = self._codes.get(bucket.key)
        if code is None:
            with contextlib.suppress(OSError, ValueError):
                compiler, code = self._file(bucket).read_bytes().split(b"\n", 1)
                code = code if compiler == _compiler() else None
        if code:
            try:
                bucket.bytecode_from_string(code)
            except Exception:  # half a file, or another's: it is made anew
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in Jinja's bucket; in a file only what is shipped."""
        code = self._codes[bucket.key] = bucket.bytecode_to_string()
        if bucket.code and not sys.dont_write_bytecode and _is_shipped(bucket.code.co_filename):
            with contextlib.suppress(OSError):  # who may not write there compiles the next time, too
                _write(self._file(bucket), _compiler() + b"\n" + code)

    def _file(self, bucket: Bucket) -> Path:
        return _folder() / f"{self._kind}-{bucket.key}.{sys.implementation.cache_tag}.jinja"


def _is_shipped(file: str) -> bool:
    return Path(file).is_relative_to(shipped_folder("templates"))


def _folder() -> Path:
    """Where Python would keep what it compiled of a module among the templates."""
    return Path(cache_from_source(str(shipped_folder("templates") / "any.py"))).parent


@cache
def _compiler() -> bytes:
    """A digest of all that decides what a template is compiled to, besides itself and Python."""
    digest = hashlib.sha256(f"{version('jinja2')} {version('markupsafe')}".encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest().encode()


def _write(file: Path, content: bytes) -> None:
    """Write it beside and rename it: whoever reads it meanwhile has the old one, or none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink()
        raise
