"""From articles to parsed articles: the only place that loads a spaCy pipeline.

The pipeline runs without lemmatizer, attribute ruler and entity recogniser, which together cost more than the rest;
the recogniser is kept at hand for the sentences where a name first appears (`ParsedArticle.label_entities`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from briefing.errors import ModelMissingError
from briefing.language.fusion import begins_sentence, find_fusions
from briefing.language.parsed import ParsedArticle
from briefing.model import Article
from briefing.pipeline import DEFAULT_MODEL
from briefing.stand_in import imported_when_called

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

UNUSED = ("lemmatizer", "attribute_ruler", "senter")
"""Components that are never run, and so not loaded."""
BATCH = 32
END_OF_SENTENCE = frozenset(".?!")
LONGEST_SENTENCE = 250
"""Tokens: no sentence of a news text is as long.  What goes on without a full stop for more (a table, rubbish) is cut,
so that no tree is thousands of words deep."""


_EMPTY = "briefing.empty_tokenizer.v1"
"""What spaCy knows a tokenizer by that has no rules yet."""


class Parser:
    """A loaded English pipeline.

    Raises `ModelMissingError` where no package of that name is installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        """Load the pipeline of an installed package."""
        self.model = model
        self._nlp = load_pipeline(model)
        self._ner: Any = self._nlp.get_pipe("ner") if self._nlp.has_pipe("ner") else None

    def parse(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        """The articles parsed, in the same order."""
        nlp = self._nlp
        with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name == "ner"]):
            pairs = ((self._tokenised(article), article) for article in articles)
            for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH):
                yield ParsedArticle(article, doc, self.label_entities)

    def _tokenised(self, article: Article) -> Doc:
        """The article as tokens, with a sentence begun at every paragraph, and fused words as two."""
        doc = self._nlp.make_doc(article.text)
        if cuts := find_fusions(article.text):
            doc = cut_tokens(doc, cuts)
        before, length = "", 0
        for token in doc:
            length = 0 if before in END_OF_SENTENCE else length + 1
            if token.i and (length == LONGEST_SENTENCE or "\n" in before):
                token.is_sent_start = True
                length = 0
            before = token.text
        return doc

    def label_entities(self, sents: Sequence[Span]) -> list[list[Span]]:
        """The entities of some sentences, as labelled spans of the doc that the sentences belong to."""
        if self._ner is None or not sents:
            return [[] for _ in sents]
        from spacy.tokens import Doc as NewDoc
        from spacy.tokens import Span as NewSpan

        # not Span.as_doc, which goes through the whole doc each time: dear for a few words of a long text
        copies = [
            NewDoc(
                sent.doc.vocab, words=[token.text for token in sent], spaces=[bool(token.whitespace_) for token in sent]
            )
            for sent in sents
        ]
        labelled = list(self._ner.pipe(copies, batch_size=128))
        return [
            [NewSpan(sent.doc, sent.start + ent.start, sent.start + ent.end, label=ent.label) for ent in copy.ents]
            for sent, copy in zip(sents, labelled, strict=True)
        ]


def cut_tokens(doc: Doc, cuts: Sequence[int]) -> Doc:
    """The doc with its tokens cut at some offsets, and sentences begun there where that is certain."""
    from spacy.tokens import Doc as NewDoc

    text = doc.text  # once: spaCy joins it anew at every call
    words: list[str] = []
    spaces: list[bool] = []
    starts: set[int] = set()
    at = 0
    for token in doc:
        begin, end = token.idx, token.idx + len(token)
        while at < len(cuts) and cuts[at] < end:
            if cuts[at] > begin:
                words.append(text[begin : cuts[at]])
                spaces.append(False)
                begin = cuts[at]
            if begins_sentence(text, cuts[at]):
                starts.add(len(words))
            at += 1
        words.append(text[begin:end])
        spaces.append(bool(token.whitespace_))
    new = NewDoc(doc.vocab, words=words, spaces=spaces)
    for i in starts:
        new[i].is_sent_start = True
    return new


@cache
def load_parser(model: str = DEFAULT_MODEL) -> Parser:
    """The parser of a model, loaded once a process."""
    return Parser(model)


def parser_version(model: str = DEFAULT_MODEL) -> str:
    """The model's package and version, without loading it; `ModelMissingError` where it is not installed."""
    try:
        return f"{model} {version(model)}"
    except PackageNotFoundError as error:
        raise model_missing(model) from error


def model_missing(model: str) -> ModelMissingError:
    """What to say where a model is not installed."""
    return ModelMissingError(
        f"{model}: no such language model is installed. The default is {DEFAULT_MODEL}; "
        f"install another English spaCy pipeline with pip and name its package."
    )


def load_pipeline(model: str) -> Language:
    """The spaCy pipeline of an installed model package."""
    try:
        # Only to offer `spacy.info`, it imports clients for HTTP, templates and a project manager: half of its time.
        with imported_when_called(spacy__cli__info=("info",)) if "spacy" not in sys.modules else nullcontext():
            package = import_module(model)
            load = package.load
    except (ModuleNotFoundError, AttributeError, TypeError, ValueError) as error:  # no module, no pipeline, no name
        raise model_missing(model) from error
    return load(exclude=UNUSED, config=_without_rules(package))  # type: ignore[no-any-return]


def _without_rules(package: ModuleType) -> dict[str, Any]:
    """What lets a pipeline begin with an empty tokenizer, where it is spaCy's own and the package fills it anyway.

    Else it gets the rules of its language first, only to have each of them replaced: a quarter of the time of loading.
    """
    found = Path(package.__file__).parent.glob("*/tokenizer") if package.__file__ else iter(())
    folder = next((file.parent for file in found), None)
    if folder is None or '"spacy.Tokenizer.v1"' not in (folder / "config.cfg").read_text("utf-8"):
        return {}
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.util import registry

    registry.tokenizers.register(_EMPTY, func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    return {"nlp": {"tokenizer": {"@tokenizers": _EMPTY}}}
