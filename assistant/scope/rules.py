"""Topics that First Rung is not for, known by their words, and who can help instead."""

from __future__ import annotations

import re

from assistant.schemas import Situation, Value


class OutOfScope(Value):
    """Why nothing is drafted, and who can help."""

    topic: str
    says: str


_WHO_HELPS = {
    "life": "If a life may be in danger, call the emergency services now, or a crisis line in your country. "
    "A person of trust or a doctor can help too. First Rung is not made for this.",
    "harassment": "This sounds like harassment. That is not a matter for a talk between peers. HR, a confidential counsellor, "
    "a works council or a lawyer can protect those concerned and take it up. Keep notes of what happened.",
    "discrimination": "This sounds like discrimination. HR, an equality officer or a lawyer is the right place for it, and not a "
    "talk between peers. Keep notes of what happened.",
    "threat": "This sounds like a threat or violence. Get to safety first, and call the police or security where needed. Then "
    "HR or a person of trust. A talk between peers is not the place for it.",
    "retaliation": "This sounds like retaliation. HR, compliance or a lawyer can protect the one who spoke up. A talk between "
    "peers is not the place for it.",
    "legal": "This is a legal or a disciplinary matter. HR, compliance or a lawyer can help you there. The sources of First "
    "Rung speak of tense relationships between peers, and not of this.",
    "health": "This touches someone's health. A doctor, an occupational health service or a person of trust can help. First "
    "Rung does not draft words about another person's health.",
    "spying": "First Rung does not help with watching, recording or tracking people in secret. Ask openly, or take your worry "
    "to HR or compliance.",
    "pay": "This is about pay. HR, your own boss or a works council can take it up. The sources of First Rung speak of tense "
    "relationships between peers, and not of this.",
    "report": "This is about someone who reports to you. HR can help with appraisals, warnings and changes of role. First Rung "
    "is for talks between peers.",
    "beyond": "This goes beyond the first rung: consequences, ultimatums and sanctions are not in the sources, so nothing is "
    "drafted. Your shared boss or HR can help with what comes next. If you have not yet talked openly, a reset comes before it.",
    "against": "First Rung does not help to use a talk against someone. The honest version is open to you: say what you saw, "
    "own your part, and ask for theirs.",
}
_HIM = r"(?:him|her|them|me|us|my \w+)"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("life", r"\b(?:suicide|suicidal (?!timeline|deadline)|kill(?:ing)? (?:myself|himself|herself|themselves)|self[- ]harm\w*|hurt(?:ing)? (?:myself|himself|herself)|"
     r"end (?:my|his|her) (?:own )?life|not wake up|don'?t want to (?:live|wake up|be here)|no reason to (?:be here|live)|driving into|cuts on (?:his|her) arms?)\b"),
    ("harassment", rf"\b(?:sexual(?:ly)?|harass(?:es|ed|ing) (?:me|her|him|them|our|my|the)|grop(?:ed|es|ing)|touch(?:ed|es|ing) {_HIM} (?:without|inappropriate)\w*|"
     r"hand on (?:my|her|his) (?:\w+ )?(?:back|knee|thigh|leg|waist|bottom|breast|neck)|unwanted (?:touch\w*|kiss\w*)|porn\w*|indecent\w*|jokes? about my body|sweet meat|"
     r"follow(?:s|ed) (?:me|her) (?:home|to the (?:car|parking))|naked|undress\w*|corners (?:the )?(?:young|girls|waitress\w*))\b"),
    ("discrimination", r"\b(?:racis[mt]\w*|racial\w*|sexist|sexism|homophob\w*|antisemit\w*|islamophob\w*|discriminat\w+ against|ethnic slurs?|lower caste|diversity hire|"
     r"hijab|skin colou?r|prefers? a man|arabic (?:sur)?names?|because (?:i am|i'm|she is|she's|he is|he's) (?:a woman|black|gay|pregnant|disabled|muslim|jewish|foreign|old))\b"),
    ("threat", rf"\b(?:threaten(?:ed|s|ing)? (?:to (?:hit|hurt|kill|beat|attack|break)|{_HIM} (?:physically|with)|my (?:life|family))|(?:hit|punch\w*|slapp?ed|shov\w+|beat|chok\w+|kick\w*) "
     r"(?:me|him|her|them)(?=[\s.,;!]|$)(?! (?:with|to it|by))|pushed (?:me|him|her) (?:against|into|down)|slammed (?:me|him|her)|assault(?:ed|s|ing)\b|knife|rifle|pistol|\bgun\b|break his (?:jaw|nose)|"
     r"won'?t get up|note under my wiper|followed me home)"),
    ("retaliation", r"\b(?:retaliat\w+|snitch|payback|pay (?:him|her|them) back for|since i (?:reported|complained|raised|blew)|because i (?:reported|complained to (?:hr|compliance))|"
     r"(?:complained|reported) (?:about )?me to (?:hr|compliance)|whistle-?blow(?:er|ing|s)?\b(?= ))\b"),
    ("legal", r"\b(?:lawsuit|sue (?:him|her|them|me|us)|suing|legal action|(?:my|his|her|their) lawyer|tribunal|court case|defamation|embezzl\w*|brib(?:e|ed|ery|es)\w*|commit(?:ted|s)? fraud|"
     r"disciplinary (?:hearing|action|procedure|matter)|(?:fire|firing|sack) (?:him|her|them)(?! up)|get (?:him|her|them) (?:fired|sacked|dismissed)|terminat(?:e|ing) (?:him|her|them|his|her)|"
     r"exit agreement|severance|non-?compete|formal warning letter|books? private \w+ as)\b"),
    ("health", r"\b(?:(?:i|he|she|they)(?:'m| am|'s| is| has| had| have) (?:a |an |the )?(?:burn(?:ed|t)?[- ]?out|depress(?:ed|ion)|bipolar|panic attacks?|breakdown|eating disorder)|nervous breakdown|mental breakdown|"
     r"panic attacks?|bipolar|alcoholic|drinks? at work|drunk at work|smell(?:s|ed) of alcohol|chest pains|antidepressants?|medication|overdose|rehab)\b"),
    ("spying", r"\b(?:secret(?:ly)? (?:record\w*|film\w*|read\w*|track\w*)|record\w* .{0,40}without .{0,25}(?:notic|know)\w*|(?:gps|tracker) (?:tag|in)|took photos of (?:his|her|their) (?:chat|screen|mail)|"
     r"read(?:ing)? (?:his|her|their) (?:e-?mails?|mails?|messages|inbox)|forward me copies|keylogger|spy(?:ing)? on|shows me (?:his|her) location|bug (?:his|her) office)\b"),
    ("pay", r"\b(?:my (?:salary|pay|bonus|raise)\b|paid (?:less|more) than|gets? \d+k? more than me|payslip|overtime of \d+|salary (?:correction|demand|negotiat\w*)|pay (?:rise|raise|gap|grade)|equal pay)\b"),
    ("report", r"\b(?:my direct report|reports to me|who report to me|improvement plan|performance (?:review|plan|improvement)|appraisal|below expectations|demot(?:e|ion)|"
     r"probation(?:ary)? period|not be taken over|missed quota)\b"),
    ("beyond", r"\b(?:ultimatum|last warning|final warning|either (?:she|he|they) .{0,60} or i (?:take|go|will)|(?:goes|go|take it) to the (?:ceo|president|board) with a demand|off the steering board|"
     r"lock(?:ing)? (?:her|him|their) \w+ out|carry the penalty|consequences if)\b"),
    ("against", r"\b(?:pretext|drops? (?:his|her) guard|not (?:really )?sorry(?: at all)?|not sorry at all|fake apolog\w*|sounds real|turn (?:them|everyone|people) against|stands? alone|something in hand|"
     r"dirt on|leverage (?:against|over)|so that (?:he|she) looks|as proof that (?:he|she)|manipulat(?:e|ing) (?:him|her|them)|use what i know|fails under (?:his|her) name|play(?:ing)? (?:him|her|them) off)\b"),
)  # fmt: skip

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


def all_text(situation: Situation) -> str:
    """All that the leader wrote, as one text."""
    return " ".join((*situation.happened, situation.my_part, situation.impact, situation.wish, situation.raw))


def by_rule(text: str) -> str:
    """The first topic whose words stand in a text, or the empty string."""
    return next((topic for topic, pattern in _PATTERNS if re.search(pattern, text, re.IGNORECASE)), "")


def says(topic: str) -> str:
    """Why nothing is drafted on a topic, and who can help."""
    return _WHO_HELPS[topic]


def other_language(situation: Situation) -> str:
    """The language of the intake where it is plainly not English, else the empty string."""
    text = all_text(situation)
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
