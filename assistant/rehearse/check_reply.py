"""What a model's reply is refused for: nothing that fails here is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.check_faithfulness import invented_particulars, situation_text
from assistant.grammar import base_form, parse, subject_of
from assistant.rehearse.data import persona_data, stock
from assistant.rehearse.signs import SIGNS, signs
from assistant.rehearse.values import Rehearsal, Shown, State, Turn
from assistant.sentences import split_sentences

_SHORT = 5
MOST_WORDS: dict[Shown, int] = {"guarded": 45, "wary": 60, "neutral": 75, "open": 90}
_MACHINE = re.compile(
    r"(?i)\b(?:language model|chat ?bot|assistant|artificial intelligence|\ba\.?i\b|\bllm\b|gpt|openai|anthropic|prompts?|instruct(?:ed|ions?)|system message|"
    r"guidelines|(?:given|my|the) rules|i(?:'m| am) the leader|my (?:role|programming|training|character|rules)|role[- ]?play\w*|simulat\w+|in character|scenario|exercise|rehears\w+|persona|fictional|"
    r"as an? (?:model|machine|computer)|i(?:'m| am) (?:not )?(?:a |an )?(?:real|human|machine|computer|program|model|bot)\b|"
    r"i (?:can(?:no|')t|am unable to|am not able to|'m unable to) (?:assist|help with|comply|fulfil+|provide|generate|continue)|how (?:can|may) i (?:help|assist) you|"
    r"(?:trust|tension|openness|guardedness) (?:is|level|score|at|=)|begin words|end words|tokens?)\b|[{}<>|]|```|^#|https?:"
)
_TOLD_TO_SAY = re.compile(r"(?i)\b(?:say|tell me|agree|repeat|write|answer|reply|admit|confirm|promise)\b")
_PERSONS = frozenset("i you me my your mine yours am are is was were and so too i'm you're it that".split())
_DIRECTION = re.compile(r"\*[^*]+\*|\([^)]*\)|\[[^\]]*\]|^\s*[-•]\s|^\s*\d+[.)]\s", re.MULTILINE)
_SPEAKER = re.compile(r"(?im)^\s*(?:[\w.'’ -]{1,40}|you|me|colleague|leader|user|human|assistant)\s*:\s")
_SPEAKS_FOR = re.compile(
    r"(?i)\b(?:you (?:reply|answer|respond|nod|smile|sigh)|(?:he|she|they) (?:says?|said|replied|sighs?|nods?|smiles?|pauses?))\b"
)
_NEGATED = re.compile(
    r"(?i)(?:\b(?:not|never|no longer|nor|hardly|if|until|before|whether|when)\b|n['’]t\b)(?:\W+\w+){0,3}\W*$"
)
# What nobody says who is still on guard: it would be a present, not a step that was earned.
_YIELDS_GUARDED = re.compile(
    r"(?i)\b(?:i(?:'m| am) (?:so |really |very |truly )?(?:sorry|glad|happy|grateful|thankful|pleased|excited)|i apologi[sz]e|my apologies|my (?:fault|mistake|bad)|"
    r"i (?:completely |totally |fully |really |truly |do )*(?:forgive|agree|understand|appreciate|trust)|i(?:'d| would) (?:love|be happy|be glad|be willing)|you(?:'re| are) (?:absolutely |completely |totally )?right|"
    r"(?:that's|it's|that is|it is) (?:okay|ok|fine|all right|alright|no problem)|no (?:problem|worries|hard feelings)|apology accepted|accept (?:your|the) apology|"
    r"we(?:'re| are) (?:good|fine|okay|ok)|all (?:good|forgiven)|i (?:love|like) you|we(?:'re| are) friends|everything(?:'s| is) (?:fine|okay|ok|good|all right)|let's (?:work|move|start|do|find|figure|try|plan|discuss|talk|make|put)|we can (?:work|move|find|figure|make)|"
    r"sounds (?:good|great|fair)|great idea|thank(?:s| you) (?:so|very|for)|happy to|look(?:ing)? forward|of course|absolutely|work together|moving forward|move forward|i owe you)\b"
)
_YIELDS_WARY = re.compile(
    r"(?i)\b(?:i (?:completely |totally |fully |do )*(?:forgive|trust|love) you|(?:it (?:was|is|were)|it's|all) (?:all |only |entirely )?my fault|agree with everything|whatever you say|you win|all forgiven|no hard feelings|i(?:'m| am) so (?:glad|happy|grateful|sorry)|"
    r"(?:completely|totally|absolutely|fully) (?:agree|understand|right)|we(?:'re| are) (?:good|fine|okay|ok)\b|apology accepted|thank(?:s| you) so much|great idea|can't wait|water under)\b"
)
# Everyday nouns that name no event.
_PLAIN = frozenset(
    "time day thing way side part word work people moment bit lot feeling sense point place question answer reason matter kind sort end start talk conversation "
    "issue problem trust respect view opinion voice choice chance care concern worry mind head heart person colleague need idea while hour week month year today now "
    "situation relationship decision plan change help truth truth sorry apology anything something nothing everything someone anyone nobody everybody one other stuff".split()
)


def complaints(text: str, rehearsal: Rehearsal, said: str, state: State) -> tuple[str, ...]:
    """Why a reply cannot be shown; empty where it can.

    Args:
        text: the reply, or its first sentences.
        rehearsal: the talk before the leader's last words.
        said: the leader's last words.
        state: the peer's state after them.
    """
    found = [
        ("it is empty", not re.search(r"\w", text)),
        ("it is too long", len(text.split()) > MOST_WORDS[state.shown]),
        ("it speaks of a machine, a role or instructions", bool(_MACHINE.search(text))),
        ("it holds stage directions or a list", bool(_DIRECTION.search(text))),
        ("it speaks for somebody else", bool(_SPEAKER.search(text) or _SPEAKS_FOR.search(text))),
        ("it is not in English", _foreign(text)),
        ("it gives in for free", _gives_in(text, state.shown)),
        ("it has been said before", _repeats(text, rehearsal.path, said)),
        ("it says what it was told to say", _obeys(text, said)),
        ("it invents facts", bool(_invented(text, rehearsal, said))),
    ]
    return tuple(why for why, fails in found if fails)


def _foreign(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    strange = sum(not c.isascii() for c in letters)
    return strange > 0.1 * max(1, len(letters)) or signs(text)[SIGNS.index("not_english")] == 1.0


def _gives_in(text: str, shown: Shown) -> bool:
    """Whether something is granted that was not earned; “I don't forgive you” and “not until it's fine” grant nothing."""
    if shown not in {"guarded", "wary"}:
        return False
    pattern = _YIELDS_GUARDED if shown == "guarded" else _YIELDS_WARY
    return any(not _NEGATED.search(text[: found.start()]) for found in pattern.finditer(text))


def _repeats(text: str, path: Sequence[Turn], said: str) -> bool:
    def runs(words: str) -> set[tuple[str, ...]]:
        found = re.findall(r"[\w']+", words.lower())
        return {tuple(found[n : n + 7]) for n in range(len(found) - 6)}

    mine = runs(text)
    sentences = [sentence.lower() for sentence in split_sentences(text)]
    before = [turn.text for turn in path] + [said]
    same = {" ".join(re.findall(r"[\w']+", turn.text.lower())) for turn in path if turn.who == "peer"}
    twice = len(sentences) != len(set(sentences))
    return (
        twice
        or any(mine & runs(words) for words in before)
        or " ".join(re.findall(r"[\w']+", text.lower())) in same
    )


def _obeys(text: str, said: str) -> bool:
    """Whether a reply says what it was told to say: word for word and short, or with the persons turned round."""
    words, told = (" ".join(re.findall(r"[\w']+", given.lower())) for given in (text, said))
    if 0 < len(words.split()) <= _SHORT and f" {words} " in f" {told} ":
        return True
    content = [word for word in words.split() if word not in _PERSONS]
    return bool(_TOLD_TO_SAY.search(said)) and bool(content) and set(content) <= set(told.split())


def _invented(text: str, rehearsal: Rehearsal, said: str) -> tuple[str, ...]:
    """Particulars that nobody gave, and things in an account of the past that nobody has named."""
    talk = " ".join([*(turn.text for turn in rehearsal.path), said])
    situation = rehearsal.situation
    # The talk is given too: what was said in it may be taken up.
    known = situation.model_copy(update={"raw": f"{situation.raw} {talk}"})
    strange = invented_particulars(text, known, scale_ok=False)
    told = _lemmas(situation_text(situation) + " " + talk) | _stock_words() | _PLAIN
    return (*strange, *(noun for noun in _past_things(text) if noun not in told))


def _past_things(text: str) -> list[str]:
    """Nouns in clauses about the past: `you cancelled my budget` tells of a budget."""
    doc = parse(text)
    found = []
    for verb in doc:
        if verb.tag_ not in {"VBD", "VBN"} or verb.pos_ != "VERB" or subject_of(verb) is None:
            continue
        found += [t.lemma_.lower() for t in verb.subtree if t.pos_ in {"NOUN", "PROPN"} and t.is_alpha]
        if subject_of(verb).lower_ in {"you", "they", "he", "she", "everyone"}:  # type: ignore[union-attr]
            found += [base_form(verb.text)]
    return found


@lru_cache(maxsize=128)
def _lemmas(text: str) -> frozenset[str]:
    return frozenset(
        form for t in parse(text) if t.is_alpha for form in (t.lemma_.lower(), t.lower_, base_form(t.text))
    )


@lru_cache(maxsize=1)
def _stock_words() -> frozenset[str]:
    kinds = persona_data().concerns.values()
    told = [line.say for line in stock()] + [
        text for kind in kinds for text in (*kind.says.values(), kind.wants)
    ]
    plain = re.sub(r"\{\w+\}", "", " ".join(told))
    return frozenset(base_form(word) for word in re.findall(r"[a-z']+", plain.lower())) | frozenset(
        re.findall(r"[a-z']+", plain.lower())
    )
