from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.privacy import Names, mask
from assistant.privacy_words import contacts, parts
from assistant.schemas import Draft, Glue, Peer, Person, Sentence, Situation

SITUATION = Situation(
    me=Person(name="Søren O'Brien", role="VP Product"),
    peer=Peer(name="Dana Okafor-Lee", role="CFO", style="brisk, like Dana's team"),
    happened=("Dana cut my budget in front of Priya Nair.", "DANA's note came from dana.okafor@acme.com."),
    my_part="I wrote to o'brien@acme.com first",
    impact="Acme lost two weeks",
    wish="Dana and I talk first",
    channel="call +45 12 34 56 78",
    raw="See https://acme.com/notes?id=7. dana said no on 2026-03-04.",
)
OTHERS = ("Priya Nair", "Acme")
REAL = ("søren", "soren", "o'brien", "dana", "okafor", "lee", "priya", "nair", "acme", "34", "56", "78")


def names(*people: str, text: str = "") -> Names:
    return mask(Situation(raw=text), people)[1]


def test_no_name_is_left_in_a_masked_situation() -> None:
    masked, known = mask(SITUATION, OTHERS)
    said = masked.model_dump_json().lower()
    assert [real for real in REAL if re.search(rf"\b{real}\b", said)] == []
    assert known.restore_value(masked) == SITUATION
    assert (masked.me.role, masked.kind) == ("VP Product", "auto")
    assert "2026-03-04" in masked.raw


def test_masking_is_always_the_same() -> None:
    assert mask(SITUATION, OTHERS) == mask(SITUATION, OTHERS)


def test_stand_ins_read_as_names_and_keep_people_apart() -> None:
    _, known = mask(SITUATION, OTHERS)
    assert (
        known.hide("Dana Okafor met Dana, and O'Brien's boss.")
        == "Casey Ellery met Casey, and Hollis's boss."
    )
    assert known.hide("Priya") not in known.hide("Dana, Søren")


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Dana", "Alex"),
        ("DANA", "ALEX"),
        ("dana", "alex"),
        ("Dana's", "Alex's"),
        ("Dana’s", "Alex’s"),
        ("DANA'S", "ALEX'S"),
        ("(Dana)", "(Alex)"),
        ("dana_report", "alex_report"),
        ("Danas Danae Indiana", "Danas Danae Indiana"),
        ("Alex", "Alex (0)"),
        ("Dana (1)", "Alex (1) (1)"),
        ("", ""),
    ],
)
def test_case_and_possessives_stay(text: str, hidden: str) -> None:
    known = names("Dana")
    assert known.hide(text) == hidden
    assert known.restore(hidden) == text


@pytest.mark.parametrize("text", ["DAna", "dANA", "Dana (0)", "Alex (0)", "Dana Alex DANA (7) alex (x)"])
def test_an_odd_spelling_is_hidden_too(text: str) -> None:
    known = names("Dana")
    assert "dana" not in known.hide(text).lower()
    assert known.restore(known.hide(text)) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("José Nuñez", "Jose Nunez"),
        ("José Nuñez", unicodedata.normalize("NFD", "José Nuñez")),
        ("Jörg Müller", "Joerg Mueller"),
        ("Søren Ægir", "Soren Aegir"),
        ("Siobhan O'Neill", "Siobhan O’Neill"),
        ("Siobhan O’Neill", "SIOBHAN O'NEILL"),
        ("dana okafor", "Dana Okafor"),
        ("DANA OKAFOR", "Dana Okafor"),
        ("李 雷", "李 雷"),
        ("Zoë van der Berg", "zoe van der berg"),
        ("Ben Al Carter", "Ben Al Carter"),
        ("Dr. Ann-Marie Smith", "Ann Smith and Marie"),
        ("Dana's", "Dana"),
    ],
)
def test_a_name_written_another_way_is_hidden(name: str, text: str) -> None:
    known = names(name)
    hidden = known.hide(text)
    for part in re.findall(r"\w+", unicodedata.normalize("NFC", text)):
        assert part in ("van", "der", "and") or part not in re.findall(r"\w+", hidden)
    assert known.restore(hidden) == text


@pytest.mark.parametrize(
    ("name", "text", "hidden"),
    [
        ("Will May", "Will will ask May if he may.", "Alex will ask Hollis if he may."),
        ("Mark", "Mark my words, mark: MARK's", "Alex my words, mark: ALEX's"),
        ("Don", "Don't, Don. don and don't", "Don't, Alex. don and don't"),
        ("Al", "Al and al", "Alex and al"),
    ],
)
def test_names_that_are_words_are_hidden_only_with_a_capital(name: str, text: str, hidden: str) -> None:
    known = names(name)
    assert known.hide(text).replace(known.hide(name.split()[0]), "Alex") == hidden
    assert known.restore(known.hide(text)) == text


def test_a_name_within_another_has_a_stand_in_of_its_own() -> None:
    known = names("Ann Lee", "Anna Leeson", "Lee Ann")
    hidden = known.hide("Ann Anna Lee Leeson").split()
    assert len(set(hidden)) == 4
    assert known.restore(" ".join(hidden)) == "Ann Anna Lee Leeson"


def test_a_person_called_as_a_stand_in_keeps_apart() -> None:
    known = names("Alex Hollis", "Dana Okafor")
    hidden = known.hide("Alex Hollis met Dana Okafor.")
    assert not {"Alex", "Hollis", "Dana", "Okafor"} & set(re.findall(r"\w+", hidden))
    assert known.restore(hidden) == "Alex Hollis met Dana Okafor."


def test_stand_ins_do_not_occur_in_the_situation() -> None:
    masked, known = mask(Situation(peer=Peer(name="Dana"), raw="ALEX and Casey's cat"))
    assert {masked.peer.name} & {"Alex", "Casey"} == set()
    assert known.hide("Alex") == "Alex"


def test_stand_ins_never_run_out() -> None:
    people = [f"Person{'x' * number} Surname{'y' * number}" for number in range(80)]
    known = names(*people)
    stand_ins = [cover.stand_in for cover in known.covers]
    assert len(set(stand_ins)) == len(stand_ins) == 160
    assert known.restore(known.hide(" ".join(people))) == " ".join(people)


def test_nobody_known_hides_nothing() -> None:
    assert Names().hide("Dana (0)") == Names().restore("Dana (0)") == "Dana (0)"
    assert mask(Situation())[0] == Situation()


def test_a_model_may_use_a_stand_in_as_it_likes() -> None:
    known = names("Dana Okafor")
    assert known.restore("ALEX, alex's and Alex Hollis’s (Alex)") == "DANA, dana's and Dana Okafor’s (Dana)"
    assert known.restore("Alex (999999)") == "Alex (999999)"
    assert known.restore(f"Alex ({'9' * 5000})").startswith("Dana (999")


def test_a_whole_value_is_restored() -> None:
    known = names("Dana")
    draft = Draft(method="reset", sentences=(Sentence(text="Hello Alex.", origins=(Glue(),)),))
    assert known.restore_value(draft).text == "Hello Dana."
    assert known.restore_value(draft).sentences[0].origins == (Glue(),)


def test_names_that_come_later_are_hidden_and_the_first_stay() -> None:
    known = names("Dana")
    later = known.also("Write to priya@acme.com", ["Priya", "Alex", "Dana"])
    assert later.hide("Dana") == known.hide("Dana")
    text = "Alex and Priya wrote Dana from priya@acme.com"
    assert {"Priya", "Dana"} & set(later.hide(text).split()) == set()
    assert later.restore(later.hide(text)) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mail dana.okafor+x@mail.acme.co.uk.", ["dana.okafor+x@mail.acme.co.uk"]),
        (
            "See (https://acme.com/a_b/?q=1#x), or www.acme.dk!",
            ["https://acme.com/a_b/?q=1#x", "www.acme.dk"],
        ),
        ("on acme.com/dana today", ["acme.com/dana"]),
        ("+45 12 34 56 78 or (555) 123-4567", ["45 12 34 56 78", "555) 123-4567"]),
        ("On 2026-03-04, 3/4/2026 and 04.03.2026 at 10:30 we lost 250000 in Q3 2025.", []),
        ("node.js and e.g. this", []),
    ],
)
def test_contact_details_are_found(text: str, found: list[str]) -> None:
    details = [detail for _, detail in contacts(text)]
    assert [detail for detail in details if detail in found] == found
    if not found:
        assert details == []
    known = names(text=text)
    assert all(detail not in known.hide(text) for detail in found)
    assert known.restore(known.hide(text)) == text


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Dr. Ann-Marie van Dijk", ["Ann", "Marie", "Dijk"]),
        ("my boss Dana (she/her)", ["Dana"]),
        ("J. R. Okafor", ["Okafor"]),
        ("Acme Ltd", ["Acme"]),
        ("the team 7", []),
        ("", []),
    ],
)
def test_parts_of_a_name(name: str, found: list[str]) -> None:
    assert parts(name) == found


PEOPLE = (
    "Dana Okafor",
    "José Nuñez",
    "Jose",
    "O'Brien",
    "Ann",
    "Anna-Ann",
    "Will May",
    "McKay",
    "IBM",
    "İpek Straße",
    "Alex",
    "李雷",
)
PIECES = """
Dana dana DANA dAnA José JOSE O'Brien o’brien O'BRIEN Ann Anna ANN Will will WILL May McKay mckay
IBM ibm Ibm İpek ipek i̇pek STRASSE straße Alex alex ALEX Casey casey CASEY Jamie Hollis HOLLIS Quinn
李雷 Email1 EMAIL1 email1 Phone1 a@b.io A@B.IO 555-123-4567 (0) (1) (2) (17) (007) ( ) 1 0 's ’s 't '
- _ . x é
"""
UNUSUAL = ["jose\u0301", "Jose\u0301", "\u0301", " ", " ", " ", "\n"]
pieces = st.lists(st.sampled_from([*PIECES.split(), *UNUSUAL]) | st.text(max_size=3), max_size=25).map(
    "".join
)


@given(pieces)
@example("Dana (0)")
@example("Casey (0) casey (1) Dana (1)")
@example("Will (1) (0) Alex (0)")
@example("Dana\u0301 Dana's Danas O'Brien's Anna-Ann")
def test_restoring_undoes_hiding(text: str) -> None:
    known = names(*PEOPLE, text="a@b.io 555-123-4567")
    assert known.restore(known.hide(text)) == text


@given(st.lists(pieces, max_size=4), pieces, pieces)
def test_restoring_undoes_hiding_whatever_people_are_called(people: list[str], said: str, text: str) -> None:
    known = names(*people, text=said)
    assert known.restore(known.hide(text)) == text
    later = known.also(text, people[::-1])
    assert later.restore(later.hide(text)) == text


@given(pieces)
def test_no_whole_name_is_left(text: str) -> None:
    hidden = names(*PEOPLE, text="a@b.io 555-123-4567").hide(text)
    word = r"(?:[^\W_]|[\u0300-\u036f])"
    assert not re.search(rf"(?<!{word})(?:dana|okafor|mckay|ibm)(?!{word}|['’]t)", hidden, re.IGNORECASE)
