"""Who takes part in an encounter: the ids of the article's actors, in the order in which they are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.language.doers import CLIMB
from briefing.language.encounters.lexicon import listed, load_encounters
from briefing.language.encounters.spans import carrier, joined_above, phrase, subject_of
from briefing.language.encounters.standing import stays_away
from briefing.language.encounters.tellings import Telling
from briefing.language.joined import BOTH, INSTITUTIONS, SIDES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefing.language.parsed import ParsedArticle

SPEAKING_TO = frozenset({"with", "to"})
WINDOW = 60
"""Tokens before the sentence in which “the two leaders” are looked for."""
TAKING_UP = BOTH | {"they", "pair"}
"""Subjects that take up two who were named before."""
SENDING = frozenset({"from", "of"})
"""Prepositions between delegates and those who sent them."""
OFFICES = frozenset({"presidents", "ministers"})
"""What two are called together by the office of each."""
OF_THEIR_OWN = frozenset(
    {"party", "parties", "union", "unions", "company", "companies", "club", "clubs", "association"}
)
"""What is in a country and does not stand for it."""
FEW = 3
"""Words beside a noun from which on it says itself who they are: “the ministers of Poland and Hungary”."""


def participants_of(parsed: ParsedArticle, telling: Telling) -> tuple[tuple[str, ...], int]:
    """The parties of a telling, and how many sides it names that are none of the article's actors."""
    place = ("participants", telling.head.i, telling.start, telling.end)
    return parsed.once(place, partial(_participants, parsed, telling))


def _participants(parsed: ParsedArticle, telling: Telling) -> tuple[tuple[str, ...], int]:
    if telling.start is not None and telling.end is not None:
        return parsed.cast.parties(parsed.doc[telling.start : telling.end]), 0
    nouns = list(_of_noun(telling) if telling.is_noun else _of_verb(telling))
    if any(noun.lower_ in listed("media") or noun.lower_ in listed("family") for noun in nouns):
        return (), 0
    found: dict[str, None] = {}
    unnamed = 0
    for noun in nouns:
        actors = actors_of(parsed, noun)
        if not actors and telling.family == "visit" and noun.dep_ == "pobj":
            actors = parsed.cast.parties(parsed.doc[slice(*phrase(noun))])
        for each in (noun, *noun.conjuncts) if not actors else ():
            unnamed += each.tag_ in {"NNS", "NNPS", "NNP"} or each.lower_ in listed("bodies") | listed("audiences")
        found.update(dict.fromkeys(actors))
    if telling.is_noun:
        found.update(dict.fromkeys(_modifying(parsed, telling.head)))
        found.update(dict.fromkeys(_leading(parsed, telling.head)))
    return tuple(found), unnamed


def speaks_of_both(telling: Telling) -> bool:
    """Whether those who take part are told as “they”, “the two”, “both sides”: named before, and not here."""
    return _word_for_both(telling) is not None


def _word_for_both(telling: Telling) -> Token | None:
    """“they”, “both sides”; “the two countries” of “officials from the two countries” and “talks between” them."""
    verb, head = telling.verb, telling.head
    subject = subject_of(verb) if verb is not None else None
    if subject is not None and subject.i != head.i:
        if subject.lower_ in TAKING_UP or _takes_up_two(subject):
            return subject
        if subject.lower_ in listed("delegates"):
            return next(filter(_takes_up_two, _objects(subject, SENDING)), None)
    return next(filter(_takes_up_two, _objects(head, listed("sides"))), None) if telling.is_noun else None


def _takes_up_two(noun: Token) -> bool:
    words = [child.lower_ for child in noun.children]
    taken_up = noun.lower_ in SIDES | listed("taken_up") or noun.lower_ in listed("pairs")
    return taken_up and bool({*words} & (BOTH | {"the"})) and len(words) < FEW


def takes_up(parsed: ParsedArticle, telling: Telling, parties: Sequence[str]) -> bool:
    """Whether its “they” or “the two ministers” can be some parties: people for people, states for countries."""
    noun = _word_for_both(telling)
    word = noun.lower_ if noun is not None else ""
    kinds = {actor.kind for actor in parsed.cast.actors if actor.id in parties}
    if word in listed("pairs"):
        return kinds <= {"person"}
    return "person" not in kinds if word in INSTITUTIONS else True


def two_states(parsed: ParsedArticle, telling: Telling) -> tuple[str, ...] | None:
    """“the two countries”: the states named before, where they are just two."""
    noun = _word_for_both(telling)
    if noun is None or noun.lower_ not in INSTITUTIONS - {"companies", "unions"}:
        return None
    states = {actor.id for actor in parsed.cast.actors if actor.kind == "state"}
    named = (mention.actor for mention in parsed.cast.mentions if mention.start_token < telling.head.i)
    found = tuple(dict.fromkeys(actor for actor in named if actor in states))
    return found if len(found) == len(BOTH) else None


def _leading(parsed: ParsedArticle, noun: Token) -> Iterator[str]:
    """“led by US Deputy Secretary Smith and her Russian counterpart”: those who lead, and whom they lead for."""
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.lower_ in listed("leading"):
            start, end = max(child.left_edge.i, noun.i + 1), child.right_edge.i + 1
            yield from parsed.cast.parties(parsed.doc[start:end])


def actors_of(parsed: ParsedArticle, noun: Token) -> tuple[str, ...]:
    """The actors that a noun phrase stands for: its head and what is joined to it by “and”, else those named in it."""
    cast, doc = parsed.cast, parsed.doc
    if noun.lower_ in listed("pairs") and any(child.lower_ in BOTH for child in noun.children):
        return _last_two(parsed, noun)
    found: dict[str, None] = {}
    for each in (noun, *noun.conjuncts, *_beside_apposition(noun)):
        start, end = phrase(each)
        actor = cast.resolve(doc[each.i : each.i + 1])
        actor = actor or _antecedent(parsed, each)
        found.update(dict.fromkeys(_joined_before(parsed, each)))
        sent_by = _senders(parsed, each)
        end = each.i if _are_of_others(parsed, each) else end
        named = (actor,) if actor else cast.parties(doc[start:end]) if each.lower_ in listed("delegates") else ()
        found.update(dict.fromkeys(sent_by or named))
    return tuple(found)


def _senders(parsed: ParsedArticle, noun: Token) -> tuple[str, ...]:
    """“Negotiators from Kenya and Norway”: those for whom delegates meet; none where no two are named."""
    if noun.lower_ not in listed("delegates"):
        return ()
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"from", "of"}:
            senders = parsed.cast.parties(parsed.doc[child.i : child.right_edge.i + 1])
            return senders if len(senders) > 1 else ()
    return ()


def _are_of_others(parsed: ParsedArticle, noun: Token) -> bool:
    """“members of Norway's rail union”, “leaders of the three Czech parties”: whose the union is takes no part."""
    below = [one for child in noun.children if child.dep_ == "prep" for one in child.children if one.dep_ == "pobj"]
    own = [one for one in below if one.lower_ in OF_THEIR_OWN or any(kid.dep_ == "poss" for kid in one.children)]
    return any(parsed.cast.resolve(parsed.doc[one.i : one.i + 1]) is None for one in own)


def _joined_before(parsed: ParsedArticle, noun: Token) -> tuple[str, ...]:
    """“Minister A and Minister B met”: people whom the parser takes for a part of the last one's title."""
    start, _ = phrase(noun)
    joints = [token.i for token in parsed.doc[start : noun.i] if token.tag_ == "CC"]
    if not joints:
        return ()
    people = {actor.id for actor in parsed.cast.actors if actor.kind == "person"}
    return tuple(actor for actor in parsed.cast.parties(parsed.doc[start : joints[-1]]) if actor in people)


def _beside_apposition(noun: Token) -> Iterator[Token]:
    """“the leader, Marie Vella, and the prime minister”: who is joined to the name and means the noun."""
    for child in noun.children:
        if child.dep_ == "appos":
            yield from child.conjuncts


def _antecedent(parsed: ParsedArticle, pronoun: Token) -> str | None:
    """“Putin, with whom he spoke”: the noun that a relative clause hangs on."""
    if pronoun.tag_ not in {"WP", "WDT"}:
        return None
    token = pronoun
    for _ in range(CLIMB):
        if token.dep_ == "relcl":
            return parsed.cast.resolve(parsed.doc[token.head.i : token.head.i + 1])
        token = token.head
    return None


def _last_two(parsed: ParsedArticle, noun: Token) -> tuple[str, ...]:
    """“the two leaders”: the people whom the sentences just before name, if they name just two."""
    office = noun.lower_.removesuffix("s") if noun.lower_ in OFFICES else ""
    people = {
        actor.id
        for actor in parsed.cast.actors
        if actor.kind == "person" and (not actor.role or office in actor.role.lower())
    }
    since = max(0, noun.sent.start - WINDOW)
    found = {
        mention.actor
        for mention in parsed.cast.mentions
        if since <= mention.start_token < noun.i and mention.actor in people
    }
    return tuple(sorted(found)) if len(found) == len(BOTH) else ()


def _of_noun(telling: Telling) -> Iterator[Token]:
    """The nouns that name those who take part: in the encounter's own phrase, and around its verb."""
    noun, verb = telling.head, telling.verb
    yield from (child for child in noun.children if child.dep_ == "poss")
    yield from _objects(noun, listed("sides") | ({"to"} if telling.family == "visit" else frozenset()))
    if verb is not None and noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.i == verb.i:
        guests = [child for child in verb.children if child.dep_ == "dobj" and child.tag_ in {"NNP", "PRP"}]
        yield from guests  # “expects Putin for a visit”
        yield from filter(None, [subject_of(verb)] if guests else [])
    if (
        verb is not None
        and verb.lower_ in listed("leaving")
        and noun.dep_ == "pobj"
        and noun.head.lower_ in {"of", "from"}
    ):
        yield from filter(None, [subject_of(verb)])  # “Kenya pulled out of the talks”
        return
    if verb is None or not _takes_part(telling) or stays_away(telling):
        return
    if (subject := _subject_of(verb)) is not None and subject.i != noun.i and not _inside(subject, noun):
        yield subject
    if verb.lower_ in listed("light"):
        yield from _objects(verb, frozenset({"with", "between", "by"}))


def _takes_part(telling: Telling) -> bool:
    """Whether the subject of the verb above takes part: it holds, attends, leads the encounter, or acts at it."""
    noun, verb = carrier(telling.head), telling.verb
    if verb is None:
        return False
    if noun.dep_ == "pobj":
        subject = subject_of(verb)
        fronted = subject is not None and noun.i < subject.i  # “After a phone call, both presidents praised …”
        direct = (noun.head.head.i == verb.i or fronted) and telling.family != "vote"
        return direct and noun.head.lower_ in {"at", "in", "during", "on", "after", "to", "for", "into"}
    return verb.lower_ in listed("light") and noun.dep_ in {"dobj", "attr"} and noun.head.i == verb.i


def _of_verb(telling: Telling) -> Iterator[Token]:
    verb, row = telling.verb or telling.head, load_encounters().verbs[telling.head.lower_]
    others: list[Token] = []
    if row.other in {"object", "both"}:
        others += [child for child in verb.children if child.dep_ == "dobj"]
    if row.other in {"with", "both"}:
        prepositions = SPEAKING_TO if verb.lower_.startswith(("sp", "talk")) else frozenset({"with"})
        others += [noun for root in (verb, *_under(verb)) for noun in _objects(root, prepositions)]
    if row.needs in {"ahead", "audience", "court"}:
        others += list(_objects(verb, frozenset({"before"})))
    subject = _subject_of(verb) or _mistaken_subject(verb)
    together = subject is not None and (bool(list(subject.conjuncts)) or speaks_of_both(telling))
    if row.other == "with" and not others and not row.needs and not (together and row.family == "call"):
        return
    if subject is not None:
        yield subject
    yield from others


def _subject_of(verb: Token) -> Token | None:
    """The subject; of “they”, the two whom the clause above names."""
    subject = subject_of(verb)
    return (joined_above(verb) or subject) if subject is not None and subject.lower_ == "they" else subject


def _mistaken_subject(verb: Token) -> Token | None:
    """“MPs vote on Monday”: a noun that the parser ties to the verb as to another noun."""
    return next((child for child in verb.lefts if child.dep_ == "compound" and child.lower_ in listed("bodies")), None)


def _under(verb: Token) -> Iterator[Token]:
    """The nouns of a verb that its “with” may hang on instead: “spoke by phone with”, “discussed it with”."""
    for child in verb.children:
        if child.dep_ == "dobj":
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"by", "on", "over", "via"}:
            yield from (grand for grand in child.children if grand.dep_ == "pobj")


def _objects(root: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for child in root.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in prepositions:
            yield from (grand for grand in child.children if grand.dep_ == "pobj")
            for second in child.children:  # “with A and with B”
                if second.dep_ == "conj" and second.tag_ == "IN":
                    yield from (grand for grand in second.children if grand.dep_ == "pobj")


def _modifying(parsed: ParsedArticle, noun: Token) -> Iterable[str]:
    """“US–Russia talks”, “the EU summit”, “Crimea's referendum”: names before the noun."""
    return parsed.cast.parties(parsed.doc[noun.left_edge.i : noun.i])


def _inside(token: Token, noun: Token) -> bool:
    for _ in range(CLIMB):
        if token.i == noun.i:
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False
