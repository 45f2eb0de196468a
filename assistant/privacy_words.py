"""What is to be hidden in a text, and the stand-ins to hide it behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, count, product
from typing import Literal

Kind = Literal["Email", "Link", "Phone"]

# A word is letters, digits and the accents that combine with them; an underscore ends it.
WORD = r"(?:[^\W_][\u0300-\u036f]*)+"
NOT_AFTER_WORD = r"(?<![^\W_])(?<![\u0300-\u036f])"
NOT_BEFORE_WORD = r"(?![^\W_])(?![\u0300-\u036f])"

_PART = re.compile(rf"{WORD}(?:['’]{WORD})*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_AFTER_WORD = re.compile(r"(?:[^\w\u0300-\u036f]|_)+$")
_SHORT = 2

# Seven digits or more, but not a date.
_DATE = r"(?:\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./]\d{2,4})(?!\d)"
_CONTACTS: tuple[tuple[Kind, str], ...] = (
    ("Email", rf"[^\W_][\w.+\-']*@[\w\-]+(?:\.[\w\-]+)*\.[^\W_]{{2,}}{NOT_BEFORE_WORD}"),
    ("Link", r"(?:https?://|www\.)\S+"),
    ("Link", r"[^\W_][\w\-]*(?:\.[\w\-]+)*\.(?:com|org|net|io|dev|app|eu|co\.uk)\b(?:/\S*)?"),
    ("Phone", rf"(?!{_DATE})\d(?:[ ().\-/]{{0,2}}\d){{6,}}{NOT_BEFORE_WORD}"),
)

# Parts of a name that name nobody.
_NOBODY = """
a an and at by for from her hers him his in inc llc ltd gmbh co corp me mr mrs ms mx dr prof phd my
no of on our she he they them their the to with you your boss colleague coworker manager peer team
"""

# Parts that name nobody where they are written small, as in 'van Dijk' or 'bin Said'.
_PARTICLES = """
al ben bin da de del della den der di do dos du el ibn la le ter van von y
"""

# Words that are also names: hidden only where they begin with a capital.
_ORDINARY = """
ace amber angel april art ash august autumn bank banks bay bell best bill bishop black bliss bo bob
booth bright brook brown buck bud bush can candy case cash chance charity chase cherry chip chuck
clay cliff cook cross crystal dash dawn day dean do don dot drew duke earl earnest east eve faith
field fields ford forest fox frank gale gene german gill ginger glen gold good grace grant gray
green grey guy hall ham harmony hart hawk hazel heath heather herb hill holly honor hope house hunt
hunter iris ivy jack jade jasmine jay jean jet joy june junior king kit knight lake lamb lance lane
law lily little long lord love mace major marina mark marsh mason max may melody mercy merry miles
mill mills minor misty moody moon more moss noble noon norm north olive pace page park parks pat
patience pearl peg penny pierce poppy post potter power powers price prince prudence rain ray read
red reed rich river rivers rob robin rock rocky rod roman root rose ruby rush rusty sage sandy
savage scarlet sharp sheets shell short silver singer skip sky small son song south spring star
sterling stern stone storm strong sue summer sun sunny swift teal temple trip tuck turner van viola
violet wade walker ward waters web wells west white will winter wise wolf won wood woods wren wright
young
"""

_GIVEN = """
Alex Casey Jamie Quinn Avery Riley Sasha Noel Kendall Devon Emery Skyler Ariel Shay Tatum Kerry
Blair Lennox Rory Marlo
"""
_FAMILY = """
Hollis Ellery Marlow Linden Fenwick Corrin Ashby Tarrant Wexley Dunmore Halden Merrow Selwyn Orrin
Larkin Brandt Colwell Everard Hadley Norwood
"""


class Fresh:
    """Stand-ins, in an order that is always the same, that occur in none of the texts `taken`."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = _folded(" ".join(taken))
        self._given = self._unused(chain(_GIVEN.split(), _made_up("el")))
        self._family = self._unused(chain(_FAMILY.split(), _made_up("ard")))
        self._contacts: dict[Kind, Iterator[str]] = {}

    def name(self, *, first: bool) -> str:
        """A name for the first part of a name, or for a later one."""
        return next(self._given if first else self._family)

    def contact(self, kind: Kind) -> str:
        """A placeholder such as 'Email1'."""
        return next(self._contacts.setdefault(kind, self._unused(f"{kind}{number}" for number in count(1))))

    def _unused(self, names: Iterable[str]) -> Iterator[str]:
        return (name for name in names if name.lower() not in self._taken)


def parts(name: str) -> list[str]:
    """The parts of `name` that name somebody: 'Dr. Ann-Marie van Dijk' gives Ann, Marie and Dijk."""
    found = (_POSSESSIVE.sub("", part) for part in _PART.findall(unicodedata.normalize("NFC", name)))
    return [part for part in found if _names_somebody(part)]


def contacts(text: str) -> list[tuple[Kind, str]]:
    """The e-mail addresses, links and telephone numbers in `text`, each once."""
    found: dict[str, Kind] = {}
    for kind, pattern in _CONTACTS:
        for match in re.finditer(NOT_AFTER_WORD + pattern, text, re.IGNORECASE):
            found.setdefault(_AFTER_WORD.sub("", match[0]), kind)
    return [(kind, detail) for detail, kind in found.items()]


def is_ordinary(part: str) -> bool:
    """Whether `part`, written small, may well be a word that names nobody."""
    return part.lower() in _ORDINARY.split() or len(part) <= _SHORT


def _names_somebody(part: str) -> bool:
    if part.isdigit() or part.lower() in _NOBODY.split() or part in _PARTICLES.split():
        return False
    return len(part) > 1 or part.lower() == part.upper()


def _made_up(ending: str) -> Iterator[str]:
    """Names without end: Balel, Benel ... for when every usual one is taken."""
    for length in count(2):
        for syllables in product(("ba", "le", "mo", "ri", "tu", "vel", "zan"), repeat=length):
            yield "".join(syllables).capitalize() + ending


def _folded(text: str) -> str:
    pieces = unicodedata.normalize("NFKD", text)
    return f"{text} {''.join(char for char in pieces if not unicodedata.combining(char))}".lower()
