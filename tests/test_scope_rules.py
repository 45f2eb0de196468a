"""Regular wording that settles a topic alone, and the near misses beside each."""

import pytest

from assistant.scope.masking import masked
from assistant.scope.rules import by_rule


def ruled(told):
    return by_rule(told) or by_rule(masked(told))


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("beyond", "I have to tell Femi tomorrow that she's being let go"),
        ("beyond", "They are going to be let go in March, Piet and his deputy"),
        ("beyond", "we are letting Sunniva go at the end of the quarter"),
        ("beyond", "I must give Femi notice on Thursday"),
        ("beyond", "Ines's contract will not be extended"),
        ("beyond", "we're not renewing her contract"),
        ("beyond", "he's being made redundant and has no idea"),
        ("beyond", "I was asked to dismiss Ravi before the summer"),
        ("beyond", "his post is being cut"),
        ("legal", "he told us to back-date the receipts"),
        ("legal", "she backdated my order form by a month"),
        ("legal", "she transferred 12,000 from the hardship fund without the trustees' consent"),
        ("legal", "he faked my signature on the order"),
        ("legal", "they keep two sets of books"),
        ("life", "she wept and said she doesn't see any point in going on"),
        ("life", "he said he can't see the point of carrying on any more"),
        ("life", "Ewan told me he'd rather be dead"),
        ("health", "he reeked of gin at the toolbox talk"),
        ("health", "Femi came to the ward round smelling of wine"),
        ("discrimination", "he called my cook a terrorist at the staff meal"),
        ("discrimination", "she told the agency I'm too old for the role"),
        ("discrimination", "he says women of her age should stay in the back office"),
        ("harassment", "she pinched my backside in the lift"),
        ("harassment", "he wrote to me at midnight that I look sexy"),
        ("harassment", "I'd get the good shifts if I was a bit nicer to him"),
        ("harassment", "Ravi asked me out for drinks after I said no"),
        ("retaliation", "he calls me a snitch since the audit"),
    ],
)
def test_regular_wording_is_known(topic, told):
    assert ruled(told) == topic


@pytest.mark.parametrize(
    "told",
    [
        "we let the Tuesday slot go",
        "I let it go, and I'm glad I did",
        "she let us go first",
        "I had to let them go early on Friday because of the snow",
        "I can't let go of what he said",
        "he gave notice of the meeting an hour before",
        "I must give her notice of the road works",
        "I will give him notice before the movers come",
        "the copier contract won't be renewed",
        "he dismissed my idea",
        "the class was dismissed at noon",
        "I want to dismiss them as rumours",
        "they were laid out on the table",
        "his post about us was cut from the newsletter",
        "I'd like to go back, date the plan and start again",
        "she moved the money talk without the board secretary",
        "he paid the invoice from the joint account, as agreed",
        "she cooked for the book club",
        "I don't see the point of going on with two lists",
        "he can't see any reason to carry on with the pilot",
        "the cellar smelled of wine after his tasting",
        "she smelled a rat",
        "I said I'm too old for this racket",
        "the lift is too old for the load",
        "he called our queue a zoo",
        "she called the printer a monkey",
        "he'd be quicker if my mails were nicer",
        "she asked me out to the yard to see the truck",
        "he grabbed my slot and pinched my chair",
        "he texts me at night about the stock",
        "I called him a snitch for writing to our boss, I'm sorry for it",
    ],
)
def test_near_misses_are_left_alone(told):
    assert ruled(told) == ""
