"""Compiled templates, kept in memory: a run words many documents by few templates."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one kind of environment.

    Jinja compares each with the source that it was made from before it is used, so that none is ever stale.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill Jinja's bucket, where the template is known."""
        if code := self._codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in Jinja's bucket."""
        self._codes[bucket.key] = bucket.bytecode_to_string()
