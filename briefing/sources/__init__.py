"""From what was handed in to articles: one reader a file, cleaning, and dating from what the page says."""
