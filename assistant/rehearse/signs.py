"""Signs of moves in a sentence, by rule: what the classifier gets beside the embedding, and the names that decide."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.grammar import parse, subject_of
from assistant.observable import ADVERBS, LABELS
from assistant.tidy import tidy

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_I = re.IGNORECASE
_PATTERNS: dict[str, re.Pattern[str]] = {
    "sorry": re.compile(r"\b(?:sorry|apologi[sz]e|apologies|apology|forgive me|i regret|pardon)\b", _I),
    "sorry_if": re.compile(
        r"\b(?:sorry|apologi[sz]e|apologies|regret)\b[^.!?]*\b(?:if|in case|that you (?:feel|felt|took|see|were|think)|but|though|however|whatever|any (?:offen[cs]e|inconvenience|upset|confusion))\b|\bif (?:i|that|it|we|anything)[^.!?]*\b(?:offend|hurt|upset|bother|annoy)\w*|\bmistakes were made\b|\bmy apologies,? (?:but|if)\b",
        _I,
    ),
    "own": re.compile(
        r"\b(?:my (?:fault|mistake|doing|bad|part|responsibility|error|failure)|that(?:'s| is| was) on me|on my (?:head|side)|i (?:was|am|'m) (?:wrong|responsible|too \w+|the one|at fault|late|unfair|short with)|i (?:should|ought to|could)(?: have|'ve)|i shouldn'?t(?: have|'ve)|i (?:messed|screwed|let you|failed|dropped|got (?:that|it|this) wrong|own|take responsibility|went behind|didn'?t (?:ask|tell|call|check|listen|warn|think)|never (?:asked|told|checked|called)|forgot|skipped|ignored|snapped|put you)|without (?:asking|telling|checking|talking|speaking))\b",
        _I,
    ),
    "defend": re.compile(
        r"\b(?:i had (?:no|little) (?:choice|option|time|alternative)|i (?:was|am) only|i was just|not my (?:fault|job|decision|call|idea)|i (?:did|do) (?:my best|what i could|tell|send|ask)|to be fair|in my defen[cs]e|the (?:reason|only reason)|you have to understand|you must understand|because (?:i|we|my|the)|everyone does|anyone would|i didn'?t mean|wasn'?t (?:my|meant|intended)|it wasn'?t me|i was under|my hands (?:were|are) tied|(?:the )?pressure|my boss|i had to|that'?s not (?:what|how|true|fair)|i don'?t see why|i never said)\b",
        _I,
    ),
    "blame": re.compile(
        r"\b(?:you (?:always|never|keep|kept|constantly|made (?:me|us)|caused|ruined|broke|let (?:me|us) down|failed|refuse|refused|ignored|went behind|didn'?t (?:even|bother|tell|ask|think|care)|should(?:n'?t)? have|could have|cost|left (?:me|us)|forced|dropped|blocked|undermin\w+|sabotag\w+|messed|screwed|threw)|your (?:fault|doing|mess|mistake|failure|problem|lot|attitude)|because of you|thanks to you|if you (?:had|hadn'?t)|you(?:'re| are) the (?:one|reason|problem)|you and your)\b",
        _I,
    ),
    "never": re.compile(
        r"\byou\b[^.!?]{0,25}\b(?:always|never|every (?:single )?time|constantly)\b|\b(?:always|never) (?:you|your)\b",
        _I,
    ),
    "demand": re.compile(
        r"\b(?:you (?:need|have|ought|are going) to|you must|you(?:'ll| will) (?:have|need|stop|send|do|give)|you'?d better|you should|i (?:need|want|expect|insist|demand|require)(?: that)? you|make sure (?:you|it|that)|from now on|stop \w+ing|don'?t you (?:dare|ever)|or (?:else|i)|i won'?t (?:have|accept|tolerate)|non-?negotiable|no later than|by (?:friday|monday|tomorrow|end of)|immediately|unless you|if you don'?t)\b",
        _I,
    ),
    "lead": re.compile(
        r"\b(?:don'?t you (?:think|agree|see|feel|want)|isn'?t it|wasn'?t it|aren'?t you|weren'?t you|didn'?t you|couldn'?t you|shouldn'?t (?:you|we)|wouldn'?t you (?:say|agree)|can'?t you|do(?:n'?t)? you (?:agree|admit|accept|realise|realize)|surely|right\?|correct\?|why (?:didn'?t|did|do|don'?t|can'?t|couldn'?t|wouldn'?t|won'?t|are|would) you|how could you|you (?:do )?(?:agree|see|understand|know) that|was it because|is it because|are you saying)\b|\bright\?|, (?:no|yes|yeah|okay|ok)\?",
        _I,
    ),
    "ask": re.compile(
        r"\b(?:how (?:did|do|does|was|were|is|are|would|has|have|might|can|could|should)|what (?:did|do|does|was|were|is|are|would|has|have|might|am|could|can|else|made|happened|did it|about|part|matters|worries)|what'?s|how'?s|where (?:do|did|would)|which|tell me|help me (?:understand|see)|i(?:'d| would) (?:like|love|want) to (?:hear|know|understand)|i want to (?:hear|know|understand)|walk me through|say more|would you (?:tell|be willing|say)|talk me through|i'?m curious|can you tell)\b",
        _I,
    ),
    "back": re.compile(
        r"\b(?:so (?:you|it|what you|for you|from your|the)|(?:what )?i(?:'m| am)? hear(?:ing)?(?: you| is| that)?|sounds? (?:like|as if)|it seems you|you(?:'re| are) (?:saying|telling)|you (?:felt|feel|said|mentioned|told me|thought|were (?:left|hurt|angry|worried|the last))|if i(?:'ve| have)? (?:understand|understood|got|get|heard)|let me (?:see|check|say) (?:if|that|back|whether)|(?:did|do|have) i (?:get|got|understand|understood|hear|heard)|in other words|that must have|i can see (?:that|why|how)|you'?d (?:like|want|rather)|you (?:want|need|wanted|needed) to)\b",
        _I,
    ),
    "thank": re.compile(
        r"\b(?:thank(?:s| you)|appreciate\w*|grateful|cheers|i value|glad (?:you|that you)|means a lot|good of you|kind of you|respect (?:what|how|the way))\b",
        _I,
    ),
    "flatter": re.compile(
        r"\b(?:you(?:'re| are) (?:so|such|the (?:best|most|smartest|only)|amazing|brilliant|fantastic|incredible|wonderful|a (?:star|legend|genius|rock star))|(?:brilliant|amazing|fantastic|incredible|genius|superstar|legend|wonderful|outstanding)|best (?:\w+ )?(?:i|we)(?:'ve| have)? (?:ever|worked)|nobody (?:does|is|could)|no one (?:does|is|could)|admire|everyone (?:says|knows|loves))\b",
        _I,
    ),
    "space": re.compile(
        r"\b(?:take (?:your|all the|the|as much|some) time|no (?:rush|hurry|need to (?:answer|respond|reply|decide))|you don'?t (?:have|need) to (?:answer|say|respond|decide|reply)|whenever you|(?:i'?ll|let me) (?:stop|pause|leave it|be quiet|just listen|listen|shut up)|i'?m listening|not now|think (?:it|about it) over|let it (?:sit|rest|settle)|leave (?:it|that) (?:there|with you|here)|when you'?re ready|if you(?:'d)? (?:rather|prefer|want) not|go on|i won'?t (?:interrupt|push|fill)|sleep on it|over to you|up to you)\b",
        _I,
    ),
    "fast": re.compile(
        r"\b(?:move (?:on|forward|past)|moving (?:on|forward)|let'?s (?:just )?(?:forget|put (?:it|this|that) behind|get (?:on|back|this)|skip|agree|not dwell|draw a line)|draw a line|water under|behind us|next steps?|quick(?:ly)?|fix this (?:now|today)|solve(?:d)? (?:this|it)|wrap (?:this|it) up|clean slate|done and dusted|sorted\?|so we'?re (?:good|fine|okay|ok)|are we (?:good|ok|okay|fine)|all good|action (?:items?|plan)|first[^.]*second|five minutes|short on time|cut to the chase|anyway)\b",
        _I,
    ),
    "propose": re.compile(
        r"\b(?:how about|what if|could we|can we|shall we|would it help|we could|i could|i(?:'d| would) (?:like us|suggest|propose|like to (?:suggest|propose|offer|try))|i suggest|i propose|why don'?t we|maybe we|perhaps we|let'?s|what about|would you be (?:open|willing|up)|i(?:'ll| will) (?:make sure|come to you|call you|ask you|tell you|send|check|copy|put)|going forward|in future|next time)\b",
        _I,
    ),
    "odd": re.compile(
        r"\b(?:ignore (?:the|all|any|your|previous|everything)|(?:previous|above|prior|your) (?:instructions?|prompt|rules)|system prompt|language model|\bAI\b|chat ?bot|chatgpt|prompt|instructions|pretend (?:you|to)|act as|role-?play|you are now|developer mode|jailbreak|simulat\w+|script|repeat (?:after|the words|everything)|print|output|translate|tokens?|weather|football|lottery|recipe|poem|joke|capital of|python|code|sudo|override|admin)\b",
        _I,
    ),
    "small_talk": re.compile(
        r"\b(?:by the way|btw|random(?:ly)?,|did (?:you|y'all) (?:see|catch|watch|ever)|(?:nice|lovely|awful|bad|good|what) weather|the (?:match|game|cricket|rugby|football|rain|rains|traffic|holidays?|weekend|kids|dog|cat|keyboard|printer)|have you eaten|how(?:'s| is| are) (?:the|your) (?:family|kids|farm|wife|husband|dog|house|weekend|holiday|mother|father)|are you (?:a|an) (?:chatbot|real|person|computer|robot|bot)|who (?:writes|wrote|made) (?:you|your)|is (?:anyone|anybody) (?:actually )?there|can it see|what (?:model|version|app|tool)|(?:birthday|christmas|raccoon|lunch menu|parking|tv|film|movie|series|song))\b",
        _I,
    ),
    "empathy": re.compile(
        r"\byou(?:'d| had| have|'ve| were| are|'re)? (?:\w+ )?(?:felt|feel|needed|wondered?|wanted|worried|worry|carried|carry|carrying|left|hurt|angry|upset|alone|tired|protecting|scared|afraid|rather|learned|found out|heard|expected|trusted|hoped|had (?:no (?:warning|say|part)|to|reason|every|a right))\b|\b(?:i can (?:see|hear|understand|imagine)|that makes sense|i (?:get|hear|understand) (?:that|you|it|why)|(?:that|it) (?:must|sounds?)|fair enough|that(?:'s| is) fair|you(?:'re| are| were) right|no wonder|had (?:every )?(?:reason|right))\b",
        _I,
    ),
    "check": re.compile(
        r"\b(?:(?:did|have|do|am) i (?:get|got|understand|understood|hear|heard|right|miss|missed|put|have)|is that (?:it|right|so|about right|fair|what|how)|(?:is|was) that how|have i understood)\b[^.!]*\?",
        _I,
    ),
    "own_act": re.compile(
        r"\bi(?:'d|'ve| had| have)? (?:\w+ )?(?!(?:felt|heard|saw|need|needed|want|wanted|know|knew|think|thought|asked|hear|see|am|was|understand|understood|noticed|wondered|hope|hoped|told you|thank|appreciate)\b)\w+(?:ed|t|k|de|ve|ok|ew|an|ent|old|id|oke|ut)\b[^.!?]*\b(?:you|your)\b",
        _I,
    ),
    "reproach": re.compile(
        r"\b(?:again|even|typical|seriously|as usual|of course|how dare|excuses?|bother(?:ed)?|once more|every time|all the time|yet again|for once|ever|thanks to you|behind (?:my|our) backs?|on purpose|deliberately|your (?:lot|people|mess|problem|fault|doing))\b",
        _I,
    ),
    "you_not": re.compile(
        r"\byou (?:didn'?t|don'?t|won'?t|wouldn'?t|can'?t|couldn'?t|haven'?t|hadn'?t|aren'?t|weren'?t|never|did not|do not|have not)\b",
        _I,
    ),
    "insult": re.compile(
        r"\b(?:coward|fool|child(?:ish)?|baby|bab(?:y|ies)|sulk\w*|dramatic|drama|oversensitive|too (?:sensitive|emotional|slow|soft|proud|rigid|old)|overreact\w*|jobsworth|control freak|hypocrite|bully|liar|snake|princess|diva|dinosaur|clown|mess|joke|cold fish|closed book|soft touch|know-?it-?all|hard-headed|stuck-?up|lazy|stubborn|difficult|impossible|useless|hopeless|arrogant|selfish|petty|rude|incompetent|unprofessional|disorgani[sz]ed|careless|dishonest|sneaky|two-faced|weak|stupid|idiot|paranoid|jealous|bitter|negative|blocker|the type|kind of (?:person|man|woman|manager|boss)|people like you|your (?:attitude|ego|character|personality|pride|temper))\b",
        _I,
    ),
    "no_need": re.compile(
        r"\b(?:no need|you don'?t (?:have|need|owe)|don'?t (?:answer|decide|have to)|nothing (?:to|you) (?:decide|have)|not (?:after|asking for|looking for|expecting) (?:an answer|anything)|or not at all|if you like|only if|as long as (?:you|it)|when(?:ever)? (?:you|it)(?:'re|'s| are| suits| like| want)?|i can wait|it can wait|can keep|door(?:'s| is)? open)\b",
        _I,
    ),
    "not_my": re.compile(
        r"\b(?:not my|wasn'?t me|nobody told|no ?one told|i was (?:told|new|sick|busy|under|only|just|trying)|i(?:'d| had) (?:no|never)|i (?:followed|follow)|procedure|policy|rules?|protocol|anyone (?:would|else)|any(?:one|body) in my|someone had to|somebody had to|it'?s (?:my|how|the) (?:job|it|way)|what (?:was|else) (?:i|could i)|the (?:system|budget|board|client|customer|deadline) (?:was|made|wanted|said|needed))\b",
        _I,
    ),
    "wish": re.compile(r"\b(?:i(?:'d| would) like|i hope|i wish|i want us|my hope|i'?d love)\b", _I),
    "impact": re.compile(
        r"\b(?:as a result|which meant|that meant|since then|because of that|led to|ended up|had to)\b", _I
    ),
}
_ASKING = {"how", "what", "where", "which", "who", "when"}
SIGNS: tuple[str, ...] = (
    *_PATTERNS,
    "question",
    "wh_question",
    "yes_no",
    "label_of_you",
    "judging_adverb",
    "imperative",
    "you_subject_past",
    "i_subject_past",
    "you_share",
    "i_share",
    "has_number",
    "exclaims",
    "words_log",
    "no_words",
    "not_english",
    "negated_question",
)
_ENGLISH = frozenset(
    "the a an and or but i you we it is was to of in on for that this with not so my your me what how do did be have has are as at if they he she them thanks sorry ok okay yes no hello hi".split()
)


@lru_cache(maxsize=2048)
def signs(text: str) -> tuple[float, ...]:
    """The signs in a text, in the order of `SIGNS`; most are 0 or 1."""
    typed = tidy(text)
    doc = parse(typed)
    words = [t for t in doc if t.is_alpha]
    found = [float(bool(pattern.search(typed))) for pattern in _PATTERNS.values()]
    return (*found, *_questions(doc), *_grammar(doc), *_surface(typed, doc, words))


def _questions(doc: Doc) -> tuple[float, float, float]:
    asked = [s for s in doc.sents if s.text.rstrip().rstrip("\"'").endswith("?")]
    wh = [s for s in asked if any(t.lower_ in _ASKING for t in list(s)[:4])]
    return float(bool(asked)), float(bool(wh)), float(len(asked) > len(wh))


def _grammar(doc: Doc) -> tuple[float, ...]:
    label = any(t.lower_ in LABELS and _of_you(t) for t in doc)
    adverb = any(t.lower_ in ADVERBS for t in doc)
    imperative = any(_commands(s.root) for s in doc.sents)
    past = [(t, subject_of(t)) for t in doc if t.tag_ in {"VBD", "VBN"} and t.pos_ == "VERB"]
    you = any(s is not None and s.lower_ == "you" for _, s in past)
    me = any(s is not None and s.lower_ == "i" for _, s in past)
    return float(label), float(adverb), float(imperative), float(you), float(me)


def _of_you(token: Token) -> bool:
    near = {t.lower_ for t in token.sent}
    subject = subject_of(token.head)
    said = subject is not None and subject.lower_ in {"you", "that", "it", "this"}
    return "you" in near or "your" in near or said


def _commands(root: Token) -> bool:
    polite = {"let", "thank", "sorry", "take", "tell", "help", "go", "forgive", "say", "please"}
    return (
        root.tag_ in {"VB", "VBP"}
        and subject_of(root) is None
        and root.lower_ not in polite
        and not any(t.dep_ in {"aux", "expl"} and t.lower_ != "do" for t in root.children)
    )


def _surface(text: str, doc: Doc, words: list[Token]) -> tuple[float, ...]:
    import math

    count = max(1, len(words))
    lower = [t.lower_ for t in words]
    known = sum(w in _ENGLISH for w in lower) / count
    foreign = len(words) >= 4 and known < 0.12
    negated = bool(
        re.search(
            r"(?i)\b(?:do|did|is|was|are|were|could|should|would|ca|wo)n'?t (?:you|it|that|we)\b[^.!]*\?",
            text,
        )
    )
    return (
        sum(w in {"you", "your", "yours"} for w in lower) / count * 5,
        sum(w in {"i", "my", "me", "mine"} for w in lower) / count * 5,
        float(any(t.like_num for t in doc)),
        float("!" in text),
        math.log1p(len(words)) / 3,
        float(not words),
        float(foreign),
        float(negated),
    )
