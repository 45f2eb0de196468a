"""Judgements of a matter, said as one's own view. Nothing is felt in them that was not told: what is a label becomes milder, what is a feeling stays one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reframe.operations.common import Edit, ended, matches, swap

_HOW = r"(?:\w+ly |very |so |quite |rather |really |truly |bitterly |just |plain )*"
_I_AM = r"\b(?P<who>i|we)(?P<be> am|['’]m| are|['’]re| was| were) "
_DISAPPOINTED = re.compile(
    rf"(?i){_I_AM}{_HOW}(?:disappointed|dissatisfied|displeased|unimpressed) (?:with|by|in|at) (?=(?:your|the|this) (?:[\w'’-]+ ){{0,2}}(?:work|reports?|performance|efforts?|results?|progress|presentations?|contributions?|proposals?|drafts?|plans?|service)\b)"
)
_APPALLED = re.compile(
    rf"(?i){_I_AM}{_HOW}(?:appalled|disgusted|outraged|furious|livid) (?P<join>with|by|at|about|that|to (?:see|hear|learn|find|read) that) (?=(?:you|your|the|this|these|that|how|we|i|no)\b)"
)
_STRONG = r"(?:(?:no longer|not) (?:excusable|acceptable|tolerable)|unacceptable|inexcusable|ridiculous|outrageous|intolerable|a joke|a disgrace|absurd|insane|pathetic|disgraceful|appalling|deplorable|unprofessional|not professional)"
# A label that went, where the leader is asked what was seen.
JUDGED = re.compile(rf"(?i)\b{_STRONG}\b")
_MILD = r"(?:unsustainable|infuriating|beyond me|unwarranted|unhelpful|unnecessary|inappropriate|unfair)"
_JUDGED = re.compile(
    rf"(?i)^(?P<front>(?:and|but|so),? )?(?P<what>(?:this|that|it|the|your|all|these|such|missing|\w+ing)\b[^.!?,;]{{0,110}}?)(?P<be> is|['’]s| was| are| were) (?:simply |just |completely |totally |absolutely |frankly |utterly |so |really |plain |quite |very )*"
    rf"(?:(?P<strong>{_STRONG})|(?P<mild>{_MILD}))(?: and (?:{_STRONG}|{_MILD}))?(?P<rest>(?: (?:that|and|to|for|from)\b[^.!?]*)?)[.!]*$"
)
# What an adjective of this kind says is how the speaker takes it.
_TAKEN = {
    "concerning": "it worries me", "troubling": "it worries me", "alarming": "it worries me", "worrying": "it worries me", "worrisome": "it worries me",
    "disconcerting": "it worries me", "disappointing": "I am disappointed", "frustrating": "it frustrates me", "disheartening": "it disheartens me",
    "shocking": "it surprises me", "astonishing": "it surprises me", "baffling": "it surprises me", "puzzling": "it surprises me",
    "amusing": "it strikes me", "laughable": "it strikes me", "funny": "it strikes me", "telling": "it strikes me", "curious": "it strikes me",
}  # fmt: skip
_IT_IS = re.compile(
    rf"(?i)\b(?:it['’]s|it is|it was) {_HOW}(?P<how>{'|'.join(_TAKEN)}) (?P<join>that|how|to) "
)
_ABOUT = {
    "frustrating": "frustrated by", "disheartening": "disheartened by", "shocking": "surprised by", "baffling": "surprised by", "astonishing": "surprised by",
}  # fmt: skip
_YOURS_WORRIES = re.compile(
    rf"(?i)^(?P<front>(?:and |but |so )?)(?P<what>(?:your|these|such|the)\b[^.!?,;]{{2,90}}?) (?:is|are|was|were|has been|have been) {_HOW}(?P<how>concerning|troubling|alarming|worrying|worrisome|disconcerting|shocking|frustrating|disheartening|baffling|astonishing)(?P<rest>(?: (?:and|as|because|since|to)\b[^.!?]*)?)[.!]*$"
)
_LACKS = re.compile(
    r"(?i)^(?P<front>(?:[^,]{0,40}, )?)(?P<what>(?:your|the|this)\b[^.!?,;]{2,70}?) (?P<verb>lacks|lack|lacked|is lacking|are lacking)(?: in)? (?P<rest>(?!of\b)[^.!?]+)[.!]*$"
)
_WONDER = re.compile(
    rf"(?i)\b(?:it['’]s|it is|it was) {_HOW}(?:perplexing|puzzling|baffling|bewildering|incomprehensible|beyond me|a mystery(?: to me)?) (?P<how>why|how)\b"
)


def judgements(text: str) -> Iterator[Edit]:
    """Judgements of what was done or sent, as one's own view."""
    yield from _told_feelings(text)
    yield from _judged(text)
    for m in matches(_WONDER, text):
        yield Edit(swap(text, m.start(), m.end(), f"I wonder {m['how'].lower()}"))
    for m in matches(_IT_IS, text):
        yield from _taken(text, m)
    yield from _of_yours(text)


def _told_feelings(text: str) -> Iterator[Edit]:
    """Anger and disappointment that were told stay told, in a milder word."""
    for m in matches(_DISAPPOINTED, text):
        yield Edit(swap(text, m.start(), m.end(), f"{m['who']} had hoped for more from "))
    for m in matches(_APPALLED, text):
        join = "about" if m["join"].lower() in {"with", "by", "at"} else m["join"].lower()
        yield Edit(swap(text, m.start(), m.end(), f"{m['who']}{m['be']} upset {join} "))


def _judged(text: str) -> Iterator[Edit]:
    """`This is ridiculous` gives `To me this is a problem`; a word that is no label (`unfair`) stays as it is."""
    m = _JUDGED.match(text)
    if not m:
        return
    what = m["what"][0].lower() + m["what"][1:]
    rest = re.sub(r"(?i)^ to (?=(?:my|our|the|us|me|them|everyone|all|your)\b)", " for ", m["rest"])
    word = f"{m['mild'].lower()}{m['rest']}" if m["mild"] else f"a problem{rest}"
    said = f"{m['front'] or ''}{'to' if m['front'] else 'To'} me {what}{m['be']} {word}"
    yield Edit(ended(said, "."), glue=True)


def _taken(text: str, m: re.Match[str]) -> Iterator[Edit]:
    """`It is worrying that` gives `it worries me that`."""
    how, join = _TAKEN[m["how"].lower()], m["join"].lower()
    if how.startswith("it strikes") and join == "to":
        return
    yield Edit(swap(text, m.start(), m.end(), f"{how} {join} "))


def _of_yours(text: str) -> Iterator[Edit]:
    """`Your report lacks dates` gives `In your report I miss dates`; what is worrying worries me."""
    m = _LACKS.match(text)
    if m and not re.search(r"(?i)\b(?:is|are|was|were|that|which)\b", m["what"]):
        what = m["what"][0].lower() + m["what"][1:]
        missed = "missed" if m["verb"].lower() == "lacked" else "miss"
        yield Edit(ended(f"{m['front']}{'in' if m['front'] else 'In'} {what} I {missed} {m['rest']}", "."))
    m = _YOURS_WORRIES.match(text)
    if m and not re.search(r"(?i)\b(?:is|are|was|were)\b", m["what"]):
        what = m["what"][0].lower() + m["what"][1:]
        # `troubling and unprofessional`: the second word judges too.
        rest = re.sub(r"(?i)^ and (?:\w+ly )?\w+$", "", m["rest"])
        about = _ABOUT.get(m["how"].lower(), "concerned about")
        yield Edit(swap(ended(f"{m['front']}I am {about} {what}{rest}", "."), 0, 0, ""))
