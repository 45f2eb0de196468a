"""Moves that are told by their words: a threat, waving the other off, an offer that only looks like an order."""

from __future__ import annotations

import re

_ABOVE = r"(?:the |your |our |my )?(?:director|boss|manager|management|ceo|cfo|coo|head(?: office)?|board|hr|human resources|union|lawyers?|principal|matron|chair|vp|md|dean|owner|minister|bishop|chief|superiors?|higher[- ]ups?|upstairs)"
_THREAT = re.compile(
    rf"(?i)\bi(?:'ll| will| shall|'m going to| am going to| can| could| might|'d| may| shall)(?: have to| just| simply| also| always| be)* (?:go|going|take (?:it|this|that|you|the matter)|taking (?:it|this|that)|escalat\w+|report(?:ing)? (?:it|this|you)|speak(?:ing)?|talk(?:ing)?|writ(?:e|ing)|complain(?:ing)?|bring(?:ing)? (?:it|this|that)|rais(?:e|ing) (?:it|this|that)|cop(?:y|ying) in|tell(?:ing)?)[^.!?]{{0,25}}\b(?:to|with|in|higher|over your head|straight|tell|telling)\b[^.!?]{{0,20}}{_ABOVE}\b"
    rf"|\b(?:i(?:'ll| will)|i'm going to) (?:escalate|report you|go over your head|take (?:it|this) (?:higher|further|upstairs)|make (?:sure|your life|it hard|life)|remember (?:this|that)|put (?:it|this) on (?:record|file)|pull my)"
    r"|\bor else\b|\bi(?:'m| am) (?:going over your head|(?:escalating|reporting|taking) (?:this|it|you|that)\b)|\bfailing which\b|\bdisciplinary (?:action|hearing|measures?)\b|\b(?:no|little) (?:other )?choice but to\b|\bhereby warn\w*|\b(?:i (?:will|shall|'ll)|i'll) (?:have to )?(?:take (?:you|your \w+) (?:off|away)|take away your|raise your)"
    r"|^(?:either\b[^.?!]+\bor|(?:get|sort|sign|do|send|fix|turn|clean|give|stop|answer|close|clear|you)\b[^.?!]+(?:,? or|by \w+ or)) (?:i(?:'ll| will| take| pull| go| am| tell)?|we(?:'ll| will| pull|'re)?|you(?:'ll| will)|nobody|don't|take your)\b|\bone more\b[^.?!]+ and (?:i|you|we)(?:'ll|'m| will| am)\b|\bnext time\b[^.?!]+\band i (?:write|tell|call|go|report)\b"
    r"|\byou(?:'ll| will| are going to|'re going to|'d) (?:regret|be sorry|pay for|see what happens|find out|wish you|live to regret)\b|\b(?:there(?:'ll| will) be consequences|that(?:'s| is) a (?:promise|warning)|last (?:warning|chance)|i(?:'m| am) warning you|don't make me|don't push me|watch (?:yourself|your back|your step)|careful what you|(?:one|once) more (?:time|word) and|we'll see how|see how you like)\b"
    r"|\bif (?:you|it|this|that|i)\b[^.!?]{3,60}(?:,| then|) (?:i(?:'ll| will|'m going to)|you(?:'ll| will)|my team will|we(?:'ll| will)) (?:escalate|stop (?:working|sending|covering|sharing)|withhold|pull|cut|block|walk|be (?:out|done|looking)|lose|answer for|hear (?:about it|from)|have to answer)"
)
_KIND = re.compile(
    r"(?i)\b(?:thank|praise|good things|how well|credit|together|with you|both of us|my (?:fault|mistake|part))\b"
)
_DISMISSAL = re.compile(
    r"(?i)^\W*(?:(?:lol|lmao|haha+|ha|pff+t?|meh|yawn|blah(?: blah)*|whatever|wow|okay,? whatever|sure,? (?:jan|whatever)|yeah,? (?:right|sure|yeah)|oh,? (?:please|come on|really)|right,? sure|as if|if you say so|big deal|so what|boo[- ]?hoo|cry me a river|who cares|don't care|not my problem|tough(?: luck)?|get over it|grow up|poor (?:you|thing)|here we go(?: again)?|spare me|save it|suit yourself|fine,? whatever|k|same old(?: story)?|you done|are (?:we|you) (?:done|finished)(?: yet| here| now)?|can we be done)\b[\s,.!?…]*(?:sure|right|ok|okay|yeah|then|mate|man|wanda|lol|so|are we done|are you done|done|we done here|here|now|again|jan|fine|\w+)?[\s.!?…]*)+$"
)
_WAVED_OFF = re.compile(
    r"(?i)(?:^|[.!?,] *)(?:lol|lmao|pfft?|whatever|blah blah|boo[- ]?hoo|cry me a river|who cares|big deal|get over it|get over yourself|spare me|yeah,? right|oh,? please|not my problem)\b(?=\s*[,.!?]|$|\s+(?:you|wanda|mate|man|then|sure)\b)"
    r"|\b(?:i (?:really )?(?:don't|couldn't) (?:really )?care (?:what|how|about|less)|can(?:'t| not) be bothered with (?:you|this|your)|waste of (?:my )?time|why am i even (?:here|talking)|are we (?:done|finished)(?: here| yet)?\?|(?:you're|you are|that's) (?:just )?(?:imagining|making (?:this|that|it) up)|don't be (?:so )?(?:silly|dramatic|sensitive|ridiculous)|it's not (?:that|such a) (?:deep|big (?:a )?deal)|stop (?:whining|moaning|crying))\b"
)
_ORDERS = re.compile(
    r"(?i)\b(?:you (?:need|have|ought) to|you must|you'd better|you should|i (?:need|want|expect|insist|demand|require)|make sure|or else|understood|non-?negotiable|immediately|no excuses|just (?:do|send|get|give|fix))\b|!"
)
_SUITS = re.compile(
    r"(?i)\b(?:would (?:that|it|this|you)|could (?:we|you|i)|can we|shall (?:we|i)|how about|what about|what if|does that|is that|let's|would .{0,30}(?:help|work|suit)|work for you|help you|suit you|okay for you|ok for you|if you (?:like|agree)|could you|what if)\b[^.!]*\?"
)
_PLAN = re.compile(
    r"(?i)\b(?:let's|could we|can we|shall (?:we|i)|what if (?:we|i)|would (?:it|that|this) (?:help|work|suit|do)|could you (?:come|call|send|tell me|let me|give|bring|ring)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b[^.?!]*\b(?:help|work|suit|ok|okay|fine|do|good)|(?:ten|fifteen|\d+) minutes)\b"
)


def threatens(text: str) -> bool:
    """Whether harm is held out to the other: going over their head, consequences, an “or else”."""
    said = text.replace("’", "'")
    return bool(_THREAT.search(said)) and not (_KIND.search(said) and not re.search(r"(?i)\bif you\b", said))


def dismisses(text: str) -> bool:
    """Whether the other is waved off: `lol sure`, `whatever`, `get over it`."""
    said = text.replace("’", "'").strip()
    return bool(said) and bool(_DISMISSAL.match(said) or _WAVED_OFF.search(said))


def asks_if_it_suits(text: str) -> bool:
    """Whether a turn asks whether something would suit, and orders nothing."""
    said = text.replace("’", "'")
    return bool(_SUITS.search(said)) and not _ORDERS.search(said)


def offers(text: str) -> bool:
    """Whether there is a plan in a turn: a time, a `let's`, a `could we`."""
    return bool(_PLAN.search(text.replace("’", "'")))
