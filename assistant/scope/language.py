"""Is the intake plainly in another language than English?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.scope.rules import all_text

if TYPE_CHECKING:
    from assistant.schemas import Situation

# Words of other languages that seldom stand in English, to tell at once that the built-in checks do not apply.
_OTHER_LANGUAGES = {
    "German": "der die und ich nicht ist das hat mit sie wir ein eine dass auf für haben mir mein meine war wurde auch aber".split(),
    "French": "de du je ce le la les des est une pas nous vous avec pour dans qui que il elle mon ma mes sur être cette ont était".split(),
    "Spanish": "la de lo y se su al el los las una está con para que por mi del pero muy nos ella cuando sin como más fue reunión".split(),
    "Italian": "la di mi il che non una della con sono per mi gli anche più nella è ha suo sua riunione senza".split(),
    "Portuguese": "não uma com para que por meu minha ele ela foi mais dos das reunião sem está nos".split(),
    "Dutch": "de en op te het een niet van ik dat zij hij mijn wij met voor maar heeft werd ook geen naar".split(),
    "Danish": "jeg ikke det har og han hun med til som var blev mit vores uden".split(),
    "Polish": "nie się jest że na przez moje był była bez oraz mnie jej jego".split(),
}
_FEWEST_WORDS = 6
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»")
_ENGLISH = frozenset(
    "the a and to of in is was i my we that for on with not it he she they her his their at had has have did our me but".split()
)


def other_language(situation: Situation) -> str:
    """The language of the intake, or of any entry of it, where it is plainly not English; else the empty string."""
    fields = (*situation.happened, situation.my_part, situation.impact, situation.wish, situation.raw)
    whole = _language_of(_QUOTED.sub(" ", all_text(situation)))
    # What somebody is quoted with may be in any language.
    return whole or next((found for text in fields if (found := _language_of(_QUOTED.sub(" ", text)))), "")


def _language_of(text: str) -> str:
    letters = [c for c in text if c.isalpha()]
    if letters and sum(ord(c) > 0x24F for c in letters) > 0.3 * len(letters):
        return "another script than English"
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _FEWEST_WORDS:
        return ""
    english = sum(w in _ENGLISH for w in words)
    counts = {name: sum(w in stop for w in words) for name, stop in _OTHER_LANGUAGES.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > max(2, english) else ""
