"""Reading English: the parse, and what can be read off it before any stage runs."""
