"""Judging extras of a fact: oaths, names called, asides and adverbs. The fact is whole without them."""

from __future__ import annotations

import re

from assistant.grammar import past_form
from assistant.observable.words import ADVERBS, LABELS
from assistant.tidy import inside, quoted_spans

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
_INSULTS = "idiot muppet moron clown jerk fool prat twat wanker arse arsehole asshole bastard bitch cow dickhead imbecile numpty pillock plonker snake tosser git cretin dimwit halfwit weasel rat toad donkey dinosaur diva princess"
# With its letters or with signs for them, and nothing else that begins with f: `fixing` is no oath.
_F = r"f(?:[ue]ck|\w?[*@#]+\w?[*@#]*k?)"
_SWORN = rf"(?:{_F}(?:ing|in'?|ed)|bloody|goddamn(?:ed)?|god ?damned|damn(?:ed)?|effing|sodding|flipping|sh[*i]tty|crappy|stupid|lazy|arrogant|useless|ridiculous)"
_OATH = rf"(?:(?:for )?{_F}'?s sake|bloody hell|jesus christ|what the (?:hell|{_F}))"
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


def cut_extras(text: str) -> tuple[str, tuple[str, ...]]:
    """A fact without its judging extras, and those in the order of their cutting; whole where nothing would be left."""
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
