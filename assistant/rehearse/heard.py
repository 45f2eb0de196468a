"""What a turn of the leader holds that a peer can take up: deeds, things, times, proposals, orders, words for them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.grammar import parse, subject_of
from assistant.observable import LABELS
from assistant.rehearse.matter import thing_in
from assistant.rehearse.turned import DAY, turned_round
from assistant.schemas import Situation, Value
from assistant.sentences import split_sentences
from assistant.tidy import tidy

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOST_PHRASE = 11
_PIECES = re.compile(
    r"(?i)[.;:!?…]+|\s[-–—]+\s|,?\s+(?:and|but|so|because|though|although|yet)\s+(?=(?:i|you|we|my|your|that|that's|it|they|she|he|since|then|honestly)\b)"
    r"|,\s+(?=(?:that|that's|which|it|it's|i|i'm|you|we|so|sorry|and|but|then|right|ok|okay|since|honestly|understood|would|is|how|what|do|yes|no)\b)"
)
_LEAD_IN = re.compile(
    r"(?i)^\W*(?:(?:and|but|so|then|well|look|yes|no|okay|ok|right|honestly|frankly|actually|listen|also|first|"
    r"i (?:know|think|realise|realize|admit|see|saw|understand|guess|believe)(?: now)?(?: that)?|the truth is|to be honest|it's true(?: that)?|truth is|because|since)\b[\s,]*)+"
)
_INNER = frozenset(
    "feel think want know hear see hope wish believe understand mean guess appreciate realise realize notice wonder need like love talk ask".split()
)
_DAY = r"(?:(?:this|next|last|every|each) )?(?:second )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_PART = r"(?:morning|noon|midday|lunch(?:time)?|afternoon|evening|night)"
_CLOCK = r"(?:at )?(?:\d{1,2}[:.]\d\d|\d{1,2} ?(?:am|pm|o'clock)|(?<=at )(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|noon)\b)"
_TIME = re.compile(
    rf"(?i)\b(?:{_DAY}(?!'s|s')(?: {_PART})?(?:,? {_CLOCK})?|tomorrow(?: {_PART})?(?:,? {_CLOCK})?|(?:next|every|once a) (?:week|month|quarter)|every (?:second|other) (?:week|month)|{_CLOCK} (?:on )?{_DAY})"
)
_MINUTES = re.compile(
    r"(?i)\b(?:(?:five|ten|fifteen|twenty|thirty|\d{1,2}) minutes|half an hour|an hour|a quarter of an hour)\b"
)
_REQUEST = re.compile(
    r"(?i)(?:^|[.!,;] |\b(?:and|so|but|then|maybe|perhaps) )(?:could|would|can|will) you (?:please |maybe |just |perhaps |at least |kindly )*(?!(?:tell|say|help|be|imagine|mind|like|describe|explain|agree|please|hear|identify|see|have|walk)\b)([^.!?]+)"
)
_PLAN = re.compile(
    r"(?i)\b(?:let's|let us|shall we|could we|can we|why don't we|(?:maybe|perhaps) we (?:could|can|should)|i(?:'d)? (?:suggest|propose) (?:that )?we|"
    r"how about we|i'd like us to|we could|i would like us to)(?: just| maybe| both| perhaps)? (?!(?:not|be|leave|stop|move|forget|draw|put|talk|agree|say|start|go|get|have|park|close|treat|eat|listen|stand|jump|land|forgive)\b)([^.!?]+)"
)
_PROMISE = re.compile(
    r"(?i)\bi(?:'ll| will| could| can) (?!(?:be|listen|stop|try|say|leave|explain|see|hear|understand|wait|think|go|not|never|only|just|imagine|tell you what|do what|live|take it|admit|start|begin|escalate|report|have|make you|see to it)\b)([^.!?]+)"
)
_ORDER = re.compile(
    r"(?i)\b(?:you (?:need|have|are going|ought) to|you must|you(?:'ll| will) (?:have to)?|i (?:need|want|expect|require) you to|make sure (?:that )?you|you'd better|you should)(?: just| now| please)? (?!have\b|say\b|feel\b|know\b|understand\b)([^.!?]+)"
)
_THREAT = re.compile(
    r"(?i)\bi(?:'ll| will|'m going to| am going to)(?: have to| just| simply)? ((?:go|take (?:it|this|that)|escalate(?: it| this)?|report(?: it| this| you)?|bring (?:it|this)|raise (?:it|this)|complain)[^.!?,]{0,40}?(?:to|with) (?:the|your|our|my) [\w-]+(?: [\w-]+)?)"
)
_FELT = re.compile(
    r"(?i)\byou(?:'re|'ve been| are| were| felt| feel| must (?:have felt|feel|have been|be)| sound| seem|'d been| had been)(?: (?:so|very|really|quite|pretty|a bit|a little|rather|still|just))* (?!(?:saying|telling|right|not|the|a|an|always|never|to|in|on|at|being|doing|going|my|ready|straight|asked|wonderful|formidable|amazing|brilliant|great|kind|welcome|sure)\b)(\w+(?:[ -]\w+){0,4})"
)
_COND = re.compile(
    r"(?i)\b(?:would it (?:help|be (?:better|easier|any good|of use))|would that help|does it help|what|how about|would you (?:mind|like it))(?: you| for you)? (if (?:i|we) [^.!?,]+)"
)
_WHEN = re.compile(
    r"(?i)(?<=\w )((?:when|after|while|the day|the week) (?!did|do|were|was|are|is|exactly|will)[^.!?,]+)\?"
)
_GROUP = re.compile(
    r"(?i)(?<!on )(?<!from )\byour ((?:(?!own\b)[\w-]+ )?(?:people|team|teams|pickers|staff|crew|crews|lot|leads|nurses|engineers|drivers|reps|developers|designers|teachers|side|department|ward|shift|office|desk|folks|colleagues))\b"
)
_ABSOLUTE = re.compile(
    r"(?i)\b(?:you (always|never|constantly)|(every (?:single )?time)|(always|never) (?:you|your))\b"
)
# What two people have together is neither's alone.
_OURS = re.compile(
    r"(?i)\bour (?:(?:last|next|weekly|monthly|joint) )?(?:meetings?|calls?|talks?|lunch(?:es)?|one-to-ones?|agreement|appointments?|catch-ups?)\b"
)
_NO_NAME = frozenset(
    "bad poor mean difficult awful horrible terrible mad joke broken crazy insane disaster nightmare nasty".split()
)
_STOP = re.compile(
    r"(?i),?\s+(?:before|when|so that|so|if|because|and|or|but|while|unless|which|instead|rather|since|as)\b|,"
)


class Heard(Value):
    """What can be taken up, as the peer would say it; each is "" where there is none, or none that is safe.

    `you_did` and `i_did` are clauses in the past, `plan`, `asked` and `order` begin with a verb in its base form
    (“look at the numbers together”), `promise` and `threat` with `you'll` and `you'd`; `at` is a time, `long` a
    length of time; `thing` is what it is about, `mine` the peer's people; `felt` is what the leader says that the
    peer feels, `called` a word for a person, `absolute` an always or never, `since` a clause with when, `cond` one with if
    that belongs to an offer (“if you rang me first”).
    """

    you_did: str = ""
    i_did: str = ""
    plan: str = ""
    asked: str = ""
    order: str = ""
    promise: str = ""
    threat: str = ""
    at: str = ""
    long: str = ""
    thing: str = ""
    mine: str = ""
    felt: str = ""
    called: str = ""
    absolute: str = ""
    since: str = ""
    cond: str = ""


@lru_cache(maxsize=256)
def what_was_heard(text: str, situation: Situation) -> Heard:
    """What of a turn of the leader a peer can take up."""
    said = tidy(text.replace("’", "'"))
    you_did, i_did = _deeds(said)
    called = next((w for w in re.findall(r"[a-z-]+", said.lower()) if w in LABELS - _NO_NAME), "")
    absolute = _ABSOLUTE.search(said)
    return Heard(
        you_did=you_did,
        i_did=i_did,
        plan=_phrase(_PLAN, said),
        asked=_phrase(_REQUEST, said),
        order=_phrase(_ORDER, said),
        promise=_with("you'll ", _phrase(_PROMISE, said)),
        threat=_with("you'd ", _phrase(_THREAT, said)),
        at=_time(said),
        long=_first(_MINUTES, said).lower(),
        thing=thing_in(said, situation),
        mine=_with("my ", _first(_GROUP, said).lower()),
        felt=_felt(said),
        called=called,
        absolute=next((found for found in absolute.groups() if found), "").lower() if absolute else "",
        since=_since(said),
        cond=turned_round(_first(_COND, said)),
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[pattern.groups and 1].strip() if found else ""


def _with(before: str, phrase: str) -> str:
    return before + phrase if phrase else ""


def _deeds(text: str) -> tuple[str, str]:
    """The first act of the leader and of the peer that a turn tells, turned round."""
    mine = theirs = ""
    for sentence in split_sentences(text):
        if sentence.rstrip().endswith("?"):
            continue
        for piece in _PIECES.split(sentence):
            clause = _LEAD_IN.sub("", (piece or "").strip())
            if not mine and re.match(r"I\b", clause) and _is_act(parse(clause), "i"):
                mine = turned_round(clause)
            if not theirs and re.match(r"(?i)you\b", clause) and _is_act(parse(clause), "you"):
                theirs = turned_round(clause)
    return mine, theirs


def _is_act(doc: Doc, who: str) -> bool:
    """Whether a clause tells an act in the past: `I sent it`, `you didn't call`, and not what was felt or thought."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    subject = subject_of(root) if root is not None else None
    if root is None or subject is None or subject.lower_ != who or not 3 <= len(doc) <= 18:
        return False
    helped = [t for t in root.children if t.dep_ in {"aux", "auxpass"}]
    past = root.tag_ == "VBD" or any(t.lower_ in {"did", "had", "was", "were"} for t in helped)
    shared = re.sub(_OURS, "", doc.text)
    group = any(t.lower_ in {"we", "us", "our", "'ve"} for t in parse(shared))
    return (
        past and root.lemma_.lower() not in _INNER and not group and not any(t.tag_ == "MD" for t in helped)
    )


def _phrase(pattern: re.Pattern[str], text: str) -> str:
    """The words after a pattern as far as they go in one breath, if they begin with a verb in its base form."""
    found = pattern.search(text)
    if not found:
        return ""
    words = found[1].strip()
    if len(words.split()) > _MOST_PHRASE:
        cuts = [m.start() for m in _STOP.finditer(words) if len(words[: m.start()].split()) >= 2]
        words = words[: cuts[0]] if cuts else ""
    words = re.sub(
        r"(?i),\s*(?:say|like|maybe|understood|ok|okay|right|please|sorry|would|is|yes|no|then)\b.*$",
        "",
        words,
    )
    begins = parse(f"to {words}")[1:2] if words else None
    if not begins or begins[0].tag_ not in {"VB", "VBP"} or len(words.split()) < 2:
        return ""
    return turned_round(words)


def _time(text: str) -> str:
    found = _TIME.search(text)
    if not found:
        return ""
    days = DAY.sub(lambda m: m[0].capitalize(), found[0])
    return re.sub(r"^(?:Next|Every|This|Last|Tomorrow|Once|Each)\b", lambda m: m[0].lower(), days).strip(" ,")


def _felt(text: str) -> str:
    found = _FELT.search(text)
    if not found:
        return ""
    words = re.split(
        r"(?i)\s+(?:and|but|when|because|by|about|that|with|after|if|as|so|since|then|again|now|for)\b",
        found[1],
    )[0]
    doc = parse(f"You were {words}")
    first = doc[2] if len(doc) > 2 else None
    feeling = (
        first is not None and (first.pos_ == "ADJ" or first.tag_ == "VBN") and first.lower_ not in LABELS
    )
    feeling = feeling and " to " not in f" {words} "
    return turned_round(words) if feeling and len(words.split()) <= 4 else ""


def _since(text: str) -> str:
    clause = _first(_WHEN, text)
    has_verb = any(t.tag_ in {"VBD", "VBZ"} for t in parse(clause)) if clause else False
    return turned_round(clause) if has_verb and len(clause.split()) <= 10 else ""
