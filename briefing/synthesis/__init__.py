"""Over all articles: one actor for many spellings, one item for many tellings, what to read first."""
