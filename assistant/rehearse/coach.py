"""Coaching: a remark on the words just used, a hint for what to try now, and a turn played by the app."""

from __future__ import annotations

import re

from assistant.rehearse.data import HintData, HintWhen, MoveTalk, coaching, rules
from assistant.rehearse.values import Hint, Move, Rehearsal, Remark, Turn
from assistant.rehearse.words_of import filled, own_sentence, slot_values

_LONGEST_QUOTE = 90
# What is remarked on first: what hurt, then what helped most.
_ORDER: tuple[Move, ...] = (
    "off_topic",
    "threatens",
    "labels",
    "blames",
    "demands",
    "dismisses",
    "apologises_conditionally",
    "defends",
    "asks_leading",
    "flatters",
    "too_fast",
    "owns",
    "listens_back",
    "apologises",
    "asks_openly",
    "leaves_space",
    "proposes",
    "appreciates",
    "silence",
    "states_fact",
)


def main_move(turn: Turn) -> Move | None:
    """The move of a turn that weighs most, None where it has none."""
    return next((move for move in _ORDER if move in turn.moves), None)


def words_of_move(turn: Turn, move: Move) -> str:
    """The leader's own words that made a move: its sentence where one can be told, else the whole turn, cut short."""
    found = next((s.text for s in turn.sentences if move in s.moves), turn.text)
    return found if len(found) <= _LONGEST_QUOTE else found[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def remark(turn: Turn) -> Remark | None:
    """One short remark on a turn of the leader, with the advice behind it; None where there is nothing to say."""
    count = len(turn.text.split())
    book = coaching()
    move = main_move(turn)
    # Only words that hurt are more urgent than a turn that was far too long.
    if count > rules().long.words and (move is None or book.moves[move].kind != "hurt"):
        return _remark(book.long, turn, None, count)
    if move is None:
        return None
    return _remark(book.moves[move], turn, move, count)


def _remark(talk: MoveTalk, turn: Turn, move: Move | None, count: int) -> Remark:
    words = words_of_move(turn, move) if move else ""
    # A move made again gets another remark.
    time = turn.after.seen.get(move, 1) - 1 if move else 0
    text = talk.remark[time % len(talk.remark)].format(words=words.rstrip("."), count=count)
    return Remark(kind=talk.kind, words=words or turn.text[:_LONGEST_QUOTE], text=text, advice=talk.advice)


def hint(rehearsal: Rehearsal, *, skip: tuple[str, ...] = ()) -> Hint:
    """What to try now, with its source.

    Args:
        rehearsal: where the talk stands.
        skip: texts of hints that were shown before, for a second one.
    """
    values = slot_values(rehearsal)
    for data in coaching().hints:
        if data.text not in skip and _fits(data.when, rehearsal):
            return _hint(data, values, rehearsal)
    return _hint(coaching().hints[-1], values, rehearsal)


def hints_for(rehearsal: Rehearsal, count: int) -> tuple[Hint, ...]:
    """The first `count` different hints that fit, most urgent first."""
    values = slot_values(rehearsal)
    return tuple(_hint(d, values, rehearsal) for d in coaching().hints if _fits(d.when, rehearsal))[:count]


def habit_hint(rehearsal: Rehearsal, move: Move) -> Hint | None:
    """The hint for a move that was made, with the words of its last time; None where there is none."""
    data = next((d for d in coaching().hints if move in d.when.last), None)
    return Hint(text=_about_words(data, rehearsal), advice=data.advice) if data else None


def _hint(data: HintData, values: dict[str, str], rehearsal: Rehearsal) -> Hint:
    example = filled((data.example,), values)
    return Hint(text=_about_words(data, rehearsal), advice=data.advice, example=example)


def _about_words(data: HintData, rehearsal: Rehearsal) -> str:
    """The text of a hint with the leader's own words that it is about."""
    for turn in (turn for turn in reversed(rehearsal.path) if not turn.before.ended):
        for move in data.when.last:
            if turn.who == "leader" and move in turn.moves:
                return data.text.format(words=words_of_move(turn, move).rstrip(". "))
    return data.text


def _fits(when: HintWhen, rehearsal: Rehearsal) -> bool:
    state = rehearsal.state
    last = next((turn for turn in reversed(rehearsal.path) if turn.who == "leader"), None)
    return (
        not any(state.seen.get(move) for move in when.missing)
        and all(state.seen.get(move) for move in when.made)
        and (not when.last or (last is not None and bool(set(when.last) & set(last.moves))))
        and (not when.shown or state.shown in when.shown)
        and (when.surfaced is None or when.surfaced == state.surfaced)
        and (when.own_part is None or when.own_part == bool(own_sentence(rehearsal.situation)))
        and (not when.revealed or (rehearsal.path[-1:] != () and rehearsal.path[-1].reveals))
        and state.turns >= when.turns
        and state.ended == when.ended
        and _mean_words(rehearsal) >= when.words
    )


def _mean_words(rehearsal: Rehearsal) -> float:
    """How long the leader's turns are, in words, those without words not counted."""
    lengths = [len(turn.text.split()) for turn in rehearsal.path if turn.who == "leader" and turn.text]
    return sum(lengths) / max(1, len(lengths))


def example_turn(rehearsal: Rehearsal) -> str:
    """What the leader could say now: from the draft, the situation and what the peer has said.

    Nothing is invented: where the leader has told too little for a wording, a plainer one is taken.
    """
    values = slot_values(rehearsal)
    for name in (*_next_examples(rehearsal), "ask"):
        if name == "draft":
            return _opening(rehearsal)
        said = filled(coaching().examples[name], values)
        if said and all(said != turn.text for turn in rehearsal.path):
            return said
    return filled(coaching().examples["space"], values)


def _next_examples(rehearsal: Rehearsal) -> list[str]:
    """Names of examples, the most fitting first."""
    seen, state = rehearsal.state.seen, rehearsal.state
    if state.ended:
        return ["gone"]
    if state.turns == 0 and rehearsal.draft and rehearsal.draft.layout == "paragraph":
        return ["draft"]
    last = rehearsal.path[-1] if rehearsal.path else None
    if last is not None and last.reveals:
        return ["concern"]
    if not seen.get("owns"):
        return ["own"] if own_sentence(rehearsal.situation) else ["own-unknown"]
    if state.surfaced:
        return ["space", "path"] if seen.get("proposes") else ["path", "space"]
    asked, heard = seen.get("asks_openly", 0), seen.get("listens_back", 0)
    if asked == 0:
        return ["ask"]
    return ["back", "deeper"] if heard < asked else ["deeper", "back", "space"]


def _opening(rehearsal: Rehearsal) -> str:
    """The draft, cut to what can be taken in at once: its sentences up to the limit of a long turn."""
    said: list[str] = []
    for sentence in rehearsal.draft.sentences if rehearsal.draft else ():
        if said and len(re.findall(r"\S+", " ".join((*said, sentence.text)))) > rules().long.words:
            break
        said.append(sentence.text)
    return " ".join(said)
