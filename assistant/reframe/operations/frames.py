"""Operations on talk about the talk: what only announces what comes is cut or said short, for a listener who waits for the point."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grammar import parse
from assistant.reframe.operations.common import Context, Edit, ended, leans_back, matches, swap
from assistant.sentences import split_sentences

# Whole sentences that announce, and say nothing of the matter itself.
_ANNOUNCES = re.compile(
    r"(?i)^(?:and |so |but )?(?:(?:let me|i(?:['’]ll| will| want to|['’]d like to)) (?:start|begin)(?: with| by)?(?: saying| telling you)? (?:what happened|how it looked to me|my side)(?:, as far as i know(?: it)?)?|"
    r"(?:here(?:['’]s| is)) (?:what i (?:noticed|saw|see)|how it looked(?: to me)?|my side(?: of it)?)(?:, and (?:afterwards|then)[^.!?]*)?|"
    r"i(?:['’]ll| will) (?:tell you|say) what i (?:saw|noticed|see), and [^.!?]*|"
    r"(?:this|it) should go both ways, so i(?:['’]ll| will) begin[^.!?]*|i(?:['’]m| am) sure i(?:['’]m| am) missing something|"
    r"there(?:['’]s| is) (?:my own part|something) (?:in it|on my side)(?:,? too| as well)?|i had a part in it(?:,? too| as well)?|(?:so )?i['’]ve been meaning to (?:write|say|tell you|mention) (?:this|it|that|to you)(?: for (?:a while|weeks|some time|ages))?|(?:ok(?:ay)?,? |so,? )?(?:can|may) i be (?:honest|direct|frank|blunt)(?: with you)?|where to (?:begin|start)|i(?:['’]ll| will) (?:be|keep it) (?:brief|short|quick|direct)|(?:so )?let me be (?:brief|quick|honest|direct)|i (?:do not|don['’]t) have (?:much|a lot of) time,? so (?:let me|i['’]ll|i will) (?:be|keep it) (?:brief|short|quick)|(?:a )?quick (?:update|one|note|question)|so|right|anyway|well|ok(?:ay)?|(?:please )?(?:do not|don['’]t) hesitate to (?:contact|call|ask|reach|write|get)[^.!?]*|if (?:you have any|there are any) questions,? (?:please )?(?:do not hesitate|don['’]t hesitate|feel free|let me know|just ask)[^.!?]*|no worries if you(?:['’]re| are) (?:busy|swamped|snowed under)|"
    r"(?:there(?:['’]s| is) )?(?:something|a (?:thing|matter|few things)) i(?:['’]d like| would like|['’]ve been meaning| wanted) to (?:talk|speak) (?:with|to) you about|"
    r"i(?:['’]m| am) writing (?:to you )?(?:today )?(?:about|because of|with regard to|regarding) [^.!?,]{2,60}|i write (?:to you )?(?:about|because of) [^.!?,]{2,60})[.:!?]*$"
)
# Frames before a clause that stands by itself.
_BEFORE = re.compile(
    r"(?i)^(?:(?:so|well|and|anyway),? )?(?:the (?:thing|point|fact|problem) is(?:,| that)? |what i (?:wanted|want|mean|meant) to say is(?:,| that)? |what i mean is(?:,| that)? |"
    r"i(?:['’]m| am) writing to (?:tell you|let you know|inform you|say)(?: that)? |it seems to me(?: that|,)? |it would appear that |i am of the opinion that |i['’]m of the opinion that |i (?:must|have to|need to) (?:say|admit)(?: that|,)? |i feel like (?=(?:it|this|that|we|there)(?:['’]s| is| are| was| need| should)\b)|"
    r"(?:in my (?:humble |personal )?(?:opinion|view)|from my (?:point of view|side|perspective)|as far as i(?:['’]m| am) concerned),? |i (?:wanted|want|would like|['’]d like) to (?:let you know|inform you|tell you|say|note|point out)(?: that|:|,)? |"
    r"i (?:do )?(?:just )?(?:think|feel|believe)(?: that)? (?=(?:it|this|that)(?:['’]s| is| was| would| might)\b|we (?:should|need|could)\b))"
)
_SHORT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?i)^(?:many )?thank(?:s| you)(?: very much| so much)?(?: in advance)? for your (?:kind |prompt )?(?:help|time|attention|understanding|cooperation|support|consideration|patience)(?: and (?:your )?(?:help|time|attention|understanding|cooperation|support|consideration|patience))?(?: (?:in|with|on) this(?: matter)?)?[.!]$"), "Thanks."),
    (re.compile(r"(?i)^(?:many thanks|thank you|thanks)(?: so much| very much)? for (?:(?:taking|making|finding)(?: (?:this|the|some))? time(?: (?:to|for) (?:this|meet|talk|speak|me|us|a (?:talk|call|meeting))(?: with me)?)?|making room for this|the time|agreeing to talk|sitting down with me|meeting me(?: in person)?|talking with me|coming(?: up| over| down| in)?(?: here)?|being up for this|doing this with me|taking this call)(?P<who>, [A-Z][\w'’-]+)?[.!]$"), "Thanks{who}."),
    (re.compile(r"(?i)^i(?:['’]ve| have) been thinking about (?P<what>how we work together|the two of us|us),? and i(?:['’]d| would) rather [^.!?]*[.]$"), "I want to talk about {what}."),
    (re.compile(r"(?i)^(?:(?:and )?(?:if it helps|when you(?:['’]re| are) ready|later|maybe(?: afterwards)?|maybe later),? )?we (?:could|might|can)?(?: each| both)* (?:say|rate|put a number on) (?:where we (?:think we )?(?:stand|are)|it), from 1 to 10,? and [^.!?]*[.]$"), "Where do we stand, from 1 to 10, and what would raise it?"),
    (re.compile(r"(?i)^what i(?:['’]m| am)? (?:hope for|hoping for|want) is (?P<what>(?!that\b|for\b)[^.!?]+)[.!]$"), "I'd like {what}."),
    (re.compile(r"(?i)^(?:what i(?:['’]m| am)? (?:hope for|hoping for|want) is that|i (?:do )?hope(?: that)?|i(?:['’]m| am) hoping(?: that)?|i(?:['’]d| would) like that|i(?:['’]d| would) like it if) we (?:can |could |will )?(?P<what>(?!are\b|have\b|had\b|were\b|did\b|is\b)[a-z][^.!?]+)[.!]$"), "I'd like us to {what}."),
    (re.compile(r"(?i)^(?P<what>(?:a|an|your) [a-z][^.!?,]{2,40}) would be (?:very |much |greatly |highly |really )*(?:appreciated|welcome)[.!]$"), "I'd appreciate {what}."),
    (re.compile(r"(?i)^i(?:['’]d| would) like to (?:kindly |please )?(?P<what>(?:propose|suggest|ask for|request) [^.!?]+)[.!]$"), "I {what}."),
    (re.compile(r"(?i)^i(?:['’]m| am) hoping for (?P<what>(?:us to )?[^.!?]+)[.!]$"), "I'd like {what}."),
    (re.compile(r"(?i)^my (?:hope|wish) is for (?P<what>us to [^.!?]+)[.!]$"), "I'd like {what}."),
    (re.compile(r"(?i)^i (?:just )?want(?:ed)? to ask (?:whether|if) (?P<who>(?!you\b|we\b|i\b)[^,.!?]{3,60}?) (?:could|can|might|would)(?: maybe| possibly| perhaps)? (?P<what>[a-z][^.!?]+)[.!?]$"), "Could {who} {what}?"),
    (re.compile(r"(?i)^(?:and )?(?:maybe |perhaps )?(?:afterwards,? )?(?:maybe )?we each say a number from 1 to 10 [^.!?]*[.]$"), "Where do we stand, from 1 to 10, and what would raise it?"),
    (re.compile(r"(?i)^it(?: would|['’]d| might) be (?:really |very |so )?(?:good|nice|great|helpful|better) if we (?:could |can |might )?(?P<what>[a-z][^.!?]+)[.!]$"), "Let's {what}."),
    (re.compile(r"(?i)^it(?: would|['’]d) be (?:really |very |so )?(?:good|nice|great|helpful|better|lovely) if (?P<who>your [a-z]+|the [a-z]+) could (?P<what>[a-z][^.!?]+)[.!]$"), "Could {who} please {what}?"),
)  # fmt: skip
_INNER = re.compile(
    r"(?i)(?<=\w), i (?:just )?(?:wanted|want|would like|['’]d like) to (?:let you know|inform you|tell you|say|note|point out)(?: that)? "
)
# Announcements whose nouns (`side`, `part`) name nothing.
_SAYS_NOTHING = re.compile(
    r"(?i)^(?:and |so |but |ok(?:ay)?,? )?(?:let me|i(?:['’]ll| will|['’]m| am| had) (?!writing)|here|this|it|there|(?:a )?quick|(?:please )?do(?: not|n['’]t) hesitate|if (?:you have any|there are any) questions|no worries|where to|(?:can|may) i|i['’]ve been meaning|i (?:do not|don['’]t) have (?:much|a lot of) time)"
)
# How a first-rung mention says that it is small, in fewer words.
_MENTION: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?i)^i noticed it,? (?:and thought i(?:['’]d| would) say so|that(?:['’]s| is) all)[.]$"), "I noticed it."),
    (re.compile(r"(?i)^i(?:['’]d| would) rather tell you than let it sit[.]$"), "I'd rather say it."),
    (re.compile(r"(?i)^i (?:just )?want(?:ed)? to mention (?:it|this|that) while it(?:['’]s| is)(?: still)? small[.]$"), "It's a small thing."),
)  # fmt: skip


def _needed(text: str, whole: str) -> bool:
    """Whether the text leans on an announcement: by a pronoun right after it, or for a noun that stands nowhere else."""
    after = whole.partition(text)[2].strip()
    nouns = [t.lower_ for t in parse(text) if t.pos_ in {"NOUN", "PROPN"} and not t.is_stop]
    told = _SAYS_NOTHING.match(text) is None and any(whole.lower().count(noun) < 2 for noun in nouns)
    return told or leans_back(split_sentences(after)[0] if after else "")


def _filled(form: str, m: re.Match[str]) -> str:
    return form.format(**{name: text or "" for name, text in m.groupdict().items()})


def cut_frames(text: str, context: Context) -> Iterator[Edit]:
    """Announcements go, and thanks for the time, wishes and offers are said in a few words. A mention keeps that it is small."""
    for pattern, form in _MENTION if context.kind == "mention" else ():
        said = re.search(r"(?i)\b(?:small|little|tiny|minor)\b", context.whole.replace(text, ""))
        if pattern.match(text) and not said:
            yield Edit(form, glue=True)
    if context.kind == "mention":
        return
    if _ANNOUNCES.match(text) and not _needed(text, context.whole):
        yield Edit("", glue=True)
    for m in matches(_INNER, text):
        yield Edit(swap(text, m.start(), m.end(), ", "), glue=True)
    for m in matches(_BEFORE, text):
        if len(text[m.end() :].split()) >= 3:
            yield Edit(swap(text, 0, m.end(), ""), glue=True)
    for pattern, form in _SHORT:
        found = pattern.match(text)
        if found:
            short = _filled(form, found)
            cased = short if text[:1].isupper() else short[0].lower() + short[1:]
            asks = short.endswith("?")
            if not asks or context.limits.may_ask:
                yield Edit(ended(cased, "?" if asks else "."))
