"""Word lists of the tone checks, written for them."""

from __future__ import annotations

from assistant.observable import ADVERBS, LABELS

FAULTS = frozenset(
    "arrogance laziness incompetence rudeness attitude ego negligence stupidity ignorance dishonesty stubbornness selfishness "
    "carelessness sloppiness pettiness jealousy vanity cowardice greed hypocrisy incapacity pride bitterness temper moods "
    "indifference unreliability recklessness childishness impatience".split()
)
PERSONS = frozenset(
    "bully liar jerk idiot snake tyrant dictator diva nightmare clown micromanager egomaniac coward psychopath amateur narcissist "
    "snob dinosaur child kid baby fool cheat hypocrite moron king queen princess boss-man despot freak bureaucrat perfectionist "
    "whiner complainer slacker troublemaker loser parasite dreamer beginner novice thief bottleneck showman freeloader pessimist "
    "dead-weight disgrace embarrassment failure liability know-it-all jobsworth wimp weasel backstabber schemer pain menace nuisance brat".split()
)
_ALSO_OF_THINGS = frozenset("broken bad poor joke disaster mad exhausting".split())
PERSON_LABELS = (LABELS - _ALSO_OF_THINGS - PERSONS) | frozenset(
    "bitter emotional oversensitive overbearing pig-headed pigheaded bull-headed hard-headed thick dense slow-witted dim simple-minded "
    "narrow-minded close-minded closed-minded two-faced backward lax slack slapdash irresponsible unserious undisciplined "
    "disloyal uncaring heartless ruthless greedy stingy vain proud conceited pompous self-centred self-centered self-important "
    "self-absorbed egocentric egoistic egotistical autocratic dictatorial authoritarian domineering meddlesome nosy interfering "
    "hypocritical underhand underhanded devious deceitful shifty slippery evasive spineless gutless timid passive apathetic "
    "unmotivated uncommitted complacent inept inefficient unfit unqualified slow hot-headed short-tempered bad-tempered "
    "ill-mannered impolite discourteous insolent impertinent tactless blunt brusque abrasive rough cruel spiteful petulant "
    "touchy whiny needy clingy dramatic hysterical irrational unstable erratic fickle flaky scatterbrained forgetful "
    "naive gullible rigid bureaucratic pedantic fussy picky perfectionist unapproachable aloof cold-hearted "
    "unsympathetic unfeeling insincere phony biased prejudiced sexist racist lazy-minded work-shy useless worthless "
    "ridiculous delusional reckless impulsive uncollegial unkind ungracious".split()
)
VIRTUES = frozenset(
    "reliable professional serious honest helpful fair capable competent committed trustworthy cooperative collegial suited "
    "qualified loyal dependable organised organized credible sincere consistent player leader".split()
)
# Words that judge an act or a piece of work whoever did it.
STRONG = frozenset(
    "unacceptable disgraceful unprofessional shameful sloppy shoddy shambolic appalling pathetic ridiculous disrespectful rude "
    "dismissive arrogant careless lazy childish amateurish incompetent half-baked laughable scandalous tasteless insulting "
    "hostile underhand underhanded petty unfair harsh tactless reckless irresponsible stupid idiotic dumb dreadful atrocious "
    "abysmal woeful lousy crap unreasonable unforgivable inexcusable outrageous condescending patronising patronizing negligent "
    "insensitive inconsiderate thoughtless vindictive spiteful cowardly dishonest sneaky shabby deplorable intolerable "
    "embarrassing infantile ludicrous absurd insane senseless slapdash botched offensive cruel nasty impolite discourteous "
    "unkind unworthy indecent mean-spirited despicable contemptible hysterical hypocritical uncalled-for unhelpful "
    "unprincipled unethical immature undignified disappointing lamentable pitiful superficial unconvincing improvised underwhelming half-hearted heavy-handed lame dire deficient evasive dismal feeble flimsy haphazard lacklustre lackluster muddled mediocre unserious unworthy perfunctory".split()
)
STRONG_NOUNS = frozenset(
    "disgrace shambles farce scandal insult nonsense rubbish sabotage betrayal slap incompetence negligence impudence mockery "
    "travesty abomination garbage cheek sham fiasco debacle outrage stupidity laziness arrogance carelessness bullshit joke mess "
    "disaster circus embarrassment".split()
)
# Words that judge only where they are said of the other's act: `a difficult quarter` is no judgement of anyone.
WEAK = frozenset(
    "bad poor weak terrible awful horrible ugly messy chaotic broken confusing useless hopeless unclear cold aggressive defensive "
    "disorganised disorganized slow-witted wrong ridiculous annoying irritating frustrating exhausting muddled casual complacent "
    "lacklustre lackluster mediocre substandard subpar inadequate insufficient toxic unreliable impossible".split()
)
MANNER = ADVERBS - frozenset("deliberately purposely intentionally obviously clearly typically simply predictably naturally maliciously spitefully conveniently".split()) | frozenset(
    "badly carelessly sloppily dismissively harshly unfairly poorly appallingly condescendingly recklessly irresponsibly childishly "
    "thoughtlessly tactlessly brusquely coldly nastily unkindly unreasonably incompetently shabbily disgracefully shamefully "
    "insultingly sneeringly high-handedly half-heartedly".split()
)  # fmt: skip
