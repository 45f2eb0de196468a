"""Operation on blame: said as one's own question, wish, feeling or guess."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reframe.operations.common import Context, Edit, ended, matches, swap

_WHY = re.compile(
    r"(?i)^(?P<front>(?:so|and|but),? )?why (?P<aux>have|did|do|are|were|can|could|would|is|was|has|will)(?P<not>n['’]t)? (?P<who>you|your team|your people)(?P<not2> not)? (?P<rest>[^?]+)\?*$"
)
_HOW_COULD = re.compile(r"(?i)^how (?:could|can|dare) you (?P<rest>[^?]+)\?*$")
_SHOULD_HAVE = re.compile(
    r"(?i)\byou (?P<modal>should|could|ought to|might)(?P<not> not|n['’]t)?(?: at least| really| just)? have (?P<rest>(?:at least |really |just )?\w+)"
)
_MADE_ME = re.compile(
    r"(?i)\byou(?: have|['’]ve)? (?:really |just )?(?:made|make|are making|keep making) (?P<who>me|us) (?P<verb>feel|look) (?=(?:\w+))"
)
_DID_TO_ME = re.compile(
    r"(?i)\byou(?: have|['’]ve)?(?: just| clearly| deliberately| really| always| again| completely)* (?P<verb>ignored|undermined|humiliated|belittled|excluded|bypassed|dismissed|insulted|embarrassed|betrayed|blindsided|bulldozed|patronised|patronized|disrespected|steamrolled|sidelined|stonewalled|let down|disappointed|attacked|misled) (?P<who>me|us)\b"
)
_LET_DOWN = re.compile(
    r"(?i)\byou(?: have|['’]ve)?(?: really| just| badly)? let (?P<who>me|us|the team|everyone)(?: all)? down\b"
)
_FAULT = re.compile(
    r"(?i)\b(?:this|it|that|all of this|the whole thing)(?: is|['’]s| was) (?:all |entirely |completely |simply |clearly )?(?:your fault|on you|down to you|your doing|because of you)\b"
)
_SHOCKED = re.compile(
    r"(?i)\b(?P<who>i|we)(?: am|['’]m| are|['’]re| was| were) (?:very |so |really |deeply |extremely |quite |absolutely |truly |increasingly |rather |bitterly |utterly )*(?:disappointed|appalled|disgusted|dissatisfied|displeased|unimpressed|let down) (?:with|by|in|at|about) (?=(?:your|the|this|these|that|how)\b)"
)
_SHOCKED_THAT = re.compile(
    r"(?i)\b(?P<who>i|we)(?: am|['’]m| are|['’]re| was| were) (?:very |so |really |deeply |extremely |quite |absolutely |truly |utterly )*(?:shocked|appalled|disgusted|outraged|furious|stunned|fed up|livid)(?: that| to (?:see|hear|learn|find|read) that) (?=you|your|the|this|we|i|no)"
)
_UNACCEPTABLE = re.compile(
    r"(?i)^(?P<what>(?:this|that|it|the|your|all|these|such|missing|\w+ing)\b[^.!?,;]{0,110}?)(?P<be> is|['’]s| was| are| were) (?:simply |just |completely |totally |absolutely |frankly |utterly |so |really |plain |quite )*(?:no longer (?:excusable|acceptable|tolerable)|unacceptable|inexcusable|unsustainable|ridiculous|outrageous|intolerable|a joke|a disgrace|inexcusable|absurd|insane|pathetic|disgraceful|appalling|infuriating|beyond me|unwarranted|unhelpful|unnecessary|unprofessional|inappropriate|unfair)(?: and (?:unwarranted|unhelpful|unnecessary|unprofessional|inappropriate|unfair|unacceptable))?(?P<rest>(?: (?:that|and|to|for|from)\b[^.!?]*)?)[.!]*$"
)
_WORRY = re.compile(
    r"(?i)\b(?P<it>it['’]s|it is|it was) (?:\w+ly |very |so |quite |rather |deeply )*(?:concerning|disappointing|troubling|alarming|worrying|worrisome|shocking|astonishing|disconcerting|baffling|frustrating|unacceptable|regrettable|appalling|embarrassing|disheartening|a shame|a pity)(?P<to> that| how| to)\b"
)
_YOURS_WORRIES = re.compile(
    r"(?i)^(?P<front>(?:and |but |so )?)(?P<what>(?:your|these|such|the)\b[^.!?,;]{2,90}?) (?:is|are|was|were|has been|have been) (?:\w+ly |very |so |quite |rather |deeply )*(?:concerning|troubling|alarming|worrying|worrisome|disconcerting|shocking|frustrating|disheartening|baffling|astonishing)(?P<rest>(?: (?:and|as|because|since|to)\b[^.!?]*)?)[.!]*$"
)
_LACKS = re.compile(
    r"(?i)^(?P<front>(?:[^,]{0,40}, )?)(?P<what>(?:your|the|this)\b[^.!?,;]{2,70}?) (?P<verb>lacks|lack|lacked|is lacking|are lacking)(?: in)? (?P<rest>(?!of\b)[^.!?]+)[.!]*$"
)
_SURPRISED = re.compile(
    r"(?i)\b(?:it['’]s|it is|it was) (?:\w+ly |very |so |quite |rather )*(?:amusing|puzzling|curious|laughable|funny|telling)(?= (?:that|how|to|you)\b)"
)
_WONDER = re.compile(
    r"(?i)\b(?:it['’]s|it is|it was) (?:\w+ly |very |so |quite |rather )*(?:perplexing|puzzling|baffling|bewildering|incomprehensible|beyond me|a mystery(?: to me)?) (?P<how>why|how)\b"
)
_NO_CARE = re.compile(
    r"(?i)\byou (?:just |clearly |obviously |really |simply )*(?:do ?n[o']t|don['’]?t|do not|couldn['’]?t) (?:really |even )?(?:care|give a \w+|respect|value) ?(?P<about>about |for )?(?P<what>[^.!?,;]*)"
)
_NO_TRUST = re.compile(
    r"(?i)\byou (?:just |clearly |obviously |really |simply )*(?:do ?n[o']t|don['’]?t|do not) (?:really |even )?(?P<verb>trust|like)(?= (?:me|us|my|our)\b)"
)
_WANTED_TO = re.compile(
    r"(?i)\byou (?:just |clearly |obviously |only |simply )*(?:want(?:ed)?|were trying|are trying|tried|meant|intended|intend) to (?=(?:make|hurt|embarrass|undermine|humiliate|punish|win|sabotage|block|exclude|push)\b)"
)


def own_the_blame(text: str, context: Context) -> Iterator[Edit]:
    """Blame as one's own question, wish, feeling or guess."""
    yield from _questions(text, context)
    yield from _done_to_me(text)
    yield from _disappointments(text)
    for m in matches(_SHOULD_HAVE, text):
        if _stands_as_main(text[: m.start()]):
            no = "not " if m["not"] else ""
            yield Edit(swap(text, m.start(), m.end(), f"I wish you had {no}{m['rest']}"))
    for m in matches(_FAULT, text):
        yield Edit(
            swap(
                text,
                m.start(),
                m.end(),
                "As I see it, part of this lies with you"
                if not m.start()
                else "as I see it, part of this lies with you",
            )
        )
    for m in matches(_NO_CARE, text):
        what = m["what"].strip()
        matter = (
            f"how much {what} {'matter' if re.search(r'(?i)(?:others|people|us|deadlines|[^s]s)$', what) else 'matters'} to you"
            if what
            else "how much this matters to you"
        )
        yield Edit(
            swap(
                text,
                m.start(),
                m.end(),
                f"I am not sure {re.sub(r'(?i)^me$|(?<=much )me (?=matters)', 'this ', matter).replace('  ', ' ')}",
            )
        )
    for m in matches(_NO_TRUST, text):
        yield Edit(swap(text, m.start(), m.end(), f"I am not sure that you {m['verb']}"))
    for m in matches(_WANTED_TO, text):
        yield Edit(
            swap(
                text,
                m.start(),
                m.end(),
                "the story I tell myself is that it was to "
                if m.start()
                else "The story I tell myself is that it was to ",
            )
        )


def _stands_as_main(front: str) -> bool:
    return not front.strip() or bool(
        re.search(r"(?i)(?:[,;:]|\b(?:and|but|so|that|think|believe))\s*$", front)
    )


def _questions(text: str, context: Context) -> Iterator[Edit]:
    if not context.limits.may_ask:
        return
    m = _WHY.match(text)
    if m:
        no = m["not"] or m["not2"]
        aux, who, rest = m["aux"].lower(), m["who"].lower(), m["rest"]
        rest = re.sub(r"(?i)^(?:even|just|simply|always|ever) ", "", rest)
        front = m["front"] or ""
        if aux in {"did", "do"} and not no:
            said = f"what {'led' if aux == 'did' else 'leads'} {who} to {rest}"
        else:
            said = f"why {who} {aux}{no or ''} {rest}"
        yield Edit(
            swap(f"{front}could you help me understand {said}?", 0, 0, "")
            if front
            else f"Could you help me understand {said}?"
        )
    m = _HOW_COULD.match(text)
    if m:
        yield Edit(f"Could you help me understand what led you to {m['rest']}?")


def _done_to_me(text: str) -> Iterator[Edit]:
    for m in matches(_MADE_ME, text):
        who = "I" if m["who"].lower() == "me" else "we"
        rest = " " if m["verb"].lower() == "feel" else f" {who} looked "
        yield Edit(swap(text, m.start(), m.end(), f"{who} felt{rest}"))
    for m in matches(_DID_TO_ME, text):
        who = "I" if m["who"].lower() == "me" else "we"
        yield Edit(swap(text, m.start(), m.end(), f"{who} felt {m['verb'].lower()}"))
    for m in matches(_LET_DOWN, text):
        who = {"me": "I", "us": "we"}.get(m["who"].lower(), "we")
        yield Edit(swap(text, m.start(), m.end(), f"{who} felt let down"))


def _disappointments(text: str) -> Iterator[Edit]:
    for m in matches(_SHOCKED, text):
        yield Edit(swap(text, m.start(), m.end(), f"{m['who']} had hoped for more from "))
    for m in matches(_SHOCKED_THAT, text):
        yield Edit(
            swap(
                text, m.start(), m.end(), f"it is hard for {'me' if m['who'].lower() == 'i' else 'us'} that "
            )
        )
    bad = _UNACCEPTABLE.match(text)
    if bad:
        be = bad["be"].replace("’", "'")
        yield Edit(ended(f"{bad['what']}{be} hard for me{bad['rest']}", "."), glue=True)
    lacking = _LACKS.match(text)
    if lacking and not re.search(r"(?i)\b(?:is|are|was|were|that|which)\b", lacking["what"]):
        what = lacking["what"][0].lower() + lacking["what"][1:]
        missed = "missed" if lacking["verb"].lower() == "lacked" else "miss"
        said = f"{lacking['front']}{'in' if lacking['front'] else 'In'} {what} I {missed} {lacking['rest']}"
        yield Edit(ended(said, "."))
    for m in matches(_WONDER, text):
        yield Edit(swap(text, m.start(), m.end(), f"I wonder {m['how'].lower()}"))
    for m in matches(_SURPRISED, text):
        yield Edit(swap(text, m.start(), m.end(), "it surprises me"))
    for m in matches(_WORRY, text):
        if m["to"].strip().lower() == "to":
            yield Edit(swap(text, m.start(), m.end(), "it is hard for me to"))
        else:
            yield Edit(swap(text, m.start(), m.end(), f"it worries me{m['to'].lower()}"))
    worry = _YOURS_WORRIES.match(text)
    if worry and not re.search(r"(?i)\b(?:is|are|was|were)\b", worry["what"]):
        what = worry["what"][0].lower() + worry["what"][1:]
        # `troubling and unprofessional`: the second word judges too.
        rest = re.sub(r"(?i)^ and (?:\w+ly )?\w+$", "", worry["rest"])
        yield Edit(swap(ended(f"{worry['front']}I am concerned about {what}{rest}", "."), 0, 0, ""))
