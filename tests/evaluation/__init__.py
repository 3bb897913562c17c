"""How well findings are found: stories annotated by hand, a scorer, and floors below which no figure may fall."""
