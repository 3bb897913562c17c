"""What an HTML page carries with it: brief.json, packed, as a link that needs nothing but the page."""

from __future__ import annotations

import base64
import gzip

from briefing.model import Brief
from briefing.renderers.json import render_json

NAME = "brief.json.gz"
TYPE = "data:application/gzip;base64,"


def attachment_address(brief: Brief) -> str:
    """The address that holds the brief itself: the same for the same brief, on every machine."""
    packed = bytearray(gzip.compress(render_json(brief), compresslevel=9, mtime=0))
    packed[9] = 255  # the operating system, which differs: “unknown”
    return TYPE + base64.b64encode(bytes(packed)).decode("ascii")
