"""Imported by the process that workers are copies of: by then it has loaded what they need."""

from __future__ import annotations

import os

from briefing.workers import MODEL_VARIABLE, load_everything

load_everything(os.environ[MODEL_VARIABLE])
