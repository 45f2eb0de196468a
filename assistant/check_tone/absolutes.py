"""“Always” and “never” said of the person spoken to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.person import YOU
from assistant.check_tone.reword import left_out, without_words
from assistant.check_tone.values import Hit
from assistant.grammar import base_form, parse
from assistant.observable import has_time

if TYPE_CHECKING:
    from assistant.check_tone.values import Reading

_OFTEN = r"(?:always|never ever|never once|never|constantly|permanently|continually|continuously|perpetually|invariably|forever|eternally|incessantly|without exception|time and (?:time )?again|again and again|over and over(?: again)?|all the time|every(?: single| bloody| damn)? time|the whole time|at every (?:turn|opportunity|single|meeting)|week (?:in,? week out|after week|for week)|day (?:in,? day out|after day)|month after month|year after year|night after night)"
_AUX = r"(?:'ve|'re|'ll|'d| have| had| are| were| do| did| will| would| can| could| just| simply| really| also| still| only| then| people| lot| guys| all)*"
_ABSOLUTE = re.compile(
    rf"\b{YOU}{_AUX} (?P<a>{_OFTEN})\b|\b(?P<b>{_OFTEN}),? (?:do |have |did |are )?{YOU}\b|\b(?:you|{YOU})(?: [\w'-]+){{1,7}}?,? (?P<c>{_OFTEN})(?=[\s,.;!?]|$)|"
    rf"\b{YOU}(?: \w+){{0,2}}? (?P<d>keeps? (?:on )?\w+ing)\b|\b(?:all|the only thing) you(?:'ve| have)? (?P<e>ever|always) (?:do|did|done|say|think|care|want|talk)\b|"
    rf"\b(?:it|that|this|there)(?:'s| is) (?P<f>always|never) (?:\w+ ){{0,4}}?(?:with|from|about) (?:you|your)\b|\bwith (?:you|your \w+),? (?:it(?:'s| is)|there(?:'s| is)) [^.;!?]*?(?P<g>{_OFTEN}|always|never|nothing but|only ever)\b|"
    rf"\b(?:nothing|not one (?:thing|word)|no one|nobody|none|not one|no \w+) (?:\w+ ){{0,4}}?(?:you|your) (?:\w+ ){{0,3}}?(?P<h>ever)\b|\b(?:nobody|no one|none|not one) (?:on|in|from|of|at) {YOU}(?: \w+)? (?P<i>ever)\b|"
    rf"\b{YOU}(?:'ve| have)? (?:don't|doesn't|do not|didn't|haven't|hasn't|can't|won't) (?P<j>ever)\b|\b(?P<k>not once|never once|never) (?:have|has|did|do|are|will) {YOU}\b|\b(?P<l>not a single \w+|there isn't a single \w+|not one \w+)\b[^.;!?]{{0,30}}\b{YOU}\b|"
    rf"\b(?P<m>(?:as|like) (?:you )?(?:always|usual)(?: do| does| did)?|as ever)(?=[\s,.;!?]|$)|\b(?P<n>everything) {YOU} (?:do|does|say|says|touch|touches|send|sends|promise|promises)\b|\b{YOU} (?P<o>always|never|everything) people\b|\b{YOU} people (?P<p>always|never)\b|\b(?P<q>every (?:single )?time) (?:i|we|it|that|there)\b[^.;!?]*?,? {YOU}\b|\b(?P<r>(?:each and every|every (?:single|blessed|bloody|damn|last|cursed)) \w+)(?=[\s,.;!?]|$)|"
    rf"\b{YOU}\b[^.!?]{{0,30}}\b(?:late|empty|wrong|missing|short|broken|silent) (?P<s>(?:in|on|at|for) every \w+)|\b{YOU}\b[^.!?]{{0,40}}, (?P<t>like clockwork)\b|\b(?P<u>(?:always )?the same (?:old )?(?:story|carry[- ]on|song|excuses?|circus)) (?:with|wi|from|at) (?:you|your)\b|"
    rf"\b(?P<v>(?:don't|do not|didn't|did not|haven't|have not|can't)(?: \w+)?(?: i've| we've| i have| we have)? (?:once|ever))\b[^.!?]{{0,30}}\b(?:from|by) {YOU}\b|\b(?P<w>(?:did not|didn't|haven't|have not) (?:\w+ ){{0,2}}?one (?:single|correct|proper|decent|straight)) \w+(?: \w+){{0,2}} (?:from|by|out of) {YOU}\b",
    re.IGNORECASE,
)  # fmt: skip
_KIND = re.compile(
    r"(?i)\b(?:help\w*|support\w*|encourag\w*|welcom\w*|thank\w*|car(?:e|ed|ing) (?:for|about)|cheer\w*|back(?:ed)? (?:me|us)|includ\w*|listen(?:ed)? to me|ma[dk]e (?:\w+ )?(?:time|room|space|it easy)|ha(?:ve|d) (?:time|an ear|my back)|"
    r"be(?:en)? (?:\w+ )?(?:straight|honest|kind|fair|open|good|generous|patient|reliable|there|supportive|friendly|ready|helpful|clear|great|loyal|decent)|(?:are|'re|were) (?:\w+ )?(?:straight|honest|kind|fair|open|good|generous|patient|reliable|there|supportive|friendly|ready|helpful|clear|great|welcome|willing)|"
    r"stood by|stand by|shar(?:e|ed) (?:with|your)|respect\w*|look(?:ed)? after|give (?:me|us) (?:good|honest|time)|gave (?:me|us) (?:good|honest|time)|appreciat\w*|trust\w*|kept (?:me|us|your word|your promise)|keep (?:me|us) (?:in|posted|informed)|ke(?:ep|pt) your (?:word|promise)|deliver(?:ed)? on time|answer(?:ed)? (?:at once|quickly|straight)|"
    r"find a way|surpris\w+|the best way|been (?:there|the one)|work(?:ed)? hard|value[ds]?|admir\w*|grateful|glad|thank)\b"
)
_NEVER_KIND = re.compile(
    r"(?i)\b(?:complain\w*|let (?:me|us) down|said no|turn\w* (?:me|us) away|left (?:me|us) (?:short|alone)|held (?:it|that|this) against|miss(?:ed)? a|forg[eo]t|rais\w+ your voice|a (?:cross|bad|hard) word|late)\b"
)
_DROP = re.compile(
    r"(?i)^(?:always|constantly|permanently|continually|continuously|perpetually|invariably|forever|eternally|incessantly|without exception|all the time|time and (?:time )?again|again and again|over and over(?: again)?|the whole time|(?:as|like) (?:always|usual|ever|you always do)|week .*|day .*|month .*|year .*|night .*)$"
)
_NEVER = re.compile(r"(?i)\b(?P<you>you|your [\w ]+?) never (?:ever |once )?(?P<verb>\w+)\b")
_MEND = "Name the times you saw it, with their dates, and leave the rule out."


def find_absolutes(reading: Reading) -> list[Hit]:
    """Rules about the other. Praise (`you always help me out`), denials that name an occasion and questions are left alone."""
    found = []
    for m in reading.matches(_ABSOLUTE):
        name = next(g for g, said in m.groupdict().items() if said)
        if not _is_rule(reading, m, m[name]):
            continue
        start, end = _span(m, name)
        found.append(Hit(start, end, _MEND, _softer(reading, m.start(name), m.end(name))))
    return found


def _span(m: re.Match[str], name: str) -> tuple[int, int]:
    if name in {"c", "m", "q", "r", "s", "t", "u"}:
        return m.start(name), m.end(name)
    return m.start(), m.end()


def _is_rule(reading: Reading, m: re.Match[str], word: str) -> bool:
    said = reading.sentence_at(m.start())
    plain = reading.plain[said.start : said.end]
    clause = re.split(r"[;:]|, (?:and|but) (?=I\b)", plain[m.start() - said.start :])[0]
    if (
        plain.endswith("?")
        or reading.reported(m.start())
        or re.search(
            r"(?i)\b(?:not saying|don't believe|don't think|i felt|told myself)\b[^.;]*$",
            reading.before(m.start()),
        )
    ):
        return False
    if not re.match(r"(?i)\w+(?: not|n't)\b", word) and _of_someone_else(
        reading, m.start() + m[0].rfind(word)
    ):
        return False
    never = word.lower().startswith(("never", "not"))
    if (_NEVER_KIND if never else _KIND).search(clause) and not re.search(
        r"(?i)\b(?:n't|not|no|but|only|never)\b", clause.replace(word, "", 1)
    ):
        return False
    if never and _one_occasion(clause):
        return False
    if re.search(r"(?i)\btak(?:e|ing) all the time\b", clause) or re.search(
        r"(?i)\btake $", reading.before(m.start())
    ):
        return False
    one_only = re.search(r"(?i)\bexcept|\bthis (?:one|time)\b|\bnormally\b|\busually\b", plain)
    # An order to come (`always call me first`) has a check of its own; a rule of theirs with its exception is praise.
    return not (one_only and not never)


def _of_someone_else(reading: Reading, at: int) -> bool:
    """`I gave you my number and never sent the sheet`: the rule is said of the leader."""
    token = next((t for t in reading.doc if t.idx == at), None)
    for verb in token.ancestors if token is not None else ():
        subject = next((t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None:
            mine = subject.lower_ in {"i", "we"} and not any(
                t.lower_ in {"you", "your"} for t in subject.subtree
            )
            return mine and not any(t.lower_ == "you" and t.dep_ == "nsubj" for t in verb.subtree)
    return False


def _one_occasion(clause: str) -> bool:
    """`you never answered my mail of 4 May`: something that did not happen once."""
    verb = _NEVER.search(clause)
    past = verb is not None and any(
        t.tag_ in {"VBD", "VBN"} for t in parse(f"{clause}") if t.text == verb["verb"]
    )
    return past and has_time(re.sub(r"(?i)\b(?:never|once|ever|every|not)\b", " ", clause))


def _softer(reading: Reading, start: int, end: int) -> str | None:
    """The sentence without the rule, where what is left is a plain claim; else without the sentence."""
    word = reading.plain[start:end]
    if _DROP.match(word):
        left = without_words(reading, start, end)
        return (
            left
            if len(left.split()) > 2 and not re.search(r"(?i)\b(?:the same|something|with you)\b", left)
            else left_out(reading, start)
        )
    past = _not_done(reading, start)
    return past if past else left_out(reading, start)


def _not_done(reading: Reading, at: int) -> str:
    """`You never told me.` as `You didn't tell me.`; empty where the verb is no simple past."""
    said = reading.sentence_at(at)
    plain = reading.plain[said.start : said.end]
    for m in _NEVER.finditer(plain):
        verb = next((t for t in parse(plain) if t.idx == m.start("verb")), None)
        if (
            verb is not None
            and verb.tag_ == "VBD"
            and verb.lower_ not in {"were", "was", "had", "could", "would"}
        ):
            base = base_form(verb.text)
            return f"{said.text[: m.start('you')]}{m['you']} didn't {base}{said.text[m.end('verb') :]}"
    return ""
