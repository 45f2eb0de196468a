"""Operations on threats and labels: a threat as a hope, a label as what was hoped for or how it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grammar import parse
from assistant.observable import LABELS
from assistant.reframe.operations.common import Context, Edit, ended, matches, swap

_IF_NOT = re.compile(
    r"(?i)^(?P<front>(?:and|but|so) )?if you (?:do ?n[o']t|don['’]?t|fail to|can['’]?t|cannot|won['’]?t|will not|refuse to) (?P<act>[^,]+), (?:then )?(?P<who>i|we)(?: will|['’]ll| am going to| are going to| would) (?:have to |be forced to |need to |simply |just )?(?P<then>[^.!?]+)[.!]*$"
)
_UNLESS = re.compile(
    r"(?i)^unless you (?P<act>[^,]+), (?P<who>i|we)(?: will|['’]ll)(?: have to| be forced to| need to)? (?P<then>[^.!?]+)[.!]*$"
)
_LAST = re.compile(
    r"(?i)\b(?:consider this|(?<!hope )this is|let this be|take this as) (?:as )?(?:my |your |a |an |the |our )?(?P<which>last|final) (?:\w+ )?(?:warning|chance|call|notice|reminder|opportunity|request|time i ask)\b(?: (?:to|for) (?P<to>[^.!?]+))?"
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
_I_FIND = re.compile(
    r"(?i)\b(?P<find>i (?:find|found) (?:your|this|that|the)\b[^.!?,;]{1,50}?) (?:\w+ly |very |so |quite |rather )*(?P<label>[\w-]+)(?=[.!,;]|$)"
)


def reword_threat(text: str, _context: Context) -> Iterator[Edit]:
    """A threat as a hope: `If you don't fix it, I will escalate` gives `I hope you can fix it, so that I do not have to escalate`."""
    for pattern in (_IF_NOT, _UNLESS):
        m = pattern.match(text)
        if m:
            front = m.groupdict().get("front") or ""
            who = "I" if m["who"].lower() == "i" else "we"
            yield Edit(
                swap(f"{front}I hope you can {m['act']}, so that {who} do not have to {m['then']}.", 0, 0, "")
            )
    m = _FAILURE.match(text)
    if m:
        plain = re.fullmatch(r"(?i)(?:do (?:so|this|that|it)|comply)", m["act"])
        yield Edit(
            f"That way we can avoid {m['then']}."
            if plain
            else f"It would help a lot to {m['act']}, so that we can avoid {m['then']}."
        )
    for m in matches(_LAST, text):
        about = f" to {m['to']}" if m["to"] else ""
        yield Edit(
            swap(
                text,
                m.start(),
                m.end(),
                f"I hope this is the {m['which'].lower()} reminder that is needed{about}",
            )
        )
    for m in matches(_OR_ELSE, text):
        yield Edit(swap(text, m.start(), m.end(), ""))


def reword_label(text: str, _context: Context) -> Iterator[Edit]:
    """A label on the person or the work, as what was hoped for or how it was."""
    m = _WORK_IS.match(text)
    if m and not re.search(r"(?i)\b(?:is|are|was|were|that|which|who)\b", m["what"]):
        what, tail = m["what"], f"{m['rest']}{m['more'] or ''}"
        hard = (
            f"I found {what} hard to take{tail}"
            if _MANNER.search(what)
            else f"I had hoped for more from {what}{tail}"
        )
        said = hard[0] + re.sub(r"\b(?:Your|The)\b", lambda w: w[0].lower(), hard[1:])
        yield Edit(ended(f"{m['front']}{said}" if m["front"] else said, "."))
    m = _DESIRED.match(text)
    if m:
        what = m["what"][0].lower() + m["what"][1:]
        said = f"I had hoped for more from {what}{m['rest']}"
        yield Edit(ended(f"{m['front']}{said}", "."))
    for found in matches(_I_FIND, text):
        if found["label"].lower() in LABELS | {
            "patronizing",
            "patronising",
            "insulting",
            "offensive",
            "unprofessional",
        }:
            yield Edit(swap(text, found.start(), found.end(), f"{found['find']} hard to take"))
    yield from _you_are(text)
    for m in matches(_YOUR_FAULT, text):
        yield Edit(
            swap(text, m.start(), m.end(), "the way this was done" if m.start() else "The way this was done")
        )
    yield from _attributes(text)
    m = _NOT_DONE.match(text)
    if m:
        more = f", and as it went this {m['rest']}" if m["rest"] else ""
        yield Edit(f"{m['front']}I had hoped you would {m['act']}{more}.")


def _you_are(text: str) -> Iterator[Edit]:
    """`You were rude to Pia on Tuesday` gives `I found it hard how you were with Pia on Tuesday`."""
    for m in matches(_YOU_ARE, text):
        rest = re.match(
            rf"(?i){_ADVERB}(?P<an>an? )?(?P<label>[\w-]+)(?: (?P<noun>person|colleague|leader|partner|manager|boss))?(?: and {_ADVERB}(?P<second>[\w-]+))?",
            text[m.end() :],
        )
        if not rest or rest["label"].lower() not in LABELS:
            continue
        if rest["second"] and rest["second"].lower() not in LABELS:
            continue
        front, tail = text[: m.start()], text[m.end() + rest.end() :]
        if front.strip() and not re.search(r"(?i)(?:,|\b(?:and|but|so|that|think|believe))\s*$", front):
            continue
        past = m["be"].lower() in {"were", "was", "have been", "has been"}
        who = m["who"][0].lower() + m["who"][1:]
        be = {"'re": "are", "’re": "are"}.get(m["be"], m["be"].lower())
        tail = re.sub(r"(?i)^ (?:to|towards|with) (?=\w)", " with ", tail)
        if re.match(r" (?:with|about|in|at|on|during|when|yesterday|today|last|this) ?", tail):
            said = f"I {'found' if past else 'find'} it hard how {who} {be}{tail}"
        elif not re.match(r"[.!,;]|$| and| but| because| so", tail):
            continue
        else:
            said = f"I {'found' if past else 'find'} it hard between us{tail}"
        front = re.sub(r"(?i)\bi (?:really |just |honestly )?(?:think|believe)(?: that)?\s*$", "", front)
        yield Edit(swap(f"{front}{said}", 0, 0, ""))


def _attributes(text: str) -> Iterator[Edit]:
    """`your sloppy report` gives `your report`."""
    for t in parse(text):
        owned = any(c.lower_ in {"your"} for c in t.head.lefts) if t.dep_ == "amod" else False
        if owned and t.lower_ in LABELS and t.head.i == t.i + 1:
            for m in matches(
                re.compile(rf"(?i)\b(?:{_ADVERB})?{re.escape(t.text)} (?={re.escape(t.head.text)})"), text
            ):
                yield Edit(swap(text, m.start(), m.end(), ""))
