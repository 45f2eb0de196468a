"""Operations on threats and labels: a threat as a request, a label as what could be better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grammar import parse
from assistant.observable import LABELS
from assistant.reframe.operations.common import Context, Edit, ended, matches, swap
from assistant.reframe.operations.requesting import request
from assistant.reframe.operations.words import word_lists

_IF_NOT = re.compile(
    r"(?i)^(?P<front>(?:and|but|so) )?if you (?:do ?n[o']t|don['’]?t|fail to|can['’]?t|cannot|won['’]?t|will not|refuse to) (?P<act>[^,]+), (?:then )?(?P<who>i|we)(?: will|['’]ll| am going to| are going to| would) (?:have to |be forced to |need to |simply |just )?(?P<then>[^.!?]+)[.!]*$"
)
_UNLESS = re.compile(
    r"(?i)^unless you (?P<act>[^,]+), (?P<who>i|we)(?: will|['’]ll)(?: have to| be forced to| need to)? (?P<then>[^.!?]+)[.!]*$"
)
_LAST = re.compile(
    r"(?i)\b(?:consider this|(?<!hope )this is|let this be|take this as) (?:as )?(?:my |your |a |an |the |our )?(?P<which>last|final) (?:\w+ )?(?:warning|call|notice|reminder|request|time i ask)\b(?: (?:to|for) (?P<to>[^.!?]+))?"
)
_OR_ELSE = re.compile(r"(?i),? or else\b[^.!?,]*(?=[.!?]|$)")
_FAILURE = re.compile(
    r"(?i)^(?:any )?failure to (?P<act>[^.!?]+?) (?:will|would|may|could|is going to) (?:result in|lead to|have|cause|mean|bring) (?P<then>[^.!?]+)[.!]*$"
)
_POOR = (
    r"(?:underwhelming|disappointing|poor|unsatisfactory|unacceptable|lacking|subpar|sub-par|sloppy|terrible|awful|mediocre|weak|inadequate|insufficient|careless|lazy|abysmal|shoddy|bad|appalling|"
    r"dismal|pathetic|useless|lousy|horrible|deplorable|lacklustre|lackluster|half-hearted|rubbish|garbage|amateurish|unprofessional|a (?:disgrace|joke|mess|disaster|shame|letdown)|below (?:par|standard|expectations)|out of line|misplaced|unwarranted|unhelpful|unfounded|inappropriate|offensive|insulting|condescending|patronising|patronizing|not good enough)"
)
_ADVERB = r"(?:(?:\w+ly|really|very|so|quite|just|simply|frankly|utterly|completely|totally|extremely|rather|pretty|absolutely|truly|plain|nothing short of|deeply|highly|always) )*"
_MANNER = re.compile(
    r"(?i)\b(?:tone|attitude|behaviou?r|conduct|reply|replies|response|e-?mails?|messages?|words|comments?|manner|remarks?|questions?|language|reaction|assumptions?|accusations?|criticism|approach)\b"
)
_WORK_IS = re.compile(
    rf"(?i)^(?P<front>(?:[^,]{{0,60}}, )?(?:and |but |so )?)(?P<what>(?:your|the team['’]s|your team['’]s)\b(?: [\w'’/-]+){{1,12}}?) (?:is|was|are|were|has been|have been)(?: being)? {_ADVERB}{_POOR}(?P<rest>(?: (?:this|last|today|yesterday|on|in|at|since|so far|lately|recently|again)\b[^.!?,;]*)?)(?P<more>[,;] (?:and|but|so) [^.!?]*)?[.!]*$"
)
_YOU_ARE = re.compile(
    r"(?i)\b(?P<who>you|your (?:team|people|side|department|office|staff|crew)|you (?:people|guys|all|lot)) ?(?P<be>are|were|is|was|['’]re|have been|has been|can be)(?: being| acting)? "
)
_FAULT_NOUNS = "arrogance|laziness|incompetence|rudeness|attitude problem|ego|negligence|stupidity|ignorance|dishonesty|stubbornness|selfishness|carelessness|sloppiness|pettiness|complacency|unprofessionalism|inefficiency|inaction"
_YOUR_FAULT = re.compile(
    rf"(?i)\byour (?:(?:own|complete|total|utter|sheer|constant|repeated|continued) )?(?:{_FAULT_NOUNS})\b"
)
_NOT_DONE = re.compile(
    r"(?i)^(?P<front>(?:[^,]{0,50}, )?)your (?:(?:continued|continuous|continual|persistent|repeated|constant|complete|apparent|evident|clear|ongoing) )?(?:failure|inability|refusal|unwillingness|reluctance|hesitation) to (?P<act>[^,.!?;]+?) (?:(?:is|was|has been) (?:\w+ )*?(?:concerning|unacceptable|disappointing|troubling|alarming|worrying|frustrating|worrisome|noted|damaging|inexcusable|harmful|a problem|evident|clear|obvious|telling)|(?P<rest>(?:caused|cost|costs|led|leads|resulted|results|meant|means|has|reflects|creates|created|put|puts|raises|poses|shows|delayed)\b[^.!?]*))[.!]*$"
)
_DESIRED = re.compile(
    r"(?i)^(?P<front>(?:[^,]{0,60}, )*)(?P<what>(?:your|the|this)\b[^.!?,;]{2,90}?) (?:leaves|left|leave|has left|have left) (?:much|a lot|something|more|a great deal) to be desired(?P<rest>[^.!?]*)[.!]*$"
)
# Labels that tell of an expectation themselves.
_EXPECTED = re.compile(
    r"(?i)\b(?:underwhelming|disappointing|unsatisfactory|lacking|subpar|sub-par|inadequate|insufficient|below (?:par|standard|expectations)|a letdown|mediocre)\b"
)
# Labels of a manner, where `better` would say something else.
_OF_MANNER = re.compile(
    r"(?i)\b(?P<word>misplaced|unwarranted|unhelpful|unfounded|inappropriate|offensive|insulting|condescending|patronising|patronizing)\b"
)


_LABELLED = re.compile(
    rf"(?i){_ADVERB}(?P<an>an? )?(?P<label>[\w-]+)(?: (?P<noun>person|colleague|leader|partner|manager|boss))?(?P<and> and {_ADVERB}(?P<second>[\w-]+))?"
)


def reword_threat(text: str, context: Context) -> Iterator[Edit]:
    """A threat as a request: `If you don't fix it, I will escalate` gives `Could you please fix it, so that I do not have to escalate?`."""
    for pattern in (_IF_NOT, _UNLESS) if context.limits.may_request else ():
        m = pattern.match(text)
        if m:
            front = m.groupdict().get("front") or ""
            who = "I" if m["who"].lower() == "i" else "we"
            act = f"{m['act']}, so that {who} do not have to {m['then']}."
            opening = f"{front}{act}" if front else act[0].upper() + act[1:]
            yield request(opening, len(front), act, False, context, stated=False)
    m = _FAILURE.match(text)
    if m:
        plain = re.fullmatch(r"(?i)(?:do (?:so|this|that|it)|comply)", m["act"])
        yield Edit(
            f"That way we can avoid {m['then']}."
            if plain
            else f"It matters to {m['act']}, so that we can avoid {m['then']}."
        )
    for m in matches(_LAST, text):
        about = f" to {m['to']}" if m["to"] else ""
        yield Edit(
            swap(
                text,
                m.start(),
                m.end(),
                f"this is my {m['which'].lower()} reminder{about}",
            )
        )
    for m in matches(_OR_ELSE, text):
        yield Edit(swap(text, m.start(), m.end(), ""))


def reword_label(text: str, _context: Context) -> Iterator[Edit]:
    """A label on the person or the work, as what could be better."""
    yield from _work_is(text)
    m = _DESIRED.match(text)
    if m:
        what = m["what"][0].lower() + m["what"][1:]
        said = f"I had hoped for more from {what}{m['rest']}"
        yield Edit(ended(f"{m['front']}{said}", "."))
    yield from _you_are(text)
    for m in matches(_YOUR_FAULT, text):
        yield Edit(
            swap(text, m.start(), m.end(), "the way this was done" if m.start() else "The way this was done")
        )
    yield from _attributes(text)
    m = _NOT_DONE.match(text)
    if m:
        more = f", and as it went this {m['rest']}" if m["rest"] else ""
        yield Edit(f"{m['front']}I had expected you to {m['act']}{more}.")


def _work_is(text: str) -> Iterator[Edit]:
    """`Your report was sloppy` gives `I think your report could have been better`."""
    m = _WORK_IS.match(text)
    if not m or re.search(r"(?i)\b(?:is|are|was|were|that|which|who)\b", m["what"]):
        return
    what, tail = m["what"][0].lower() + m["what"][1:], f"{m['rest']}{m['more'] or ''}"
    judged = text[m.end("what") : m.start("rest") if m["rest"] else len(text)]
    be = judged.split()[0] if judged.split()[0].lower() in {"is", "are", "was", "were"} else "was"
    manner = _OF_MANNER.search(judged)
    if manner:
        said = f"to me {what} {be} {manner['word'].lower()}{tail}"
    elif _EXPECTED.search(judged):
        said = f"I had hoped for more from {what}{tail}"
    elif _MANNER.search(what):
        said = f"to me {what} {be} a problem{tail}"
    else:
        said = f"I think {what} could {'be' if be in {'is', 'are'} else 'have been'} better{tail}"
    yield Edit(ended(f"{m['front']}{said}" if m["front"] else said[0].upper() + said[1:], "."))


def _better(label: str | None) -> str:
    """What somebody with this label could be more of, empty where there is no plain word for it."""
    return word_lists()["better_words"].get((label or "").lower(), "")


def _you_are(text: str) -> Iterator[Edit]:
    """`You were rude to Pia` gives `I think you could have been more polite to Pia`. Other labels stay, and are asked about."""
    for m in matches(_YOU_ARE, text):
        rest = _LABELLED.match(text[m.end() :])
        if not rest or not _better(rest["label"]):
            continue
        second = rest["second"] if (rest["second"] or "").lower() in LABELS else None
        if second and not _better(second):
            continue
        end = rest.start("and") if rest["and"] and not second else rest.end()
        front, tail = text[: m.start()], text[m.end() + end :]
        if front.strip() and not re.search(r"(?i)(?:,|\b(?:and|but|so|that|think|believe))\s*$", front):
            continue
        past = m["be"].lower() in {"were", "was", "have been", "has been"}
        both = " and ".join(_better(w) for w in (rest["label"], second) if w)
        who = m["who"][0].lower() + m["who"][1:]
        front = re.sub(r"(?i)\bi (?:really |just |honestly )?(?:think|believe|feel)(?: that)?\s*$", "", front)
        said = f"I think {who} could {'have been' if past else 'be'} {both}{tail}"
        yield Edit(swap(f"{front}{said}" if front else said[0].upper() + said[1:], 0, 0, ""))


def labels_left(text: str) -> Iterator[str]:
    """Labels on a person that no operation has a word for."""
    for m in matches(_YOU_ARE, text):
        rest = _LABELLED.match(text[m.end() :])
        if rest and rest["label"].lower() in LABELS:
            yield rest["label"]


def _attributes(text: str) -> Iterator[Edit]:
    """`your sloppy report` gives `your report`."""
    for t in parse(text):
        owned = any(c.lower_ in {"your"} for c in t.head.lefts) if t.dep_ == "amod" else False
        if owned and t.lower_ in LABELS and t.head.i == t.i + 1:
            for m in matches(
                re.compile(rf"(?i)\b(?:{_ADVERB})?{re.escape(t.text)} (?={re.escape(t.head.text)})"), text
            ):
                yield Edit(swap(text, m.start(), m.end(), ""))
