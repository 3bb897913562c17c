from briefing.model import Actor, ArticleFindings, Citation, Dating
from briefing.synthesis.differences import find_differences
from tests.conftest import MakeArticle


def found(article: object) -> ArticleFindings:
    return ArticleFindings(article=article)  # type: ignore[arg-type]


def test_a_page_date_that_is_not_believed_is_told_with_its_evidence(make_article: MakeArticle) -> None:
    text = "Talks are scheduled for January 10."
    evidence = Citation(article="a1", start=24, end=34, text="January 10")
    article = make_article(text, id="a1", dating=Dating(claimed="2022-08-07", evidence=(evidence,)))
    (difference,) = find_differences([found(article)], [])
    assert (difference.kind, difference.subject) == ("publication date", "a1")
    assert difference.sides[0].citations == (evidence,)


def test_two_spellings_of_a_surname_are_shown_side_by_side(make_article: MakeArticle) -> None:
    one = make_article("Mr Zelenskyy wrote.", id="a1")
    two = make_article("Zelensky spoke.", id="a2")
    actor = Actor(
        id="z", name="Volodymyr Zelensky", kind="person", key=True, aliases=("Zelenskyy", "Zelensky", "the president")
    )
    (difference,) = find_differences([found(one), found(two)], [actor])
    assert difference.kind == "spelling"
    assert [side.text for side in difference.sides] == ["Zelensky", "Zelenskyy"]


def test_a_role_or_another_name_is_no_spelling(make_article: MakeArticle) -> None:
    article = make_article("Sergei Lavrov, the minister, met Laura Long.", id="a1")
    actor = Actor(id="l", name="Sergei Lavrov", kind="person", key=True, aliases=("Lavrov", "the minister"))
    assert find_differences([found(article)], [actor]) == ()
