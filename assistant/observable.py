"""Whether words tell what a camera would have recorded, or a judgement about a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.grammar import parse, past_form
from assistant.schemas import Value
from assistant.tidy import inside, quoted_spans, tidy

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Nature = Literal["fact", "judgement", "mixed"]

LABELS = frozenset(
    "impossible rude arrogant difficult toxic lazy unprofessional selfish stubborn aggressive passive-aggressive "
    "manipulative dishonest incompetent useless hopeless clueless childish immature petty cold hostile nasty mean "
    "disrespectful dismissive condescending patronising patronizing patronizing controlling territorial jealous "
    "paranoid insecure moody unreliable untrustworthy sneaky two-faced fake narcissistic narcissist bully liar "
    "jerk idiot snake tyrant dictator diva nightmare disaster joke terror clown control-freak micromanager egomaniac "
    "inflexible uncooperative unhelpful obstructive combative defensive entitled spoiled ungrateful careless sloppy "
    "negligent insensitive inconsiderate unfair unreasonable ridiculous insane crazy mad stupid dumb pathetic weak "
    "awful terrible horrible unbearable bossy pushy loud-mouthed smug snobbish stuck-up indifferent thoughtless "
    "vindictive spiteful ruthless cowardly coward psycho psychopath amateur amateurish disorganised disorganized "
    "chaotic bad poor broken toxic unacceptable outrageous annoying irritating frustrating exhausting intolerable "
    "evil shameless lying cheating scheming ignorant".split()
)
_VERDICT_VERBS = frozenset(
    "disrespect undermine sabotage manipulate bully humiliate belittle gaslight backstab betray hate despise envy "
    "lie ignore exclude bypass badmouth resent dominate patronise patronize steamroll stonewall blindside bulldoze disregard".split()
)
_MIND_VERBS = frozenset(
    "care respect want think believe feel like enjoy value understand love trust know hope intend try".split()
)
ADVERBS = frozenset(
    "rudely deliberately purposely intentionally obviously clearly typically arrogantly aggressively carelessly "
    "stupidly unprofessionally disrespectfully lazily sneakily shamelessly ridiculously conveniently blatantly "
    "maliciously spitefully selfishly needlessly simply predictably naturally".split()
)
_ABSOLUTES = frozenset("always never constantly everytime everything nothing nobody everybody".split())
_PLAIN_STATES = frozenset(
    "late absent away new off on in out ready there here unavailable sick silent quiet early present gone back busy able "
    "aware responsible sure due supposed responsible online offline first last next alone angry upset surprised "
    "unable older younger copied minutes hours days".split()
)
_SET_PHRASES = re.compile(
    r"\b(?:no (?:clue|idea|respect|manners|interest|shame|backbone|integrity)|typical|piece of work|pain in|full of (?:it|himself|herself)|"
    r"does(?:n't| not) (?:even |really )?(?:get|listen|understand|care)|favou?ritism|nepotism|office politics|bullshit|nonsense|"
    r"because of (?:her|him|them)|(?:gives?|gave|made|did|wrote|held) a (?:weak|poor|bad|terrible|lousy|sloppy|rude)|"
    r"a (?:disgrace|scandal|shame|farce|circus)|yes to everything|no trust|bad blood|toxic|walks? all over|(?:you|your|that|their) lot|you people|(?:crushed|smashed|nailed|killed|aced) it|best \w+ ever|second to none|hands[- ]down|asleep at the wheel|carry(?:ing)? (?:his|her|their|the) (?:whole|entire)|just shrugs?|plays? favou?rites|two[- ]faced|(?:him|her|them) all over|(?:went|go(?:es|ing)?|gone) (?:ballistic|mental|nuts|mad|crazy|ape|berserk|off on one)|los(?:t|es|ing) (?:it|the plot|(?:his|her|their) (?:rag|temper|mind))|thr(?:ew|ow|ows|owing) (?:a |an? \w+ )?(?:tantrum|strop|fit|hissy)|rock ?stars?|world[- ]class|thinks? (?:she|he|they)|on a power trip|out to get|hidden agenda|bad faith)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",?\s+(?:which (?:was|is|i find|i found|felt|just shows?|shows?|is so|was so)\b[^.,;]*|"
    r"because (?:she|he|they)(?:'s|'re)? (?:just |simply |clearly |obviously )?(?:does ?n[o']t|do ?n[o']t|can'?t|cannot|couldn'?t|has no|have no|hates?|wants?|thinks?|likes?|"
    r"loves?|needs?|is|are|was too|always|never|too)\b[^.,;]*|"
    r"(?<=, )(?:(?:very|so|such|really|total|totally|complete|utter|pure|absolute|bloody|just|which,?)\s+)*(?:an? )?(?:\w+\s+)?(?:behaviou?r|attitude|joke|ego ?trip|disgrace|"
    r"nonsense|rubbish|manners|stunt|conduct|cheek|petty|rude|typical|pathetic|unprofessional|shocking|disgraceful|unacceptable|ridiculous|childish)|"
    r"(?:sulking|behaving|carrying on|whining|moaning|strutting|throwing (?:a|one of)) [^.,;]*|like an? (?:\w+ )?(?:child|kid|baby|toddler|teenager|king|queen|princess|diva|madman|lunatic|dictator)|"
    r"for (?:god|christ|heaven|pete|goodness|f\w+)'?s sake|"
    r"(?:just )?to (?:make me look|humiliate|embarrass|undermine|spite|annoy|show off|show me up|punish|hurt)\b[^.,;]*|"
    r"(?:and )?in the history of \w+[^.;]*|(?:and )?nobody (?:else )?(?:has|had|could have) ever (?:done|managed|achieved)\b[^.;]*|mind you\b[^.;]*|on purpose|as (?:usual|always|per usual)|typical(?: of (?:her|him|them))?|of course|like (?:she|he|they) always does?)"
    r"(?=[.,;!]|$)",
    re.IGNORECASE,
)
_TIME_WORDS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|"
    r"november|december|stand-?up|off-?site|huddle|1:1|one-on-one|town ?hall|board|workshop|demo|all-hands|dinner|lunch|"
    r"breakfast|conference|launch|interview|hearing|round|handover|rehearsal|committee|assembly|today|yesterday|morning|afternoon|evening|week|month|quarter|year|sprint|meeting|review|call|"
    r"q[1-4]|twice|once|times|since|ago|last|\d+)\b",
    re.IGNORECASE,
)
_PERSON_SUBJECTS = frozenset("she he they".split())


class Observed(Value):
    """What a typed fact is: its nature, its words without judging extras, and what was left out."""

    nature: Nature
    text: str
    left_out: tuple[str, ...] = ()


_INSULTS = "idiot muppet moron clown jerk fool prat twat wanker arse arsehole asshole bastard bitch cow dickhead imbecile numpty pillock plonker snake tosser git cretin dimwit halfwit weasel rat toad donkey dinosaur diva princess"
# With its letters or with signs for them, and nothing else that begins with f: `fixing` is no oath.
_F = r"f(?:[ue]ck|\w?[*@#]+\w?[*@#]*k?)"
_SWORN = rf"(?:{_F}(?:ing|in'?|ed)|bloody|goddamn(?:ed)?|god ?damned|damn(?:ed)?|effing|sodding|flipping|sh[*i]tty|crappy|stupid|lazy|arrogant|useless|ridiculous)"
_OATH = rf"(?:(?:for )?{_F}'?s sake|bloody hell|jesus christ|what the (?:hell|{_F}))"
_ALWAYS_IS = re.compile(
    r"(?i)\b(?:he|she|they|(?-i:[A-Z])\w+)(?: is| are|'s|'re) (?:always|never|constantly)\b"
)
_VERDICT_AND_ACT = re.compile(
    r"(?i)\b(?:bypassed|ignored|disrespected|undermined|blindsided|snubbed|sidelined) (?:me|us|my team|our team),? and (?=\w+(?:ed|[nl]t)\b)"
)
_HAD_THE_NERVE = re.compile(r"(?i)\bhad the (?:nerve|cheek|gall|audacity|face|brass neck) to (\w+)")
_EPITHET = re.compile(
    # `that f***ing muppet Noel`, `Noel, the idiot,`, `Paul, rude as ever,`, `his bloody spreadsheet`
    rf"(?i)\b(?:(?:that|this|the|our|my|a|an)\s+)?(?:{_SWORN}\s+)*(?:{'|'.join(_INSULTS.split())})\b(?:\s+of\s+an?)?\s+(?=(?-i:[A-Z]))|"
    rf"\b(?:that|this|the)\s+(?:{_SWORN}\s+)+(?=(?-i:[A-Z]))|"
    rf",\s+(?:(?:the|that|what an?|an?)\s+)?(?:\w+\s+)?(?:{'|'.join(_INSULTS.split())})(?=[,.!]|$)|"
    rf",\s+(?:so |very |quite )?(?:{'|'.join(sorted(LABELS))})(?:\s+and\s+\w+)?\s+as\s+(?:ever|always|usual)(?=[,.!]|$)|"
    rf"\b(?:{_F}ing|bloody|goddamn(?:ed)?|effing|sodding|damned?)\b\s*|,?\s*\b{_OATH},?"
)


def _cut_extras(text: str) -> tuple[str, tuple[str, ...]]:
    out: list[str] = []

    def cut(match: re.Match[str]) -> str:
        if inside(quoted_spans(match.string), match.start()):
            return match[0]
        out.append(match[0].strip(" ,"))
        return ""

    plainly = _HAD_THE_NERVE.sub(lambda m: past_form(m[1]), _VERDICT_AND_ACT.sub(cut, text))
    shorter = _TAIL.sub(cut, _EPITHET.sub(cut, plainly))
    shorter = re.sub(r"^([A-Z][\w'-]+),\s+(?=[a-z])", r"\1 ", shorter) if out else shorter
    shorter = re.sub(
        rf"(?i)\b(?:{'|'.join(ADVERBS)})\b,?\s*|\b(?:behind (?:my|our) backs?|in secret)\b", cut, shorter
    )
    shorter = re.sub(r"\s+([.,;!?])", r"\1", re.sub(r"\s{2,}", " ", shorter)).strip(" ,;")
    return (shorter, tuple(out)) if shorter else (text, ())


def _outside_quotes(doc: Doc) -> list[Token]:
    quotes = quoted_spans(doc.text)
    return [t for t in doc if not inside(quotes, t.idx)]


_SPEECH = frozenset(
    "say tell write ask answer claim reply call announce comment shout mention promise admit joke".split()
)


def _is_reported(token: Token) -> bool:
    """Whether a word stands in what somebody is said to have said: the saying is the fact."""
    for above in (token, *token.ancestors):
        if above.dep_ in {"ccomp", "xcomp", "oprd"} and above.head.lemma_.lower() in _SPEECH:
            return True
    return False


def _labels(tokens: list[Token]) -> list[Token]:
    """Words that judge a person, an act of theirs, or the relationship."""
    beside = {"amod", "compound"}
    said_of = {
        "acomp",
        "attr",
        "ROOT",
        "conj",
        "oprd",
        "appos",
        "pobj",
        "dobj",
        "ccomp",
        "advcl",
        "xcomp",
        "nsubj",
    }
    found = [
        t
        for t in tokens
        if t.lower_ in LABELS
        and t.dep_ in said_of | beside
        and t.head.lower_ != "war"
        and not (t.lower_ == "broken" and t.dep_ == "amod")
    ]
    return [
        t for t in found if not (t.dep_ in beside and t.head.dep_ == "pobj" and t.head.ent_type_ == "ORG")
    ]


def _mind_reading(tokens: list[Token]) -> list[Token]:
    """What the other thinks, wants or feels, told as a fact in the present."""
    found = []
    for t in tokens:
        subject = next((c for c in t.children if c.dep_ == "nsubj"), None)
        if t.lemma_.lower() in _MIND_VERBS and t.pos_ == "VERB" and subject is not None:
            present = t.tag_ in {"VBZ", "VBP"} or any(
                c.lower_ in {"does", "do", "n't", "never"} for c in t.children
            )
            if present and (subject.lower_ in _PERSON_SUBJECTS or subject.pos_ == "PROPN"):
                found.append(t)
    return found


def _predicates(tokens: list[Token]) -> list[Token]:
    """`she is a piece of work`: what a person is, unless it is a plain state such as late or away."""
    found = []
    for t in tokens:
        subject = next((c for c in t.children if c.dep_ == "nsubj"), None)
        if t.lemma_ != "be" or t.pos_ != "AUX" or subject is None or subject.lower_ not in _PERSON_SUBJECTS:
            continue
        found += [
            c
            for c in t.children
            if c.dep_ in {"acomp", "attr"} and c.lower_ not in _PLAIN_STATES and not _plain_noun(c)
        ]
    return found


def _plain_noun(token: Token) -> bool:
    """`she is the owner of the budget`, `he was 20 minutes late`: a definite thing, a number, a question word."""
    return token.pos_ in {"PRON", "PROPN", "NUM"} or any(
        c.lower_ == "the" or c.like_num for c in token.subtree
    )


def _verdicts(tokens: list[Token]) -> list[Token]:
    return [t for t in tokens if t.pos_ == "VERB" and t.lemma_.lower() in _VERDICT_VERBS]


def has_evidence(text: str) -> bool:
    """Whether words hold something a camera would have: an event in the past, a quotation, a number, a time."""
    return _evidence(parse(text))


def _evidence(doc: Doc) -> bool:
    """Something a camera would have: an event in the past, a quotation, a number, a time."""
    past = any(t.tag_ in {"VBD", "VBN"} and t.lemma_ not in {"be", "have"} and t.pos_ == "VERB" for t in doc)
    return (
        past
        or bool(quoted_spans(doc.text))
        or any(t.like_num for t in doc)
        or bool(_TIME_WORDS.search(doc.text))
    )


def has_time(text: str) -> bool:
    """Whether words name a date, an occasion or a number of times."""
    doc = parse(text)
    return any(t.ent_type_ in {"DATE", "TIME", "ORDINAL"} for t in doc) or bool(_TIME_WORDS.search(text))


def observe(typed: str) -> Observed:
    """Read one typed fact.

    Judging extras (`rudely`, `, which was rude`) are cut and named. Of a fact that joins an act and a judgement
    (`he came at 9:20 and was rude`) the act is kept. What stays `mixed` cannot be taken apart.
    """
    text, left_out = _cut_extras(tidy(typed))
    nature = _nature(text)
    if nature == "mixed":
        act, rest = _act_alone(text)
        if act:
            return Observed(nature="fact", text=act, left_out=(*left_out, rest))
    return Observed(nature=nature, text=text, left_out=left_out)


def _judged(doc: Doc) -> list[Token]:
    tokens = _outside_quotes(doc)
    judged = [*_labels(tokens), *_mind_reading(tokens), *_verdicts(tokens), *_predicates(tokens)]
    return [t for t in judged if not _is_reported(t)]


def judges_by_verb_only(text: str) -> bool:
    """Whether all that judges in words is a verb for an act (`bypassed`): who heard of the act may call it something else."""
    judged = _judged(parse(tidy(text)))
    return (
        bool(judged)
        and all(t.lemma_.lower() in _VERDICT_VERBS for t in judged)
        and not _SET_PHRASES.search(text)
    )


def judges_someone(text: str) -> bool:
    """Whether words label a person or an act of theirs, or tell what is in their mind."""
    return bool(_judged(parse(tidy(text)))) or bool(_SET_PHRASES.search(text))


def _nature(text: str) -> Nature:
    doc = parse(text)
    judged = _judged(doc)
    absolute = any(t.lower_ in _ABSOLUTES for t in _outside_quotes(doc))
    if judged or (_SET_PHRASES.search(text) and not quoted_spans(text)):
        return "mixed" if _event_besides(doc, judged) else "judgement"
    about_us = re.match(r"(?i)(?:we|i|our|my)\b", text)
    if _ALWAYS_IS.search(text) and not about_us and not re.search(r"\d", text) and not quoted_spans(text):
        return "judgement"
    return "judgement" if absolute and not about_us and not _evidence(doc) else "fact"


def _act_alone(text: str) -> tuple[str, str]:
    """The part of a fact that can be filmed, and the part that judges; both empty where they cannot be parted."""
    doc = parse(text)
    judged = _judged(doc)
    cuts = [t.head if t.pos_ != "VERB" and t.head.pos_ in {"VERB", "AUX"} else t for t in judged]
    root = next(t for t in doc if t.dep_ == "ROOT")
    if not cuts or any(
        c.dep_ not in {"conj", "advcl", "relcl", "parataxis", "ccomp"} or c == root for c in cuts
    ):
        return "", ""
    gone = {t.i for c in cuts for t in c.subtree}
    kept = [t for t in doc if t.i not in gone]
    while kept and (kept[-1].dep_ in {"cc", "mark", "punct"} or kept[-1].text in {",", "and", "but"}):
        kept.pop()
    if not kept or kept[-1].i - kept[0].i + 1 != len(kept):
        return "", ""
    act = doc[kept[0].i : kept[-1].i + 1].text
    return (act, text[len(act) :].strip(" ,.")) if _nature(act) == "fact" and len(kept) > 2 else ("", "")


def _event_besides(doc: Doc, judged: list[Token]) -> bool:
    heads = {t.i for t in judged} | {t.head.i for t in judged}
    event = any(t.pos_ == "VERB" and t.tag_ == "VBD" and t.i not in heads for t in doc)
    return event or bool(quoted_spans(doc.text))
