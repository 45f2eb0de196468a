"""The marks of a clause that a linear model weighs: who it is about, its tense, its words. Each mark has a name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.grammar import parse, subject_of
from assistant.observable import ADVERBS, LABELS, has_time, judges_someone, observe
from assistant.tidy import capitalise, quoted_spans, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

_FEELING = (
    "exhausted|tired|ashamed|embarrass(?:ed|ing)|anxious|furious|fuming|livid|dread(?:ing|ed)?|shak(?:ing|en|y)|stress(?:ed)?|"
    "humiliated|hurt|upset|sleep|cr(?:y|ied|ying)|tears?|burn(?:t|ed|ing)? ?out|resign(?:ed|ations?)?|worried|afraid|uneasy|"
    "speechless|lonely|alone|drained|sick|numb|small|stupid|nervous|angry|mad|frustrated|demoralised|demoralized|morale|stomach|"
    "headache|migraine|confidence|invisible|useless|awake|trust"
)
_THEY = r"(?:s?he|they|h(?:er|im|is)|them)"
_MIND = (
    r"think|thinks|thought|wants?|wanted|believes?|knows?|knew|sees?|regards?|considers?|feels?|felt|fears?|feared|hates?|loves?|adores?|"
    r"enjoys?|likes?|needs? to|hop(?:es?|ing)|intend(?:s|ed)?|plan(?:s|ned|ning)|decided|presumes?|assumes?|supposes?|imagines?|"
    r"resents?|envies|trusts?|cares?|meant|means|trying|tries|wish(?:es|ed)|pretend(?:s|ing)?|prefers?|figures?|reckons?|expects?"
)
_GUESS = (
    r"\bi (?:\w+ )?(?:think|suspect|guess|believe|imagine|reckon|bet|sense|assume|presume|wonder|feel (?:like|that|he|she|they))\b|"
    r"\b(?:maybe|perhaps|probably|possibly|presumably|apparently|likely|it'?s possible|my (?:guess|theory|hunch)|must be|might be|may be|"
    r"i(?:'m| am) (?:sure|convinced|certain)|no doubt|surely|must have|in (?:his|her|their) (?:head|mind|eyes|view))\b"
)
_WORDS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "want": r"\bi(?:'d| would| should)?(?: \w+)? (?:want|need|wish|hope|prefer|ask for|long for|like to|love|appreciate|settle for)\b|"
        r"\bi(?:'d| would| should)(?: \w+)? (?:like|love|appreciate|give|be (?:glad|happy|grateful|pleased)|settle)\b|\bi(?:'m| am) (?:hoping|after|asking|looking for)\b",
        "want-noun": r"\b(?:all i(?:'m| am| want| ask| need)|what i (?:want|need|seek|like|ask|would)|my (?:hope|wish|prayer|ask|dream|request)|"
        r"would be (?:nice|good|lovely|great|enough|a start)|ideally|if (?:he|she|they|we) could)\b",
        "let": r"^(?:and |but |so |please )?(?:let (?:him|her|us|them)|why can'?t|can(?:'t)? (?:he|she|they|we)|could (?:he|she|we|they)|please|just )\b",
        "so-that-we": r"\b(?:together|both (?:of us|sides|keep|agree)|agree|settle|in future|next time|before (?:he|she|they|any|it)|again|from now on|going forward|once a (?:week|month))\b",
        "mind": rf"\b{_THEY} (?:\w+ )?(?:{_MIND})\b",
        "mind-word": rf"\b(?:{_MIND})\b",
        "guess": _GUESS,
        "purpose": r"\b(?:to (?:show|make|look|get back|protect|prove|be seen|keep|cover|punish|teach|please|impress|win|avoid)|so (?:that )?(?:he|she|they|i|we|nobody|everyone)|"
        r"just to|only to|in order to|out to|on purpose|deliberate(?:ly)?|revenge|(?:his|her|their) (?:aim|goal|plan|game|agenda|motive|way of|point))\b",
        "because-they": rf"\bbecause (?:of )?{_THEY}\b",
        "fears": r"\b(?:afraid|scared|terrified|frightened|jealous|threatened|insecure|lonely|worried|guilty|ambitious|covering|under pressure|on (?:his|her|their) neck|ego|lose face)\b",
        "regret": r"\b(?:to be fair|in (?:all )?fairness|i (?:must |have to |do |will )?(?:admit|confess|acknowledge|own)|my (?:own )?fault|my bad|should(?:n'?t| not)? have|should'?ve|"
        r"could have|on me\b|my part|not proud|regret|finest|i know|mea culpa|guilty|truth is|if i'?m honest|reproach|my share|myself|wrong of me|my mistake|i could)\b",
        "i-not": r"\bi(?:'ve|'d| have| had| also)* (?:never|did ?n[o']?t|also did not|had ?n[o']?t|have ?n[o']?t|kept|ignored|avoided|forgot|left|let|skipped|failed|snapped|refused)\b|\bwithout (?:\w+ing|a word)\b|\bbehind (?:his|her|their) backs?\b|\binstead of\b",
        "i-did": r"\bi(?:'ve|'d| have| had)?(?: also| then| too| just| even| once| simply| only| did)* (?:told|sent|said|called|wrote|replied|posted|forwarded|cc'?d|copied|laughed|rolled|shouted|hung|walked|made|gave|changed|agreed|complained|joked|raised|tagged|submitted|put|went|slammed|answered|messaged|spoke|talked)\b",
        "i-feel": rf"\b(?:i|me|my|we)\b.*\b(?:{_FEELING})\b",
        "feeling": rf"\b(?:{_FEELING})\b",
        "my-people": r"\b(?:my|our) (?:\w+ )?(?:team|people|staff|crew|engineers?|agents?|nurses?|officers?|reps?|guys|boys|girls|department|drivers?|clients?|customers?|deputy|assistant|teachers?|analysts?|designers?|reporters?|technicians?|lot|best|two|boss)\b",
        "loss": r"\b(?:lost|missed|had to|have to|ended up|late|delay(?:ed|s)?|overtime|weekend|extra|redo|again|hours|doubled|cancelled|complaints?|resign|leave|stopped|since|now|nowadays|ever since|no longer|any ?more|insulted|cost us|behind)\b",
        "we-loss": r"\bwe (?:\w+ )?(?:lost|missed|had|have|let|paid|received|shipped|got|spent|are|were|still|now|can'?t|could)\b",
        "said": r"\b(?:said|says|told|wrote|replied|answered|emailed|e-mailed|messaged|texted|announced|asked|called|posted|tweeted|sent|mailed|shouted|yelled)\b",
        "they-act": rf"\b{_THEY} (?:also |then |just |has |had |did |didn'?t |did not )*(?:said|told|wrote|replied|answered|asked|came|left|walked|closed|looked|put|sent|moved|changed|cancelled|stood|nodded|announced|took|gave|kept|turned|declined|copied|presented|interrupted|went|sat|showed|opened|read|shook|hung|signed|approved|froze|returned|paid)\b",
        "no-answer": r"\bno (?:answer|reply|phone call|response|greeting|call|e-?mail|invite|notice|warning)\b|\b(?:not|n'?t) (?:on|in|copied|invited|asked|told|signed)\b",
        "clock": r"\b\d{1,2}(?:[:.h]\d{2})? ?(?:am|pm|a\.m|p\.m)\b|\b\d{1,2}[:.]\d{2}\b|\b(?:noon|midnight)\b",
        "digit": r"\d",
        "day": r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|january|february|march|april|june|july|august|september|october|november|december|jan|feb|nov|dec|yesterday|last (?:week|month)|this morning)\b",
        "medium": r"\b(?:e-?mail|mail|slack|teams|whatsapp|viber|chat|channel|meeting|call|thread|ticket|minutes|contract|log|report|photo|video|cctv|memo|deck|slide|calendar|invite|screenshot|spreadsheet)\b",
        "worst": r"\b(?:scandal|disgrace|shame|joke|insult(?:ing)?|lie|liar|betrayal|nightmare|circus|height of|worst|disrespect(?:ful)?|unacceptable|heartless|cold|hollow|worthless|petty|mature|plastic|breach|impertinence|arrogan(?:t|ce)|unprofessional|cowardly|childish|unsafe|sneaky|falsity|law unto|behaviou?r|manners|relationship|attitude)\b",
        "praise": r"\b(?:gifted|brilliant|decent|lovely|good (?:guy|man|woman|colleague|at)|nice|talented|smart|clever|respected|capable|kind)\b",
        "so-such": r"^(?:and |but |that is |that's )*(?:so|such|very|pure|real|just|simply|what an?|how|total|damn|stupid|absolutely|completely)\b",
        "that-is": r"^(?:and |but |so )*(?:this|that|it|which)(?: was|'s| is|s)\b",
        "they-are": rf"\b{_THEY}(?:'s| is| was| are|'re| were)(?: (?:always|never|just|such|so|simply|a|an|the))*\b",
        "absolute": r"\b(?:always|never|constantly|everybody|everything|nobody|nothing|every time|anyone)\b",
        "intensifier": r"\b(?:so|very|really|totally|completely|absolutely|utterly|frankly|simply|damn|bloody|fucking|goddamn|such|pure|talaga)\b",
        "greeting": r"^(?:ok(?:ay)?|hi|hello|hey|dear|right|alright|so|good (?:day|morning|evening)|guys|well|thanks?|thank you|sorry|permit|bear with|please bear|anyway)\b",
        "chatter": r"\b(?:rant|vent|long|short of it|bear with|hope this message|in full|from the start|by the way|anyway|deep breath|sorry for|god|gather|context|background|where (?:do|to) (?:i )?start|advice|thanks|thank you|so now what|story)\b",
        "my-job": r"\bi(?:'m| am| run| lead| head| work| manage| do| look after|'ve (?:been|run|worked)| have (?:been|served|worked))\b.*\b(?:years?|team|department|head|manager|director|lead|at a|in a|for a|of a|service|operations|company|unit|librarian|here)\b|\breport to\b|\bin charge\b",
        "shared-past": r"\b(?:years|joined|started|cousins?|kids|school|share|town|floor|kitchen|company|small|married|church|neighbou?rs|same week|used to)\b",
        "ask-you": r"\b(?:do you|would you|what should|how (?:do|would|can|will|should)|any(?:one| ideas| advice)|is (?:that|it|this)|what (?:now|would|do)|am i)\b",
    }.items()
}


def plain(clause: str) -> str:
    """A clause as it is read: repaired, without a joining word before or a stop after it."""
    text = re.sub(r"^[\s,;.:-]*(?:(?:and|but)\b(?!\s*$)[\s,]*)?", "", tidy(clause), flags=re.IGNORECASE)
    return capitalise(text.rstrip(" .,;:!")) or clause.strip()


def marks(clause: str) -> frozenset[str]:
    """Names of the marks that one clause bears."""
    text = plain(clause)
    doc = parse(text)
    found = {f"theme:{name}" for name, pattern in _WORDS.items() if pattern.search(text)}
    return frozenset(found | _surface(clause, text) | _grammar(doc) | _observed(text))


def said(clause: str) -> frozenset[str]:
    """The words of a clause and its pairs of words, as marks."""
    words = re.findall(r"[a-z']+", plain(clause).lower())
    return frozenset({f"says:{word}" for word in words} | {f"says:{a} {b}" for a, b in pairwise(words)})


def placed_marks(clauses: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The marks of each clause of a text, with its place and the marks of its neighbours."""
    own = [marks(clause) for clause in clauses]
    last = len(own) - 1
    out = []
    for at, found in enumerate(own):
        before = {f"before:{mark}" for mark in own[at - 1]} if at else {"place:first"}
        after = {f"after:{mark}" for mark in own[at + 1]} if at < last else {"place:last"}
        out.append(found | before | after | _place(at, last) | said(clauses[at]))
    return tuple(out)


def _place(at: int, last: int) -> set[str]:
    return {f"place:{min(4, 5 * at // (last + 1))}"} if last else set()


def _surface(clause: str, text: str) -> set[str]:
    words = len(text.split())
    found = {f"words:{min(5, words // 4)}"}
    if quoted_spans(text):
        found.add("quotes")
    if clause.rstrip(" \"”'").endswith("?"):
        found.add("asks")
    if re.match(r"(?i)\s*(?:and|but|or|so)\b", clause):
        found.add("joined")
    lower = set(re.findall(r"[a-z'-]+", text.lower()))
    found |= {name for name, known in {"label": LABELS, "adverb": ADVERBS}.items() if lower & known}
    if re.search(r"\b(?:you|your)\b", text, re.IGNORECASE):
        found.add("you")
    return found


def _observed(text: str) -> set[str]:
    found = {f"nature:{observe(text).nature}"}
    if judges_someone(text):
        found.add("judges")
    if has_time(text):
        found.add("time")
    return found


def _grammar(doc: Doc) -> set[str]:
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None:
        return {"empty"}
    found = _who(root) | _tense(root) | _verb(root)
    if any(t.dep_ == "neg" for t in doc):
        found.add("negated")
    if any(t.ent_type_ == "PERSON" for t in doc):
        found.add("names-someone")
    return found


def _who(root: Token) -> set[str]:
    """Whom the main clause is about."""
    subject = subject_of(root)
    if subject is None:
        return {"about:nobody", f"root:{root.pos_}"}
    word = subject.lower_
    if word in {"i", "we", "you", "it"}:
        return {f"about:{word}"}
    if word in {"he", "she", "they"}:
        return {"about:them"}
    if word in {"this", "that", "which", "these", "those", "there", "what", "all"}:
        return {f"about:{'that' if word in {'this', 'that', 'which', 'these', 'those'} else word}"}
    if any(c.lower_ in {"my", "our"} for c in subject.children):
        return {"about:mine"}
    if any(c.lower_ in {"his", "her", "their"} for c in subject.children):
        return {"about:theirs"}
    return {"about:name"} if subject.pos_ == "PROPN" else {"about:thing"}


def _tense(root: Token) -> set[str]:
    parts = [root, *(c for c in root.children if c.dep_ in {"aux", "auxpass"})]
    tags = {t.tag_ for t in parts}
    found = {f"form:{t.lower_}" for t in parts if t.tag_ == "MD"}
    if "MD" in tags:
        found.add("tense:modal")
    elif "VBD" in tags:
        found.add("tense:past")
    elif tags & {"VBZ", "VBP"}:
        found.add("tense:present")
    if any(t.lemma_ == "have" and t != root for t in parts):
        found.add("perfect")
    if root.tag_ == "VBG":
        found.add("going-on")
    if any(t.dep_ == "auxpass" for t in parts):
        found.add("passive")
    return found or {"tense:none"}


def _verb(root: Token) -> set[str]:
    """What kind of word carries the clause: `is` with an adjective or a noun, or another verb."""
    kinds = {c.dep_ for c in root.children}
    found = {f"has:{kind}" for kind in kinds & {"acomp", "attr", "ccomp", "xcomp", "advcl", "dobj", "dative"}}
    if root.lemma_ in {"be", "have", "feel", "know", "want", "get", "lose", "go", "make", "do", "see"}:
        found.add(f"verb:{root.lemma_}")
    elif root.pos_ == "VERB":
        found.add("verb:other")
    return found
