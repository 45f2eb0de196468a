"""What a verb does, whatever it is called: words that mean the same, words that mean the opposite, and acts told by a noun."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words of a line mean the same when it is asked who did it; behind a bar stand those that say it was not done. No line opposes
# what can both be true of one event, such as to begin and to end. An underscore joins a verb with its particle.
_LINES = """
tell inform notify say state claim mention warn explain announce advise let_know
pass_on forward hand_on relay
call phone ring telephone dial ring_up call_up
write mail email e-mail text message
log record note enter
shut close lock
begin start commence restart launch kick_off
move shift reschedule bring_forward push_back postpone put_off put_back
change alter modify amend
get receive obtain
send ship deliver dispatch hand_over hand_in send_on | withhold hold_back keep_back
take remove
agree accept approve sign sign_off okay grant permit allow | refuse reject decline turn_down deny knock_back veto
shout yell roar snap bark scream
promise commit vow
cancel scrap call_off ditch
attend join show_up turn_up | miss skip blow_off sit_out
answer reply respond pick_up get_back write_back call_back | ignore
turn_on switch_on leave_on keep_on | turn_off switch_off shut_off leave_off cut_off
raise increase double bump_up | cut reduce lower halve slash cut_back
save | lose throw_away throw_out pour_away discard dump bin waste tip_out
invite loop_in copy_in cc | exclude leave_out
repeat redo rerun do_again
restock refill top_up
ask request consult check_with
read look_at
remember | forget
complain grumble moan
know realise realize
hire recruit take_on | fire sack dismiss let_go
freeze block | unfreeze unblock
""".strip().splitlines()
_PARTICLES = frozenset("on off up down out in away back forward over through ahead again at with".split())
# Adjectives and places that a form of "to be" says of a thing, by the same rule.
_STATES = """
there present in_place available | missing absent gone unavailable nowhere
know aware | unaware
answer answered | unanswered
""".strip().splitlines()
_NOUNS = """
tell notice notification warning heads-up information info alert reason explanation word head
answer reply response
agree permission approval consent okay go-ahead sign-off extension
promise commitment
complain complaint
call call ring
""".strip().splitlines()
_GIVES = frozenset("give send make offer issue drop leave tell write put provide raise lodge file".split())
_GETS = frozenset("get receive have see obtain".split())
_FROM = {"hear": "tell", "learn": "tell", "get": "send", "have": "tell", "receive": "send", "borrow": "lend"}


# What may stand for either of two acts: to pass on is to tell, or to send.
_ALSO = {"pass_on": {"tell", "send"}}


class Act(NamedTuple):
    """The name of an act, and whether the word says that it was not done."""

    name: str
    undone: bool = False


class Told(NamedTuple):
    """An act that a noun or a `from` tells of; `giver` does it, None where nobody is named, and `noun` says it."""

    name: str
    giver: Token | None
    taker: Token | None
    noun: Token | None


def alike(one: str, other: str) -> bool:
    """Whether two names of acts may be one act."""
    return one == other or other in _ALSO.get(one, ()) or one in _ALSO.get(other, ())


@lru_cache(maxsize=2)
def _named(lines: tuple[str, ...]) -> dict[str, Act]:
    found: dict[str, Act] = {}
    for line in lines:
        done, _, undone = line.partition("|")
        first = done.split()[0]
        found |= {w: Act(first) for w in done.split()} | {w: Act(first, undone=True) for w in undone.split()}
    return found


@lru_cache(maxsize=1)
def _nouns() -> dict[str, str]:
    return {noun: line.split()[0] for line in _NOUNS for noun in line.split()[1:]}


def act_of(verb: Token) -> Act:
    """What a verb does: the first word of its line, else its own base form, with its particle where that makes another verb."""
    known, lemma = _named(tuple(_LINES)), verb.lemma_.lower()
    if lemma == "be" and (state := _state(verb)):
        return state
    if lemma == "let" and any(t.lemma_ == "know" for t in verb.children):
        return Act("tell")
    if lemma == "raise" and any(t.lemma_ == "voice" for t in verb.children):
        return Act("shout")
    for child in verb.children:
        near = child.dep_ in {"prt", "advmod", "oprd", "acomp"} or child.i == verb.i + 1
        if near and child.lower_ in _PARTICLES and child.i > verb.i and f"{lemma}_{child.lower_}" in known:
            return known[f"{lemma}_{child.lower_}"]
    return known.get(lemma, Act(lemma))


def _state(verb: Token) -> Act | None:
    known = _named(tuple(_STATES))
    beside = [t for t in verb.children if t.dep_ in {"acomp", "advmod", "prep", "attr"}]
    words = [t.lower_ for t in beside] + [
        f"{t.lower_}_{c.lower_}" for t in beside if t.dep_ == "prep" for c in t.children
    ]
    return next((known[w] for w in words if w in known), None)


def told_by_noun(verb: Token) -> list[Told]:
    """`Gave no reason`, `had a reply from you`, `heard from them`: the acts behind a light verb."""
    lemma, out = verb.lemma_.lower(), []
    giver = next((c for t in verb.children if t.lower_ == "from" for c in t.children), None)
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    for noun in (t for t in verb.children if t.dep_ in {"dobj", "attr", "nsubjpass"}):
        heads = noun.lower_ == "up" and any(t.lower_ == "heads" for t in noun.lefts)
        name = "tell" if heads else _nouns().get(noun.lower_) or _nouns().get(noun.lemma_.lower(), "")
        if noun.lemma_ == "word" and any(t.dep_ == "poss" for t in noun.children):
            name = "promise"
        if name and (lemma in _GIVES or act_of(verb).name in _GIVES):
            out.append(Told(name, subject, None, noun))
        elif name and lemma in _GETS | {"be"}:
            out.append(Told(name, giver, subject, noun))
    if giver is not None and lemma in _FROM and not out:
        out.append(Told(_FROM[lemma], giver, subject, None))
    return out
