"""Operations that take words away: hedges, barbs, intensifiers, pleasantries, and marks that shout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grammar import parse, subject_of
from assistant.reframe.operations.common import Context, Edit, in_quotes, matches, swap
from assistant.reframe.operations.lively import is_joyful
from assistant.reframe.operations.words import by_words

# Before a clause that stands by itself.
_BEFORE_CLAUSE = re.compile(
    r"(?i)^(?:(?:so|well|anyway|um|ok(?:ay)?),? )?(?:i (?:just |really |only )?(?:wanted|want|thought i(?:'d| would)|need) to (?:quickly |briefly |just )?(?:say|let you know|flag|point out|tell you|share|mention|note|add)(?: to you)?(?: that|,|:)? |"
    r"(?:i'?m |i am )?(?:so |really |very )?sorry (?:to (?:bother|disturb|bug|trouble|ask|nag|chase|be (?:a (?:pain|nuisance|bore)|difficult))(?: you)?(?: \w+){0,5}|for (?:bothering|asking|the bother|writing)(?: \w+){0,3}),? but |"
    r"i hate to (?:ask|say|bring|bother|be)(?: \w+){0,4},? but |i (?:do ?n[o']t|don'?t|really don'?t) (?:want|mean|like) to (?:be|sound|seem|come across|bother|make|nag|pry|complain)(?: \w+){0,6}?,? but |"
    r"(?:it(?:'s| is) (?:probably|maybe|likely|surely) (?:nothing|just me|silly|me)|this (?:is|may be|might be|could be|is probably) (?:probably )?(?:a )?(?:silly|stupid|dumb|small|minor)(?: \w+)?),? but |"
    r"i (?:may|might|could) (?:well )?be (?:totally |completely )?(?:wrong|mistaken|off|imagining it|imagining things)(?: here| about this)?,? but |"
    r"i(?: a|')m not (?:really |quite |totally )?sure (?:if (?:this|it|that) (?:is|makes|matters|helps)(?: \w+){0,4}|how to (?:say|put) (?:this|it)),? but |"
    r"(?:not sure|dunno) if (?:this|it|that) (?:is|makes|matters|helps)(?: \w+){0,4},? but |i know (?:that )?you(?:'re| are) (?:very |super |really |so |terribly )*busy,? (?:but|and) |"
    r"i (?:guess|suppose|kind of think|sort of think|kind of feel|sort of feel|feel like)(?: that|,)? |"
    r"(?:to be (?:honest|fair|frank)|if i'?m honest|i mean|you know|honestly|basically|essentially),? )"
)
_ANYWHERE = re.compile(
    r"(?i),? ?(?:and |but )?(?:\bif (?:that|this|it) makes (?:any )?sense(?: at all)?|\bif (?:that(?:'s| is)|it(?:'s| is)) (?:ok(?:ay)?|alright|all right|fine|not too much(?: trouble| to ask)?)(?: (?:with|for|by) you)?|\bif you do ?n[o']t mind(?: me (?:saying|asking)(?: so)?)?|"
    r"\bif it(?:'s| is) not too much (?:trouble|to ask|bother)|\bif at all possible|\b(?:no|and no|but no) worries if (?:not|you can'?t|it(?:'s| is) not possible)|\bor something(?: like that)?(?=[.,!?])|\bor whatever(?=[.,!?])|\bso to speak|\bas it were|"
    r"\bi(?:'m| am) just saying|\bjust a thought[:,]?|\bjust my (?:two cents|opinion)|\bno pressure(?: at all)?|\b(?:i guess|i suppose|you know)(?=[.,!?]))(?=$|[\s.,!?;-])"
)
_SMALL = re.compile(
    r"(?i)(?<!, )\bjust (?=(?:want|wanted|wonder\w*|think|thought|check\w*|follow\w*|saying|ask\w*|mention\w*|need|hop(?:e|ing)|feel|felt|reaching|a (?:quick|small|little)|quickly)\b)|"
    r"(?<!\ba )(?<!\bthe )(?<!\bwhat )(?<!\bthis )(?<!\bthat )(?<!\bsome )(?<!\bany )(?<!\bwhich )(?<!\bevery )(?<!\bone )(?<!\bdifferent )(?<!\bsame )(?<!\bnew )\b(?:kind|sort) of (?!(?:the|a|my|your)\b)|"
    r"\b(?:actually|basically|essentially|honestly),? |\b(?:sort|kind)a "
)
_UNSURE = re.compile(r"(?i)\b(?:maybe|perhaps|possibly),? ")
_PROPOSES = re.compile(
    r"(?i)\b(?:could|can|should|shall|would|might) (?:you|we|i)\b|\b(?:you|we|i|us) (?:could|can|should|might|shall)\b|\bplease\b|\blet'?s\b"
)
_BARBS = re.compile(
    r"(?i)^(?:as (?:i|we)(?: have|'ve| had)? (?:already |repeatedly |previously |clearly )*(?:said|told you|mentioned|explained|stated|asked)(?: (?:many|several|countless) times| before| already| repeatedly)*,? |"
    r"(?:as )?per my (?:last|previous|earlier|below|above) (?:e-?mail|message|note|mail),? |(?:just )?let me (?:remind|be clear|spell)(?: you)?(?: it out)?(?: once (?:again|more)| again)?(?: that|:|,)? |"
    r"(?:for the (?:last|umpteenth|hundredth|millionth) time|(?:once|yet) again|needless to say|obviously|clearly|evidently|of course|apparently|as usual|typical(?:ly)?|as always|to be (?:frank|honest|clear)|the time for excuses is (?:past|over)[;,]?|to be blunt|to put it bluntly|frankly|quite frankly|"
    r"honestly|seriously|(?:look|listen)(?=,)|excuse me|with all due respect|as you (?:should|ought to|must|surely) (?:\w+ )?(?:know|be aware)|as anyone (?:can|could) see|surely you (?:know|understand|realise|realize) that|"
    r"i (?:should(?:n'?t| not) have to|hate to have to|can(?:'t|not) believe i have to) (?:remind|tell|ask) you(?: this)?(?: that|,|:)?),? )"
)
_INNER_BARBS = re.compile(
    r"(?i),? ?\b(?:yet again|for once|as usual|as always|of course|obviously|clearly|conveniently|typically|apparently|evidently|undeniably|undoubtedly|for god'?s sake|for goodness'? sake|on earth|the hell|bloody|damn(?:ed)?|"
    r"like (?:a|some) (?:child|children|amateurs?|idiots?)|if you (?:even )?(?:can|could) be bothered|if (?:that|it)(?:'s| is) not too much to ask|at the very least|even(?= (?:read|bother|try|look|know|think|care|remember|understand)\b)|"
    r"(?:though|although|even if|but) (?:your )?(?:past|previous|recent|track) (?:performance|record|behaviou?r|experience)[^.,;!?]{0,20} (?:suggests?|shows?|indicates?) otherwise|once and for all)\b,?(?=[ .,;!?]|$)"
)
_SARCASM = re.compile(
    r"(?i)^(?:(?:wow|great|brilliant|wonderful|nice|lovely|bravo|congratulations|good for you|nice one|well done|thanks for nothing|how nice|what a surprise|how typical|typical|unbelievable|seriously|really|are you (?:serious|kidding(?: me)?|joking))[.!?…]+|"
    r"i hope (?:this|my) (?:e-?mail|message|note) finds you (?:\w+ ){0,2}?(?:able|capable|competent|awake|ready|willing)\b[^.!?]*[.!?])$"
)
_PLEASANTRY = re.compile(
    r"(?i)^(?:(?:i|we) (?:do )?(?:hope|trust)(?: that)? (?:you(?:'re| are| have| had)?|this (?:e-?mail|message|note)|all(?:'s| is)?|your (?:week|day|weekend|summer|holiday)s?|everything(?:'s| is)?) [^.!?]*\b(?:well|good|nice|great|fine|lovely|okay|ok|grand|restful|relaxing|pleasant)\b[^.!?]{0,24}|"
    r"how are you(?: doing)?(?: today| these days)?|how(?:'s| is) it going|(?:hope|trust) (?:you(?:'re| are| had| have)|all is|all's|your)[^.!?]*\b(?:well|good|nice|great|fine|okay|ok|grand|restful|lovely|relaxing|pleasant)\b[^.!?]{0,24}|i hope (?:i(?:'m| am) not|this is not|it(?:'s| is) not)[^.!?]*(?:bother|disturb|bad time)[^.!?]*)[.!?]+$"
)
_SHOUTED = re.compile(
    r"\b(?:NOT|NOW|NEVER|ALWAYS|YOU|YOUR|ALL|ANY|EVERY|MUST|STOP|AGAIN|IMMEDIATELY|URGENT|URGENTLY|VERY|THIS|THAT|PLEASE|WHY|WHAT|HOW|WHEN|REALLY|AND|ONLY|STILL|NEED|WILL|WANT|EVER|"
    r"NOTHING|EVERYTHING|NOBODY|EVERYONE|FINAL|LAST|BEFORE|AFTER|UNACCEPTABLE|DONE|TIME|TIMES|SAME|KNOW|TOLD|ASKED|READ|HAVE|DO|DID|SO|TOO|MORE|TWICE|ONCE|THREE|TWO|FOUR|WAITING|FIX|SORRY)\b"
)


_TIME_FIRST = re.compile(r"(?i)(?:on|in|at|last|yesterday|this)\b")
_JOINS = re.compile(r"(?i)(?:and|or|but|as|in|on|at|about|by|for|when|because|enough)\b")


def stands_alone(text: str) -> bool:
    """Whether words are a clause with a subject of its own, or an order or question that needs none."""
    doc = parse(text[:1].upper() + text[1:])
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is not None and root.pos_ in {"VERB", "AUX"}:
        return subject_of(root) is not None or root.tag_ == "VB"
    # A compound such as `co-op's` may lead the parser astray: a time and a verb in the past are a clause too.
    return bool(_TIME_FIRST.match(text)) and any(t.tag_ in {"VBD", "VBN"} for t in doc)


def cut_hedges(text: str, context: Context) -> Iterator[Edit]:
    """Words that take back what is said. What may truly be unsure (`maybe the link was down`) stays."""
    opener = _BEFORE_CLAUSE.match(text)
    if opener and not in_quotes(text, opener.end() - 1) and stands_alone(text[opener.end() :]):
        yield Edit(swap(text, 0, opener.end(), ""), glue=True)
    if context.kind == "mention" and re.search(r"(?i)\bmention\b", text):
        return
    for m in matches(_ANYWHERE, text):
        # What stood between two commas takes both of them along.
        end = m.end() + (m[0].startswith(",") and text[m.end() : m.end() + 1] == ",")
        yield Edit(swap(text, m.start(), end, ""), glue=True)
    for m in matches(_SMALL, text):
        # That it is small is what a mention has to say of itself.
        if (
            re.match(r"(?i)just (?:a )?(?:quick|small|little)", text[m.start() :])
            and "mention" in context.whole.lower()
        ):
            continue
        yield Edit(swap(text, m.start(), m.end(), ""))
    if _PROPOSES.search(text):
        for m in matches(_UNSURE, text):
            yield Edit(swap(text, m.start(), m.end(), ""))


def cut_barbs(text: str, _context: Context) -> Iterator[Edit]:
    """Stings: `as I already told you`, `obviously`, `for once`, a sarcastic one-worder."""
    if _SARCASM.match(text):
        yield Edit("", glue=True)
        return
    opener = _BARBS.match(text)
    if opener and stands_alone(text[opener.end() :]):
        yield Edit(swap(text, 0, opener.end(), ""), glue=True)
    for m in matches(_INNER_BARBS, text):
        yield Edit(swap(text, m.start(), m.end(), ""), glue=True)


def cut_intensifiers(text: str, context: Context) -> Iterator[Edit]:
    """`extremely`, `totally`: not where a negation stands before it, as in `not very late`."""
    for edit in by_words("cut_intensifiers")(text, context):
        if _says_how(text, edit.text):
            continue
        if not re.search(
            r"(?i)(?:\bnot|n['’]t|\bno|\btoo|\bso|\bhow) (?:a )?$", _kept_front(text, edit.text)
        ) and not re.search(
            r"(?i)\bvery (?:much|well|first|last|same|own|next|few|little|many)\b",
            text[len(_kept_front(text, edit.text)) :][:14],
        ):
            yield edit


def _says_how(before: str, after: str) -> bool:
    """Whether what goes tells how something is done (`take us seriously`), and does not stand before what it strengthens."""
    front = _kept_front(before, after)
    back = next(
        (n for n, (a, b) in enumerate(zip(reversed(before), reversed(after), strict=False)) if a != b),
        len(after),
    )
    behind, gone = before[len(before) - back :].lstrip(), before[len(front) : len(before) - back]
    at_end = not behind or not behind[0].isalnum() or bool(_JOINS.match(behind))
    return at_end and bool(front.strip()) and "," not in gone and not front.rstrip().endswith(",")


def _kept_front(before: str, after: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after))
    return before[: before.rfind(" ", 0, at + 1) + 1]


def cut_pleasantries(text: str, context: Context) -> Iterator[Edit]:
    """`I hope you are well`: only as a whole sentence near the start of a written text."""
    near = context.number <= 2 if context.written else context.number == 0
    if near and context.kind is None and _PLEASANTRY.match(text):
        yield Edit("", glue=True)


def calm_the_marks(text: str, context: Context) -> Iterator[Edit]:
    """Capitals and rows of marks. One exclamation mark stays where the style is lively and it thanks or wishes."""
    for m in matches(re.compile(r"\?!+|!+\?+|\?{2,}|!{2,}|\.{4,}"), text):
        yield Edit(
            swap(
                text,
                m.start(),
                m.end(),
                "?" if "?" in m[0] else "!" if context.style == "expressive" and "!" in m[0] else ".",
            )
        )
    reproach = re.search(r"(?i)\b(?:you|your|stop|again|not)\b|n['’]t\b", text) and not is_joyful(text)
    if context.style != "expressive" or reproach:
        for m in matches(re.compile(r"(?<=[\w\"”')])!(?=\s|$|[\"”')])"), text):
            yield Edit(swap(text, m.start(), m.end(), "."))
    letters = [c for c in text if c.isalpha()]
    if len(text.split()) > 3 and letters and all(c.isupper() for c in letters):
        quiet = re.sub(r"\bi\b", "I", text.lower())
        yield Edit(quiet[0].upper() + quiet[1:])
        return
    for m in matches(_SHOUTED, text):
        if any(c.islower() for c in text):
            yield Edit(swap(text, m.start(), m.end(), m[0].lower()))
