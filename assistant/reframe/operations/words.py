"""Operations that swap a word for another, from `corpus/styles/words.yaml`, and short and full forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml
from pydantic import TypeAdapter, ValidationError

from assistant.errors import LibraryError
from assistant.grammar import parse
from assistant.reframe.operations.common import Context, Edit, SentenceOperation, is_request, matches, swap
from assistant.resources import folder

# Words of haste: softened in a request, left alone in an account (`I called at once`).
_HURRIES = frozenset({"immediately", "promptly", "at once", "asap", "as soon as possible"})
# Words whose swap only works in the active.
_ACTIVE = frozenset({"received", "obtained", "required", "discussed", "utilised", "utilized"})
_BE = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being|get|gets|got)(?: not| \w+ly)? $|n['’]t $")
_SHORT: tuple[tuple[str, str], ...] = (
    (r"\bI am\b(?! not\b)(?=[ ,])", "I'm"), (r"\bI have (?=(?:been|never|seen|had|heard|got|noticed|told|asked|written|tried|read|found|thought|done|made|learned|given|taken|sent)\b)", "I've "),
    (r"\bI would (?=\w)", "I'd "), (r"\bI will (?=\w)", "I'll "), (r"(?<!how )(?<!what )(?<!who )(?<!where )\byou are\b(?=[ ,])(?! not\b)", "you're"),
    (r"(?<!how )(?<!what )(?<!who )(?<!where )\bwe are\b(?=[ ,])(?! not\b)", "we're"), (r"(?<!how )(?<!what )(?<!who )(?<!where )\bit is\b(?=[ ,])(?! not\b)", "it's"), (r"(?<!how )(?<!what )\bthat is\b(?=[ ,])(?! not\b)", "that's"),
    (r"\bdo not\b", "don't"), (r"\bdoes not\b", "doesn't"), (r"\bdid not\b", "didn't"), (r"\bcannot\b", "can't"), (r"\bcan not\b", "can't"),
    (r"\bis not\b", "isn't"), (r"\bare not\b", "aren't"), (r"\bwas not\b", "wasn't"), (r"\bwere not\b", "weren't"), (r"\bcould not\b", "couldn't"),
    (r"\bwould not\b", "wouldn't"), (r"\bshould not\b", "shouldn't"), (r"\bhave not\b", "haven't"), (r"\bhas not\b", "hasn't"), (r"\bhad not\b", "hadn't"),
    (r"\bwe have (?=(?:been|never|seen|had|heard|got|told|asked|written|tried|read|found|done|made|given|taken|sent|already|both|all)\b(?! to\b))", "we've "), (r"(?<!if )\byou have (?=(?:been|never|seen|heard|told|asked|written|tried|found|done|made|given|taken|sent|already)\b)", "you've "), (r"\bthey are\b(?=[ ,])(?! not\b)", "they're"),
    (r"\bthere is\b(?=[ ,])(?! not\b)", "there's"), (r"\bit has been\b", "it's been"), (r"\bthat will\b (?=be\b)", "that'll "), (r"\bI had (?=(?:already|never|seen|heard|told|asked|been)\b)", "I'd "),
    (r"\bwe will (?=\w)", "we'll "), (r"\byou will (?=\w)", "you'll "), (r"(?<!\w )\blet us (?=\w)(?!(?:know|have|down|use|in|go|through|finish|keep)\b)", "let's "),
)  # fmt: skip
_FULL: tuple[tuple[str, str], ...] = (
    (r"\bI['’]m\b", "I am"), (r"\bI['’]ve\b", "I have"), (r"\bI['’]ll\b", "I will"), (r"\bI['’]d (?=(?:like|love|prefer|be|say|ask|appreciate|want|rather|suggest|need)\b)", "I would "),
    (r"\byou['’]re\b", "you are"), (r"\byou['’]ve\b", "you have"), (r"\byou['’]ll\b", "you will"), (r"\bwe['’]re\b", "we are"), (r"\bwe['’]ve\b", "we have"), (r"\bwe['’]ll\b", "we will"),
    (r"\bthey['’]re\b", "they are"), (r"\bthey['’]ve\b", "they have"), (r"\bit['’]s (?!(?:been|got|had|become|gone|taken|come|made|left|cost)\b)", "it is "),
    (r"\bit['’]ll\b", "it will"), (r"\b(I|we|you|they|he|she|it|that)['’]d (?=be\b)", r"\1 would "), (r"\b(I|we|you|they)['’]d (?=(?:already|just|only|never|also|even) \w+(?:ed|en|nt|ld|ft)\b)", r"\1 had "), (r"\bthere['’]s\b", "there is"), (r"\bthat['’]s (?!(?:been|got|had|become|gone|taken|come|made|left|cost)\b)", "that is "),
    (r"\b(I|we|you|they)['’]d (?=(?:\w+ed|been|had|seen|gone|told|said|sent|made|given|taken|done|got|written|heard|known|put|left|met|come|found|thought|brought|paid)\b)", r"\1 had "), (r"\blet['’]s (?=\w)", "let us "),
    (r"\bwon['’]t\b", "will not"), (r"\bcan['’]t\b", "cannot"), (r"\b(do|does|did|is|are|was|were|has|have|had|could|would|should|must|need)n['’]t\b(?! (?:you|we|i|he|she|they|it|the|your|our|my)\b)", r"\1 not"),
)  # fmt: skip


# What one asks, says or demands is nothing that one would love.
_NO_JOY = re.compile(
    r"(?i) (?:kindly |please )?(?:see|ask|have|point|say|mention|raise|get|receive|propose|suggest|request|note|inform|tell|remind|know)\b"
)
_UPSET = re.compile(
    r"(?i)\b(?:angry|upset|furious|disappointed|unacceptable|sorry|apolog\w+|a problem|unfair|worr(?:y|ies|ied)|concerned|hurt)\b"
)


@lru_cache(maxsize=1)
def word_lists() -> dict[str, dict[str, str]]:
    """The swaps of each operation, in lower case: what goes, what comes.

    Raises:
        LibraryError: the file is missing or does not validate.
    """
    file = folder("corpus") / "styles" / "words.yaml"
    try:
        raw = yaml.safe_load(file.read_text(encoding="utf-8"))
        return TypeAdapter(dict[str, dict[str, str]]).validate_python(raw)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise LibraryError(
            f"Expected {file.name} to hold lists of words, got: {error}. Mend the file."
        ) from error


@lru_cache(maxsize=8)
def _pattern(operation: str) -> re.Pattern[str]:
    longest = sorted(word_lists()[operation], key=len, reverse=True)
    listed = "|".join(re.escape(words) for words in longest)
    return re.compile(rf"(?i)(?<![\w-])(?:{listed})(?![\w-])")


def by_words(operation: str) -> SentenceOperation:
    """The operation that swaps the words of its list."""

    def swaps(text: str, context: Context) -> Iterator[Edit]:
        known = {words.lower(): new for words, new in word_lists()[operation].items()}
        for m in matches(_pattern(operation), text):
            passive = m[0].lower() in _ACTIVE and _BE.search(text[: m.start()])
            inner = m[0].lower() == "however," and m.start() > 0
            if passive or inner or (m[0].lower() in _HURRIES and not is_request(text)):
                continue
            if _false_joy(operation, text, m, known[m[0].lower()], context):
                continue
            if m[0].lower() == "kindly" and not re.match(
                r"(?:^|.*[,.:;!?]\s|.*\b(?:and|so|but) )$", text[: m.start()]
            ):
                continue
            start, new = _with_article(text, m.start(), known[m[0].lower()])
            if text[start].isupper() and new and start == 0:
                new = new[0].upper() + new[1:]
            yield Edit(swap(text, start, m.end(), new))

    return swaps


def _false_joy(operation: str, text: str, m: re.Match[str], new: str, context: Context) -> bool:
    """Whether `love` would be put into the mouth of somebody who demands, proposes or is upset."""
    return (
        operation == "livelier_words"
        and " love" in f" {new}".replace("'d", " ")
        and bool(_NO_JOY.match(text[m.end() :]) or _UPSET.search(context.whole))
    )


def _there_are(text: str, m: re.Match[str]) -> bool:
    """Whether `there's` stands before several things: `there's two of us`."""
    verb = next((t for t in parse(text) if t.idx > m.start() and t.text in {"'s", "’s"}), None)
    thing = next((c for c in verb.children if c.dep_ in {"attr", "nsubj", "dobj"}), None) if verb else None
    if thing is None:
        return False
    many = [t for t in thing.subtree if t.dep_ == "pobj" and t.head.head == thing]
    lot = thing.lower_ in {"lot", "lots", "couple", "number", "plenty", "few"}
    several = thing.tag_ == "CD" and thing.lower_ not in {"one", "1"}
    return thing.tag_ == "NNS" or several or (lot and any(t.tag_ == "NNS" for t in many))


def _with_article(text: str, start: int, new: str) -> tuple[int, str]:
    """The swap, widened to the article before it where `a` has to become `an` or the other way round."""
    before = re.search(r"(?i)\b(an?) $", text[:start])
    if not before or not new or (before[1].lower() == "an") == (new[0].lower() in "aeiou"):
        return start, new
    article = "an" if before[1].lower() == "a" else "a"
    return before.start(1), f"{article} {new}"


def _forms(pairs: tuple[tuple[str, str], ...]) -> SentenceOperation:
    def reforms(text: str, _context: Context) -> Iterator[Edit]:
        for pattern, new in pairs:
            for m in matches(re.compile(pattern, re.IGNORECASE), text):
                form = m.expand(new) if "\\" in new else new
                if form == "there is" and _there_are(text, m):
                    form = "there are"
                if m[0][0].isupper():
                    form = form[0].upper() + form[1:]
                elif not form.startswith("I"):
                    form = form[0].lower() + form[1:]
                yield Edit(swap(text, m.start(), m.end(), form))

    return reforms


spoken_forms = _forms(_SHORT)
full_forms = _forms(_FULL)
