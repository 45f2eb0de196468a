"""Claims about what the other thinks, wants, feels or meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.person import YOU
from assistant.check_tone.reword import left_out, without_words
from assistant.check_tone.values import Hit

if TYPE_CHECKING:
    from assistant.check_tone.values import Reading

_SURE = r"(?:just |only |clearly |obviously |simply |really |plainly |evidently |surely |probably |secretly |actually |all )*"
_YOU = r"you(?: people| guys| lot| folks| all)?"
_WILL = re.compile(
    rf"\b{_YOU} {_SURE}(?:want(?:ed)?|were (?:just |only )?trying|are (?:just |only )?trying|tried|set out|were out|are out|meant|mean|intend(?:ed)?|plan(?:ned)?|decided|chose|'re (?:just |only )?trying|aim(?:ed)?) to "
    r"(?:make|hurt|embarrass|undermine|humiliate|win|punish|show me|get (?:rid|at|back|even|my|one)|shut|leave (?:me|us) out|cut (?:me|us)|exclude|keep (?:me|us|it|this|that) (?:out|from|quiet|away|small|in the dark)|block|sabotage|ruin|hide|avoid (?:me|us)|take (?:the credit|over|it all)|look good|score|provoke|annoy|spite|test|control|push (?:me|us)|impress|cover|damage|belittle|isolate|steal|trick)\w*|"
    rf"\b{_YOU} {_SURE}(?:want(?:ed)? (?:me|us|my \w+|it|this|that|the \w+) (?:to (?:fail|look|fall|suffer|break|go wrong|leave)|out of|gone)|want(?:ed)? (?:the|all the|all) (?:credit|glory|power|applause|limelight|attention|praise)|(?:don't|didn't|never) want(?:ed)? (?:this|it|us|me) to (?:work|succeed)|never wanted\b[^.,;]*)|"
    rf"\b{_YOU} {_SURE}(?:want(?:ed)?|are after|were after|had|have|'re after) (?:your own|only your)\b[^.,;!?]*|\b(?:on purpose|deliberately|intentionally|maliciously|spitefully|out of (?:spite|malice|revenge|jealousy|envy))\b|\byour (?:real|true|hidden|actual|only) (?:aim|goal|reason|motive|intention|agenda|plan|interest|concern)s?\b|"
    r"\byou did (?:it|that|this)(?: \w+){0,3} (?:to (?:punish|spite|annoy|hurt|embarrass|humiliate|get|make|show|win|impress|provoke)|so that (?:i|we)|because you (?:want|like|enjoy|hate|don't|didn't|are|were))\w*|\bjust to (?:make me|spite|annoy|humiliate|embarrass|hurt|punish|show|prove|look|win|get)\b",
    re.IGNORECASE,
)  # fmt: skip
_VIEW = re.compile(
    rf"\b{_YOU} {_SURE}(?:think (?:you|that|i|we|it|my|our|the|so|of (?:me|us))|thought (?:you could|you'd|you would|i|we|nobody|no one|it would|that)|believe(?:d)? (?:you|that|i|we|it)|consider (?:me|us|yourself)|see (?:me|us|my \w+|our \w+|yourself) as|look down on|look at us as|regard (?:me|us)|assume[ds]?|figured|reckoned|expected (?:me|us|nobody|that))\b|"
    rf"\b{_YOU} {_SURE}(?:don't|didn't|do not|did not|never|couldn't|could not|can't|have never|'ve never) (?:really |even |once |actually )?(?:care|cared|respect|respected|value|valued|want|like|trust|trusted|believe|give a|gave a|mind what|bother to think|stop to think|think (?:of|about)|thought (?:of|about)|consider(?:ed)? (?:us|me|how|what)|understand|appreciate)\b(?: less)?|"
    rf"\b{_YOU} {_SURE}(?:feel|felt) (?:threatened|superior|that you|you|above|entitled|jealous|guilty|important|attacked|untouchable|better|inferior)\b|\byou {_SURE}(?:hate|hated|despise|resent|resented|envy|enjoy|enjoyed|love|loved|like) (?:me|us|my|making|seeing|watching|it when|being right|the attention|it|that|power|to see)\b|\byou {_SURE}(?:knew|know) (?:exactly|full well|very well|perfectly well|damn well|well enough|(?:deep down|in your heart)|it was wrong|i'm right|you were wrong|you're wrong)\b|"
    rf"\byou(?:'re| are| were|'ve been| have been) {_SURE}(?:only |just )?(?:interested in|hoping|waiting for|looking for|afraid|scared|jealous|ashamed|thinking|pleased|delighted|happy that|enjoying|counting on|threatened)\b|\byou must (?:have )?(?:think|thought|believe|feel|felt|hate|know|known|be (?:pleased|happy|proud|glad|laughing)|been (?:pleased|happy|proud|glad|delighted|laughing|hoping))\b|"
    r"\b(?:deep down|in your (?:head|mind|eyes|world|heart)|to your mind|at the back of your mind)\b|\b(?:for|to) you,? (?:they|we|it|that|this|the \w+|i|my \w+|our \w+)(?:'re| are|'s| is|'m| am| were| was) (?:just|only|merely|nothing|a|no more)\b|\bwe both know\b|\bas you (?:well|very well|perfectly well|full well) know\b|\byou(?:'d| would) (?:rather|love to|like to see|prefer)\b|\byou {0,1}(?:simply |just |clearly )?(?:don't|didn't) see (?:me|us|my|our) as\b|\byou (?:don't|do not|didn't) (?:really |even )?seem to (?:care|mind|understand|want|notice|value|realise|realize)\b|\byou (?:just |really )?(?:can't|cannot|couldn't) (?:stand|bear|stomach|abide)\b|\byou(?:'ve| have)? (?:just |really )?(?:love|loved) (?:the|your|to|being|telling|having)\b|\b(?:is|are|was|were)(?: not|n't) (?:a priority|important|interesting|your (?:concern|problem|priority)|worth (?:your|the)) (?:for|to) (?:you|your \w+)\b|\b(?:does|do|did)(?: not|n't) (?:interest|concern|matter to|bother|move|touch) (?:you|your \w+)\b|\byou wanted (?:above all|mainly|mostly|only|first of all)\b|\bknowing (?:full well |very well |perfectly )?that you\b|\byou couldn't care\b|\byou could not care\b|"
    rf"\bit(?:'s| is| was) (?:now |quite |very )?(?:clear|obvious|plain|evident)(?: to (?:me|us|everyone|all))?,?(?: that)? {YOU} (?:\w+ )?(?:see|think|thought|want|wanted|feel|felt|care|believe|prefer|consider|regard|don't|never|had no|have no)\b|\bit seems (?:to me )?(?:that )?{YOU} (?:prefer|want|think|believe|like|enjoy|don't (?:care|want|mind))\b|"
    rf"\b{YOU} (?:only|just) (?:care|cares|think|thinks|worry|worries) (?:about|of|for)\b|\b{YOU} (?:only|just) looks? for (?:an?|the) (?:reason|excuse|fight|scapegoat|way out)\b|\b{YOU}(?:'re| are| were) (?:\w+ly )?(?:thinking|assuming|imagining|believing) (?:that|we|i|it)\b|\bi know (?:that )?{YOU}(?:'re| are| were) (?:all |just |secretly )?(?:laughing|enjoying|hoping|plotting|lying|hiding|waiting for|talking about)\b|"
    rf"(?:n't|\bnot) (?:\w+ )?(?:glamorous|important|interesting|good|big|clever|urgent|grand|exciting|fancy) enough for {YOU}\b|\byou wanted to (?:put|place|present|confront) (?:me|us)\b",
    re.IGNORECASE,
)  # fmt: skip
_OWNED = re.compile(
    r"(?i)\b(?:i (?:told myself|assumed|imagin\w+|guess\w*|wondered?|suppose|supposed|made up|thought|worried|worry|fear(?:ed)?|was afraid|am afraid|felt as if|don't know|do not know|can't know|can't be sure|can't tell|have no idea|didn't know|hope|sense|was wondering|believed)|the story|a story|story i|not saying|don't believe|don't think|never thought|stop guessing|in my head|maybe|perhaps|may have|might|it (?:seemed|looked|felt)|if|whether|what|how|why|where|when|did|do|would|could|ask(?:ed)?|tell me|hear|understand|said|told (?:me|us|her|him|them)|mentioned|wrote|says|explained|anything)\b[^.;]*$"
)
_MEND = "Say what you saw, own your guess as a story you tell yourself, or ask how it was."
_ADVERB = re.compile(r"(?i)^(?:on purpose|deliberately|intentionally|maliciously|spitefully|out of \w+)$")


def find_mind_reading(reading: Reading) -> list[Hit]:
    """What the other is said to think, want or feel. Questions, guesses owned as such and reports are left alone."""
    found = []
    for pattern, owned_instead in (
        (_WILL, "I don't know what you meant by it."),
        (_VIEW, "I don't know how you see it."),
    ):
        for m in reading.matches(pattern):
            said = reading.sentence_at(m.start())
            if said.text.endswith("?") or _OWNED.search(reading.before(m.start())):
                continue
            found.append(Hit(m.start(), m.end(), _MEND, _instead(reading, m, owned_instead)))
    return found


def _instead(reading: Reading, m: re.Match[str], owned: str) -> str | None:
    if _ADVERB.match(m[0]):
        left = without_words(reading, m.start(), m.end())
        return left if len(left.split()) > 3 else left_out(reading, m.start())
    cut = left_out(reading, m.start())
    if cut or cut is None or reading.in_mention or owned in reading.text:
        return cut
    return owned
