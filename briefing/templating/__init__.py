"""Template packs: how a brief is worded and ordered for an audience."""
