import pytest

from assistant.entailment.opposites import lines, sides
from assistant.entailment.particulars import strange
from assistant.entailment.turned import Turned, turned
from assistant.entailment.windows import passage

BUDGET = (
    "Priya asked us to cut the travel budget by a tenth. We closed the small office in March. "
    "The auditors came on a Tuesday morning in May and praised the new forms."
)


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("We paid $5bn in 2019.", "They paid 5 billion dollars.", ("", "", "", "")),
        ("It took fourteen days.", "It took 14 days.", ("", "", "", "")),
        ("It took 14 days.", "It took 15 days.", ("15", "", "", "")),
        ("We met in May.", "We met in June.", ("", "June", "", "")),
        ("We met Ana.", "There I met Bruno.", ("", "", "Bruno", "")),
        ("He said “no way” to me.", "He said “get out of here”.", ("", "", "", "get out of here")),
        ("Sales were 1,250 units.", "Sales were 1250 units.", ("", "", "", "")),
        ("She came in third of the race.", "She was number 3.", ("", "", "", "")),
    ],
)
def test_particulars(source: str, text: str, found: tuple[str, ...]) -> None:
    assert tuple(" ".join(each) for each in strange(source, text)) == found


def _turned(source: str, text: str) -> Turned:
    whole = passage(source)
    return turned(whole, "\n".join(whole.sentences), text)


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Priya asked us to raise the travel budget.", "opposite", "raise"),
        ("We opened the small office.", "opposite", "opened"),
        ("The auditors came on a Tuesday evening.", "calendar", "evening"),
        ("The auditors never praised the new forms.", "negated", "never"),
        ("I asked Priya to cut the travel budget.", "actor", "i"),
    ],
)
def test_what_is_turned_round_is_named(text: str, kind: str, word: str) -> None:
    found = _turned(BUDGET, text)
    assert getattr(found, kind) > 0.3
    assert found.word == word


@pytest.mark.parametrize(
    "text",
    [
        "Priya asked us to reduce the travel budget.",
        "Priya asked us not to raise the travel budget.",
        "The auditors came one morning in May.",
        "The canteen opened a new kitchen.",
        "Nobody thanked the driver.",
    ],
)
def test_what_is_not_turned_round_is_let_be(text: str) -> None:
    assert _turned(BUDGET, text).most == 0


def test_opposites_stand_on_two_sides() -> None:
    assert all(len({side for its in line.values() for side in its}) >= 2 for line in lines())
    assert not set(sides()["monday"]) & set(sides()["tuesday"])
