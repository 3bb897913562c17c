"""One actor for many spellings over all articles."""

from __future__ import annotations

import itertools
import random

import pytest

from briefing.identity import short_hash
from briefing.model import Actor, ActorKind, Article, ArticleFindings, Citation, Demand
from briefing.synthesis.actors import MergedActors, merge_actors
from tests.pace import calls_made


def actor(
    name: str, kind: ActorKind = "person", role: str | None = None, aliases: tuple[str, ...] = (), mentions: int = 1
) -> Actor:
    """An actor of one article, whose id is made of its name."""
    return Actor(
        id=f"local-{short_hash(name, kind)}", name=name, kind=kind, role=role, aliases=aliases, mentions=mentions
    )


def found(number: int, *actors: Actor, text: str = "Text.") -> ArticleFindings:
    """The findings of one article that holds these actors."""
    article = Article(id=f"a{number}", source=f"{number}.txt", sha256="0" * 64, text=text)
    cited = tuple(
        one.model_copy(
            update={
                "citations": (Citation(article=article.id, start=0, end=4, text="Text"),),
                "role_citation": Citation(article=article.id, start=0, end=4, text="Text") if one.role else None,
            }
        )
        for one in actors
    )
    return ArticleFindings(article=article, actors=cited)


def names(merged: MergedActors) -> set[str]:
    return {one.name for one in merged.actors}


def test_a_full_name_and_a_surname_with_the_role_are_one() -> None:
    merged = merge_actors([found(1, actor("Jane Roe", role="minister")), found(2, actor("Roe", role="Minister"))])
    (one,) = merged.actors
    assert (one.name, one.aliases, one.id) == ("Jane Roe", ("Roe",), "jane-roe")
    assert set(merged.ids.values()) == {"jane-roe"}
    assert [citation.article for citation in one.citations] == ["a1", "a2"]


def test_spellings_of_one_name_are_one_and_the_more_frequent_one_names_it() -> None:
    merged = merge_actors(
        [
            found(1, actor("Sergey Ivanenko")),
            found(2, actor("Sergei Ivanenko")),
            found(3, actor("Sergei Ivanenko")),
        ]
    )
    (one,) = merged.actors
    assert (one.name, one.aliases) == ("Sergei Ivanenko", ("Sergey Ivanenko",))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Dae Ho", "Kim So Ra"),
        ("Peter Holm", "Anna Holm"),
        ("Daniel Holm", "Daniela Holm"),
        ("Peter Holm", "Peter Holst"),
    ],
)
def test_never_two_persons_in_one(one: str, other: str) -> None:
    assert names(merge_actors([found(1, actor(one)), found(2, actor(other))])) == {one, other}


def test_a_surname_that_fits_two_persons_joins_neither() -> None:
    merged = merge_actors([found(1, actor("Peter Holm"), actor("Anna Holm")), found(2, actor("Holm"))])
    assert names(merged) == {"Peter Holm", "Anna Holm", "Holm"}


def test_a_surname_that_fits_two_persons_joins_the_one_with_its_role() -> None:
    merged = merge_actors(
        [
            found(1, actor("Peter Holm", role="mayor"), actor("Anna Holm", role="judge")),
            found(2, actor("Holm", role="Mayor")),
        ]
    )
    assert merged.ids["a2", actor("Holm").id] == "peter-holm"


def test_a_surname_alone_is_that_of_whoever_dwarfs_the_namesakes() -> None:
    roe = [found(number, actor("Jane Roe")) for number in range(4)]
    merged = merge_actors([*roe, found(8, actor("Daniel Roe")), found(9, actor("Roe"))])
    assert merged.ids["a9", actor("Roe").id] == "jane-roe"


def test_a_surname_taken_for_a_company_in_one_article_is_the_person_of_all_others() -> None:
    roe = [found(number, actor("Jane Roe")) for number in range(4)]
    merged = merge_actors([*roe, found(9, actor("Roe", "organisation"))])
    assert [(one.name, one.kind) for one in merged.actors] == [("Jane Roe", "person")]


def test_a_name_of_one_word_that_one_article_takes_for_a_person_is_the_body_of_the_others() -> None:
    bodies = [found(number, actor("Hallen", "organisation")) for number in (1, 2)]
    assert len(merge_actors([*bodies, found(3, actor("Hallen"))]).actors) == 1
    assert len(merge_actors([*bodies, found(3, actor("Hallen")), found(4, actor("Jane Hallen"))]).actors) > 1
    assert len(merge_actors([*bodies, found(3, actor("Hallen", role="minister"))]).actors) == 2


def test_two_whom_an_article_tells_apart_stay_two() -> None:
    merged = merge_actors([found(1, actor("Sergei Ivanenko"), actor("Sergey Ivanenkov"))])
    assert len(merged.actors) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Corp", "Acme"),
        ("Acme Ltd.", "Acme Ltd"),
        ("Acme Semiconductors NV", "Acme Semiconductor"),
        ("Northern Harbour Workers Association", "NHWA"),
        ("UN Security Council", "Security Council"),
        ("the Norwegian Defence Ministry", "Norway’s Defence Ministry"),
        ("Organisation for Security and Cooperation in Europe", "OSCE"),
        ("Smith & Roe LLP", "Smith and Roe"),
    ],
)
def test_names_of_one_organisation(one: str, other: str) -> None:
    merged = merge_actors([found(1, actor(one, "organisation")), found(2, actor(other, "organisation"))])
    assert len(merged.actors) == 1
    assert {merged.actors[0].name, *merged.actors[0].aliases} == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway’s Defence Ministry", "Russia’s Defence Ministry"),
        ("Bank of Norway", "Bank of England"),
        ("United Nations", "UN Security Council"),
        ("Acme Corp", "Acne Studios"),
    ],
)
def test_two_organisations_stay_two(one: str, other: str) -> None:
    merged = merge_actors([found(1, actor(one, "organisation")), found(2, actor(other, "organisation"))])
    assert len(merged.actors) == 2


def test_an_office_without_a_name_joins_its_holder() -> None:
    merged = merge_actors(
        [
            found(1, actor("Jane Roe", role="Norwegian president")),
            found(2, actor("president of Norway", aliases=("the president of Norway",))),
        ]
    )
    assert names(merged) == {"Jane Roe"}


def test_officials_who_would_not_be_named_may_be_several() -> None:
    official = actor("a senior official")
    merged = merge_actors([found(1, official), found(2, official)])
    assert len(merged.actors) == 2
    assert len({one.id for one in merged.actors}) == 2


def test_the_role_is_the_one_that_most_articles_give() -> None:
    roe = [actor("Jane Roe", role=role) for role in ("mayor", "Mayor of Oslo", "Mayor of Oslo")]
    (one,) = merge_actors([found(number, one) for number, one in enumerate(roe)]).actors
    assert one.role == "Mayor of Oslo"
    assert one.role_citation is not None
    assert one.role_citation.article == "a1"


STORY = [
    found(
        1,
        actor("Norway", "state", mentions=9),
        actor("Jane Roe", role="Foreign Minister", mentions=3),
        actor("Acme Corp", "organisation"),
    ),
    found(2, actor("Norway", "state", mentions=4), actor("Roe", mentions=2), actor("a senior official")),
    found(3, actor("Sweden", "state"), actor("Jane Roe"), actor("Acme", "organisation"), actor("a senior official")),
]


def test_the_order_of_the_articles_makes_no_difference() -> None:
    outcomes = {
        (merged.actors, tuple(sorted(merged.ids.items())))
        for order in itertools.permutations(STORY)
        for merged in [merge_actors(order)]
    }
    assert len(outcomes) == 1


def test_every_actor_of_every_article_has_its_id() -> None:
    merged = merge_actors(STORY)
    assert set(merged.ids) == {(one.article.id, local.id) for one in STORY for local in one.actors}
    assert set(merged.ids.values()) == {one.id for one in merged.actors}


def test_the_most_salient_come_first() -> None:
    assert {one.name for one in merge_actors(STORY).actors[:2]} == {"Norway", "Jane Roe"}


def test_whoever_plays_a_part_outweighs_whoever_is_named_in_passing() -> None:
    texts = "Roe urged Holm."
    demand = Demand(
        id="d", text="x", by=actor("Roe").id, citations=(Citation(article="a1", start=0, end=3, text="Roe"),)
    )
    one = found(1, actor("Roe"), *(actor(f"Person {letter}") for letter in "ABCDE"), text=texts)
    merged = merge_actors([one.model_copy(update={"demands": (demand,)})])
    assert merged.actors[0].name == "Roe"


def test_a_table_of_key_actors_is_not_too_long_and_no_newspaper_leads_it() -> None:
    many = [actor(f"Jane {letter}oe") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    merged = merge_actors([found(1, *many, actor("Reuters", "organisation", mentions=3))])
    key = [one for one in merged.actors if one.key]
    assert 4 <= len(key) <= 13
    assert "Reuters" not in {one.name for one in key}


def test_nobody_at_all() -> None:
    assert merge_actors([]).actors == ()
    assert merge_actors([found(1)]).actors == ()


def test_two_hundred_articles_are_quick() -> None:
    chance = random.Random(1)
    first = ["Anna", "Peter", "Jane", "Daniel", "Maria", "Sergei", "Kim", "Omar"]
    last = [
        f"{a}{b}{c}" for a in ("Hol", "Iva", "Mar", "Bek") for b in ("m", "n", "st") for c in ("", "enko", "sen", "ov")
    ]
    articles = [
        found(
            number,
            *{
                one.name: one for one in (actor(f"{chance.choice(first)} {chance.choice(last)}") for _ in range(25))
            }.values(),
        )
        for number in range(200)
    ]
    few, many = (calls_made(lambda those=those: merge_actors(those)) for those in (articles[:100], articles))
    assert many < 1.5 * few  # no article is compared with all others, no name with all names


def test_ministries_of_two_states_are_two() -> None:
    one = found(1, actor("Norway", "state", mentions=5), actor("Interior Ministry", "organisation"))
    other = found(2, actor("Peru", "state", mentions=5), actor("Interior Ministry", "organisation"))
    assert len(merge_actors([one, other]).actors) == 4


def test_two_officials_who_are_not_named_stay_two() -> None:
    tellings = [found(n, actor("senior official", aliases=("a senior official",))) for n in (1, 2)]
    assert len(merge_actors(tellings).actors) == 2


def test_the_campaign_of_one_article_is_not_that_of_another() -> None:
    assert len(merge_actors([found(1, actor("campaign", "group")), found(2, actor("campaign", "group"))]).actors) == 2


def test_forms_of_one_forename_are_one_person() -> None:
    assert len(merge_actors([found(1, actor("Shawn Holm")), found(2, actor("Sean Holm"))]).actors) == 1
