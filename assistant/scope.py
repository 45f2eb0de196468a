"""What First Rung is not for: it says so kindly, names who can help, and drafts nothing."""

from __future__ import annotations

import re

from assistant.schemas import Situation, Value


class OutOfScope(Value):
    """Why nothing is drafted, and who can help."""

    topic: str
    says: str


_TOPICS: tuple[tuple[str, str, str], ...] = (
    (
        "a danger to life",
        r"\b(?:suicid\w*|kill (?:myself|himself|herself|themselves)|self[- ]harm\w*|hurt (?:myself|himself|herself)|end (?:my|his|her) life)\b",
        "If a life may be in danger, call the emergency services now, or a crisis line in your country. "
        "A person of trust or a doctor can help too. First Rung is not made for this.",
    ),
    (
        "harassment",
        r"\b(?:sexual(?:ly)?|harass\w*|grop(?:ed|es|ing)|stalk(?:ed|s|ing)|touched (?:me|her|him) (?:without|inappropriate)\w*|"
        r"unwanted (?:touch\w*|advances)|indecent\w*)\b",
        "This sounds like harassment. That is not a matter for a talk between peers. HR, a confidential counsellor, a works "
        "council or a lawyer can protect you and take it up. Keep notes of what happened.",
    ),
    (
        "discrimination",
        r"\b(?:racis[mt]\w*|sexis[mt]\w*|homophob\w*|antisemit\w*|islamophob\w*|discriminat\w*|slurs?)\b|"
        r"\bbecause (?:i am|i'm|of my|she is|he is) (?:a woman|black|gay|pregnant|disabled|muslim|jewish|old|skin colou?r)\b",
        "This sounds like discrimination. HR, an equality officer or a lawyer is the right place for it, and not a talk "
        "between peers. Keep notes of what happened.",
    ),
    (
        "a threat or violence",
        r"\b(?:threaten(?:ed|s|ing)? (?:to (?:hit|hurt|kill|beat|attack)|me physically|my (?:life|family))|hit me|punch(?:ed|es|ing)?|slapped|shoved me|"
        r"pushed me (?:against|into)|assault\w*|weapon|beat me up|violen\w+)\b",
        "This sounds like a threat or violence. Get to safety first, and call the police or security where needed. Then HR "
        "or a person of trust. A talk between peers is not the place for it.",
    ),
    (
        "a legal or disciplinary matter",
        r"\b(?:lawsuit|sue (?:him|her|them|me|us)|suing|legal action|my lawyer|tribunal|court case|fraud|embezzl\w*|brib(?:e|ed|ery|es)\w*|"
        r"whistle-?blow\w*|disciplinary|fire (?:him|her|them)|firing (?:him|her|them)|get (?:him|her|them) fired|terminat(?:e|ing) (?:him|her|them|his|her)|"
        r"retaliat\w+|performance improvement plan|formal warning)\b",
        "This is a legal or a disciplinary matter. HR, compliance or a lawyer can help you there. The sources of First Rung "
        "speak of tense relationships between peers, and not of this.",
    ),
    (
        "a matter of health",
        r"\b(?:burn(?:ed|t)?[- ]?out|depress(?:ed|ion)|panic attacks?|anxiety disorder|breakdown|addict(?:ed|ion)|alcoholic|drunk at work)\b",
        "This touches someone's health. A doctor, an occupational health service or a person of trust can help. First Rung "
        "does not draft words about another person's health.",
    ),
)

# Words of other languages that seldom stand in English, to tell at once that the built-in checks do not apply.
_OTHER_LANGUAGES = {
    "German": "der die und ich nicht ist das hat mit sie wir ein eine dass auf für haben mir mein meine war wurde auch aber".split(),
    "French": "le la les des est une pas nous vous avec pour dans qui que il elle mon ma mes sur être cette ont était".split(),
    "Spanish": "el los las una está con para que por mi del pero muy nos ella cuando sin como más fue reunión".split(),
    "Italian": "il che non una della con sono per mi gli anche più nella è ha suo sua riunione senza".split(),
    "Portuguese": "não uma com para que por meu minha ele ela foi mais dos das reunião sem está nos".split(),
    "Dutch": "het een niet van ik dat zij hij mijn wij met voor maar heeft werd ook geen naar".split(),
    "Danish": "jeg ikke det har og han hun med til som var blev mit vores uden".split(),
    "Polish": "nie się jest że na przez moje był była bez oraz mnie jej jego".split(),
}
_ENGLISH = frozenset(
    "the a and to of in is was i my we that for on with not it he she they her his their at had has have did our me but".split()
)


def _all_text(situation: Situation) -> str:
    return " ".join((*situation.happened, situation.my_part, situation.impact, situation.wish, situation.raw))


def out_of_scope(situation: Situation) -> OutOfScope | None:
    """The first topic that First Rung is not for, or None. Read from all that the leader wrote."""
    text = _all_text(situation)
    for topic, pattern, says in _TOPICS:
        if re.search(pattern, text, re.IGNORECASE):
            return OutOfScope(topic=topic, says=says)
    return None


def other_language(situation: Situation) -> str:
    """The language of the intake where it is plainly not English, else the empty string."""
    text = _all_text(situation)
    letters = [c for c in text if c.isalpha()]
    if letters and sum(ord(c) > 0x24F for c in letters) > 0.3 * len(letters):
        return "another script than English"
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < 6:
        return ""
    english = sum(w in _ENGLISH for w in words)
    counts = {name: sum(w in stop for w in words) for name, stop in _OTHER_LANGUAGES.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > max(2, english) else ""
