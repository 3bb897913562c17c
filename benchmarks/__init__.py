"""How long a brief takes, against the language model alone."""
