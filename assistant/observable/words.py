"""Words that judge: of a person, of an act, of a mind, and how an act was done."""

from __future__ import annotations

import re

LABELS = frozenset(
    "impossible rude arrogant difficult toxic lazy unprofessional selfish stubborn aggressive passive-aggressive "
    "manipulative dishonest incompetent useless hopeless clueless childish immature petty cold hostile nasty mean "
    "disrespectful dismissive condescending patronising patronizing patronizing controlling territorial jealous "
    "paranoid insecure moody unreliable untrustworthy sneaky two-faced fake narcissistic narcissist bully liar "
    "jerk idiot snake tyrant dictator diva nightmare disaster joke terror clown control-freak micromanager egomaniac "
    "inflexible uncooperative unhelpful obstructive combative defensive entitled spoiled ungrateful careless sloppy "
    "negligent insensitive inconsiderate unfair unreasonable ridiculous insane crazy mad stupid dumb pathetic weak "
    "awful terrible horrible unbearable bossy pushy loud-mouthed smug snobbish stuck-up indifferent thoughtless "
    "vindictive spiteful ruthless cowardly coward psycho psychopath amateur amateurish disorganised disorganized "
    "chaotic bad poor broken toxic unacceptable outrageous annoying irritating frustrating exhausting intolerable "
    "evil shameless lying cheating scheming ignorant".split()
)
VERDICT_VERBS = frozenset(
    "disrespect undermine sabotage manipulate bully humiliate belittle gaslight backstab betray hate despise envy "
    "lie ignore exclude bypass badmouth resent dominate patronise patronize steamroll stonewall blindside bulldoze disregard".split()
)
MIND_VERBS = frozenset(
    "care respect want think believe feel like enjoy value understand love trust know hope intend try".split()
)
ADVERBS = frozenset(
    "rudely deliberately purposely intentionally obviously clearly typically arrogantly aggressively carelessly "
    "stupidly unprofessionally disrespectfully lazily sneakily shamelessly ridiculously conveniently blatantly "
    "maliciously spitefully selfishly needlessly simply predictably naturally".split()
)
ABSOLUTES = frozenset("always never constantly everytime everything nothing nobody everybody".split())
PLAIN_STATES = frozenset(
    "late absent away new off on in out ready there here unavailable sick silent quiet early present gone back busy able "
    "aware responsible sure due supposed responsible online offline first last next alone angry upset surprised "
    "unable older younger copied minutes hours days".split()
)
SET_PHRASES = re.compile(
    r"\b(?:no (?:clue|idea|respect|manners|interest|shame|backbone|integrity)|typical|piece of work|pain in|full of (?:it|himself|herself)|"
    r"does(?:n't| not) (?:even |really )?(?:get|listen|understand|care)|favou?ritism|nepotism|office politics|bullshit|nonsense|"
    r"because of (?:her|him|them)|(?:gives?|gave|made|did|wrote|held) a (?:weak|poor|bad|terrible|lousy|sloppy|rude)|"
    r"a (?:disgrace|scandal|shame|farce|circus)|yes to everything|no trust|bad blood|toxic|walks? all over|(?:you|your|that|their) lot|you people|(?:crushed|smashed|nailed|killed|aced) it|best \w+ ever|second to none|hands[- ]down|asleep at the wheel|carry(?:ing)? (?:his|her|their|the) (?:whole|entire)|just shrugs?|plays? favou?rites|two[- ]faced|(?:him|her|them) all over|(?:went|go(?:es|ing)?|gone) (?:ballistic|mental|nuts|mad|crazy|ape|berserk|off on one)|los(?:t|es|ing) (?:it|the plot|(?:his|her|their) (?:rag|temper|mind))|thr(?:ew|ow|ows|owing) (?:a |an? \w+ )?(?:tantrum|strop|fit|hissy)|rock ?stars?|world[- ]class|thinks? (?:she|he|they)|on a power trip|out to get|hidden agenda|bad faith)\b",
    re.IGNORECASE,
)
