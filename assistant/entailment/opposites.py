"""Our own lists of words that rule each other out: opposites, days, months, times of day. Words, not stems; verbs in the forms in use."""

from __future__ import annotations

from functools import lru_cache

from assistant.entailment.windows import stem

# Two sides of each line: a word of one where the source has a word of the other turns what it says.
_OPPOSITES = """
increase raise rise rose risen grow grew grown expand boost gain climb climbed surge higher upward growth | decrease reduce lower lowered cut fall fell fallen shrink shrank drop dropped decline diminish lessen minimise minimize downward reduction slash
more | less fewer
most | least
above over exceed beyond | below under
before earlier prior | after later afterwards following
early | late
begin began begun start commence open opened launch | end finish stop stopped close closed cease halt quit
win won | lose lost
buy bought purchase acquire | sell sold
lend lent | borrow
give gave given offer send sent provide | receive got refuse withhold withheld withdraw withdrew deny
accept approve agree welcome endorse | reject refuse decline disapprove disagree dismiss deny denied
allow permit let enable | forbid forbade forbidden prohibit ban banned prevent block blocked
include including contain | exclude excluding omit without except lack
add added gain | remove delete drop dropped withdraw
join joined enter arrive arrived came come | leave left quit depart exit
hire hired recruit appoint | fire fired dismiss sack
promote | demote
praise compliment commend | criticise criticize blame condemn complain
support favour favor back backed | oppose resist reject
help assist aid ease | hinder hamper harm hurt obstruct
improve better improvement strengthen stronger | worsen worse deteriorate weaken weaker decline
succeed success successful pass passed | fail failed failure unsuccessful
remember | forget forgot forgotten
keep kept retain maintain | discard drop dropped scrap cancel abandon lose lost
confirm admit | deny denied
accelerate hasten speed faster quicker fast quick | delay postpone slow slower
attack | defend
love like enjoy prefer | hate dislike despise
trust | distrust mistrust
encourage | discourage
ask asked request | answer reply replied
save saved | waste wasted spend spent
earn | spend spent
build built create construct found | destroy demolish dismantle
show showed reveal disclose | hide hid hidden conceal
simple easy simplify straightforward | difficult hard complex complicated complicate challenging tough
short shorter shorten brief | long longer lengthen extend
wide widen broad | narrow
continue proceed | stop stopped halt cease discontinue
appear | disappear vanish
lead led | follow
teach taught | learn
upgrade | downgrade
import | export
advance progress | retreat
lock | unlock
obey comply | disobey violate breach
prove proven | disprove
respect | ignore
cause | prevent
repair mend fix fixed | break broke broken damage
protect | endanger threaten
calm reassure | upset alarm
merge unite join combine | split divide separate
good great excellent positive | bad poor terrible negative
best | worst
new modern innovative advanced recent | old outdated obsolete ancient
young younger | old older elderly senior
high | low
large larger big bigger great | small smaller little tiny
largest biggest highest | smallest lowest
strong powerful robust | weak feeble fragile
cheap cheaper affordable inexpensive low-cost | expensive costly dear pricey
safe secure risk-free | dangerous unsafe risky hazardous
public publicly open | private privately secret secretly
internal inside within | external outside
full | empty
first | last final
near close nearby | far distant
happy pleased satisfied glad | unhappy dissatisfied sad angry displeased
possible able capable can | impossible unable incapable cannot
likely | unlikely
willing | unwilling reluctant
legal lawful | illegal unlawful
fair | unfair
clear | unclear vague
certain sure | uncertain unsure
important significant essential crucial | unimportant insignificant trivial minor
necessary required mandatory compulsory obligatory | unnecessary optional voluntary
efficient | inefficient wasteful
effective | ineffective
accurate correct right true | inaccurate incorrect wrong false
reliable trustworthy | unreliable
available | unavailable
complete completely full fully entirely | incomplete partial partially partly
formal | informal
direct directly | indirect indirectly
regular regularly frequent frequently often always constantly | irregular rare rarely seldom never
permanent | temporary
rich wealthy | poor
wet | dry
hot warm | cold cool
clean | dirty
quiet | loud noisy
polite | rude
friendly kind | hostile unkind
optimistic confident hopeful | pessimistic doubtful
junior | senior
upper | lower
north northern | south southern
east eastern | west western
male man men boy husband father son brother | female woman women girl wife mother daughter sister
up | down
everyone everybody all every both | nobody none neither
everything | nothing
together jointly | separately alone
increase gain profit | loss deficit
strength advantage benefit | weakness disadvantage drawback
agreement | disagreement conflict
approval | rejection
arrival | departure
beginning | ending
buyer customer | seller vendor
employer | employee
winner | loser
majority | minority
maximum most | minimum
automated automatic automatically | manual manually
similar same identical alike | different opposite
single one alone | multiple several many
many numerous several | few
majority mostly mainly | rarely barely
experienced expert skilled advanced | inexperienced novice beginner
remote remotely online virtual | onsite offline
guilty convicted | innocent acquitted
arrested jailed detained | released freed
alive survive survived | dead die died killed
healthy well | ill sick unwell
married | divorced
present attend attended | absent miss missed
active | inactive passive
natural | artificial
local domestic national | foreign global international
maximise maximize | minimise minimize
thrive thriving flourishing prosperous triumphant | struggling troubled failing bankrupt
asset | liability
upfront prior | afterwards
voluntarily | forcibly
calmly quietly | angrily loudly
""".strip().splitlines()
_ALONE = (  # each word rules out the others of its line
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april june july august september october november december",
    "morning afternoon evening night midnight noon midday",
    "yesterday today tomorrow",
    "daily weekly monthly quarterly yearly",
    "spring summer autumn winter",
)


@lru_cache(maxsize=1)
def lines() -> tuple[dict[str, frozenset[int]], ...]:
    """Each line as stems with the sides they stand on. Two stems with no side in common rule each other out."""
    found = []
    for each in (*(line.split("|") for line in _OPPOSITES), *(line.split() for line in _ALONE)):
        line: dict[str, set[int]] = {}
        for side, words in enumerate(each):
            for word in words.split():
                line.setdefault(stem(word), set()).add(side)
        found.append({word: frozenset(its) for word, its in line.items()})
    return tuple(found)


@lru_cache(maxsize=1)
def sides() -> dict[str, tuple[tuple[int, int], ...]]:
    """Each stem with the (line, side) pairs it stands on."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines()):
        for word, its in line.items():
            found.setdefault(word, []).extend((at, side) for side in sorted(its))
    return {word: tuple(places) for word, places in found.items()}


def calendar_lines() -> range:
    """The numbers of the lines that hold days, months and times."""
    return range(len(_OPPOSITES), len(_OPPOSITES) + len(_ALONE))
