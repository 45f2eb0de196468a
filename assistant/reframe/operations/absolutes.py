"""Operation on absolutes: `always` and `never` said to somebody, as `often` and `often not`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.grammar import base_form, parse
from assistant.reframe.operations.common import Context, Edit, matches, swap

_KEPT_ON = re.compile(
    r"(?i)(?:(?<=are )|(?<=eing )|(?<=been ))(?:continually|constantly|consistently|persistently) (?=\w+(?:ed|en)\b)"
)
_ALWAYS = re.compile(
    r"(?i)\b(?<!could )(?<!can )(?<!would )(?<!will )(?<!ask )(?P<who>you|your \w+|you(?:['’]re| are)|you(?:['’]ve| have)|you keep) (?P<word>always|constantly|continually|perpetually|repeatedly|forever|endlessly) (?P<verb>\w+)"
)
_KIND = re.compile(
    r"(?i)(?:help|support|encourag|welcom|thank|cheer|listen|back|made? time|make|find time|been (?:kind|patient|there|good|so|very|a)|kind|patient|ready|willing|there for|been)\w*"
)
_NEVER = re.compile(
    r"(?i)\b(?P<who>you|your (?:team|people|side|department|office|crew|shift)) (?P<have>have |['’]ve )?never(?: once| ever)? (?P<verb>(?!to\b)\w+)"
)
_ARE_NEVER = re.compile(r"(?i)\byou(?: are|['’]re) never\b")
_CAN_NEVER = re.compile(r"(?i)\byou (?P<modal>can|could|will|would) never\b")
_EVERY_TIME = re.compile(
    r"(?i)\b(?:every single (?:time|day|week|meeting)|each and every time|every time without fail|all the time|24/7)\b"
)


def turn_absolute(text: str, _context: Context) -> Iterator[Edit]:
    """`always` as `often`, `never` as `often not`. Thanks (`you always help`) stay."""
    for m in matches(_ALWAYS, text):
        if not _KIND.fullmatch(m["verb"]):
            yield Edit(swap(text, m.start("word"), m.end("word"), "often"))
    for m in matches(_NEVER, text):
        verb, base = m["verb"], base_form(m["verb"])
        past = parse(f"you never {verb} it")[2].tag_ == "VBD" and base != verb.lower()
        if m["have"]:
            yield Edit(
                swap(
                    text,
                    m.end("who") if m["have"].startswith("'") else m.start("have"),
                    m.start("verb"),
                    f"{m['have'].rstrip()} not ",
                )
            )
        elif past:
            yield Edit(swap(text, m.end("who"), m.end("verb"), f" did not {base}"))
        elif base == verb.lower() or verb.lower().endswith("s"):
            do = "do" if m["who"].lower() == "you" else "does" if verb.lower().endswith("s") else "do"
            yield Edit(swap(text, m.end("who"), m.end("verb"), f" often {do} not {base}"))
    if re.search(r"(?i)\byour?\b", text):
        for m in matches(_KEPT_ON, text):
            yield Edit(swap(text, m.start(), m.end(), "often "))
    for m in matches(_ARE_NEVER, text):
        yield Edit(swap(text, m.start(), m.end(), f"{m[0].rsplit(' ', 1)[0]} often not"))
    for m in matches(_CAN_NEVER, text):
        yield Edit(
            swap(text, m.start(), m.end(), f"you often {m['modal'].lower()} not".replace("can not", "cannot"))
        )
    if re.search(r"(?i)\byou(?:r)?\b", text):
        for m in matches(_EVERY_TIME, text):
            # `every single time I open it, …` joins a clause; at the end it tells how often.
            joins = re.match(r"(?i) (?:i|you|we|they|he|she|it|the|my|your|our)\b", text[m.end() :])
            yield Edit(swap(text, m.start(), m.end(), "often when" if joins else "again and again"))
