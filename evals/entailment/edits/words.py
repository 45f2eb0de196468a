"""Our own word lists for the edits: opposites, words that mean nearly the same, and words of strength."""

from __future__ import annotations

# Verbs and adjectives as a/b; verbs stand in the base form and are inflected where they are used.
OPPOSITE_VERBS = """
increase/decrease rise/fall raise/lower grow/shrink expand/reduce gain/lose win/lose buy/sell lend/borrow give/receive send/receive
open/close start/stop begin/end accept/reject approve/reject agree/disagree allow/forbid permit/forbid include/exclude add/remove
join/leave arrive/leave enter/leave hire/dismiss promote/demote praise/criticise support/oppose help/hinder improve/worsen
strengthen/weaken succeed/fail pass/fail remember/forget keep/drop keep/discard confirm/deny admit/deny accelerate/delay
hasten/delay postpone/hasten attack/defend love/hate like/dislike trust/distrust encourage/discourage ask/answer push/pull
save/waste save/spend earn/spend attach/detach connect/disconnect build/demolish create/destroy find/lose hide/show reveal/conceal
simplify/complicate shorten/lengthen widen/narrow speed/slow welcome/resent finish/start complete/abandon continue/stop
understand/misunderstand appear/disappear follow/precede invite/exclude lead/follow teach/learn upgrade/downgrade deploy/withdraw
import/export advance/retreat lock/unlock load/unload obey/disobey prove/disprove respect/ignore notice/overlook announce/conceal
enable/prevent cause/prevent mend/break repair/damage protect/endanger calm/upset borrow/return extend/shorten merge/split
centralise/decentralise
""".split()
OPPOSITE_OTHERS = """
good/bad better/worse best/worst early/late earlier/later new/old young/old high/low higher/lower highest/lowest large/small
larger/smaller largest/smallest big/small bigger/smaller long/short longer/shorter strong/weak stronger/weaker easy/difficult
easier/harder simple/complex fast/slow faster/slower quick/slow cheap/expensive cheaper/dearer safe/dangerous public/private internal/external
positive/negative full/empty first/last near/far open/closed happy/unhappy satisfied/dissatisfied ready/unready possible/impossible
likely/unlikely able/unable willing/unwilling successful/unsuccessful legal/illegal fair/unfair clear/unclear certain/uncertain
important/unimportant necessary/unnecessary efficient/inefficient effective/ineffective accurate/inaccurate reliable/unreliable
available/unavailable complete/incomplete correct/incorrect formal/informal direct/indirect regular/irregular voluntary/compulsory
permanent/temporary optional/mandatory rich/poor wet/dry hot/cold warm/cool clean/dirty quiet/loud polite/rude friendly/hostile
optimistic/pessimistic junior/senior inner/outer upper/lower north/south northern/southern east/west eastern/western male/female
more/less most/least above/below over/under before/after up/down inside/outside with/without always/never often/rarely everyone/nobody
everything/nothing everybody/nobody together/separately publicly/privately quickly/slowly increase/decrease rise/fall growth/decline
profit/loss gain/loss success/failure strength/weakness advantage/disadvantage agreement/disagreement approval/rejection arrival/departure
beginning/end start/end buyer/seller teacher/pupil employer/employee winner/loser majority/minority maximum/minimum import/export
improvement/deterioration benefit/drawback opening/closing morning/evening day/night daily/yearly weekly/monthly minimum/maximum
men/women man/woman boys/girls son/daughter father/mother brother/sister husband/wife son/father manager/assistant patient/doctor
""".split()
# Words that may stand for each other in most sentences.
SAME_VERBS = """
begin/start help/assist buy/purchase show/demonstrate need/require try/attempt get/obtain use/employ end/finish choose/select
say/state tell/inform ask/request build/construct keep/retain give/provide receive/get improve/enhance increase/raise reduce/lower
reduce/cut decrease/reduce grow/expand fix/repair check/verify explain/clarify discuss/debate happen/occur allow/permit stop/halt
postpone/delay gather/collect create/produce make/produce mention/note believe/think decide/resolve complete/finish reject/refuse
suggest/propose announce/declare confirm/verify own/possess hire/recruit join/enter answer/reply worry/concern praise/commend
criticise/fault discover/find join/enrol meet/encounter vanish/disappear study/examine assess/evaluate launch/introduce shift/move
cancel/scrap present/introduce highlight/stress focus/concentrate deliver/supply attend/visit support/back plan/intend expect/anticipate
""".split()
SAME_OTHERS = """
big/large small/little quick/fast important/significant main/principal whole/entire difficult/hard difficult/challenging easy/simple
correct/right wrong/incorrect happy/glad sad/unhappy smart/clever expensive/costly cheap/inexpensive famous/well-known
roughly/approximately about/approximately around/about nearly/almost often/frequently rarely/seldom usually/normally also/too
quickly/rapidly firm/company business/company organisation/organization worker/employee workers/employees staff/employees boss/manager
customers/clients customer/client purchase/acquisition error/mistake errors/mistakes job/position film/movie films/movies car/vehicle
cars/vehicles home/house physician/doctor doctors/physicians child/kid children/kids lawyer/attorney shop/store shops/stores town/city
autumn/fall holiday/vacation goal/aim goals/aims aim/objective plan/scheme answer/reply idea/notion method/approach
result/outcome results/outcomes problem/issue problems/issues benefit/advantage benefits/advantages chance/opportunity
purpose/aim part/portion amount/sum area/region rule/regulation rules/regulations illness/disease meeting/session
because/since although/though but/yet however/nevertheless while/whereas over/above under/below until/till several/various
many/numerous enough/sufficient various/different additional/further extra/additional
total/overall particular/specific initial/first final/last present/current current/present former/previous earlier/previously
""".split()
# Weak to strong or strong to weak: the sentence then claims more, or another thing.
STRENGTH = """
some/all some/no many/all most/all several/all few/many sometimes/always often/always usually/always occasionally/constantly once/often
twice/daily rarely/often seldom/often partly/completely partially/fully slightly/greatly nearly/exactly almost/exactly about/exactly
likely/certain possibly/certainly probably/certainly perhaps/certainly may/will might/will could/will should/must can/must would/will
can/cannot will/may must/may shall/may suggested/demanded asked/ordered asked/begged hoped/planned hopes/expects planned/refused
believes/knows thinks/knows thought/knew expects/guarantees suggests/proves suggested/proved recommends/requires recommended/required
concerned/furious upset/furious unhappy/devastated surprised/shocked disagreed/quarrelled said/shouted mentioned/insisted claimed/proved
allegedly/definitely all/some always/sometimes every/one both/neither completely/partly fully/partially only/also also/only
least/most tried/managed considering/doing proposed/adopted
planned/completed offered/forced
""".split()
STRONGER = (
    "always",
    "never",
    "often",
    "constantly",
    "repeatedly",
    "secretly",
    "deliberately",
    "reluctantly",
    "publicly",
    "rarely",
)
NUMBERS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
TIMES = "morning afternoon evening night noon midnight".split()
UNITS = "minutes hours days weeks months years decades".split()
UNIT = "minute hour day week month year decade".split()
SCALES = "hundred thousand million billion trillion".split()
SERIES = (NUMBERS, ORDINALS, MONTHS, DAYS, TIMES, UNITS, UNIT, SCALES)
PEOPLE = (
    "Amara Bashir Catrin Dmitri Esther Farid Greta Hyun Ifeoma Jonas Keiko Lorcan Maeve Nikhil Olu Petra Quentin Rosalind Siobhan "
    "Tomasz Ulrike Viktor Wanjiru Ximena Yusuf Zoltan Priya Marcus Deirdre Anselm Bronagh Chidi Dalia Ewan Fatou Gareth Helga Imran "
    "Jolanta Kwame Leila Mateus Noor Oisin Paolo Ramesh Sunniva Thabo Una Wioleta"
).split()
PLACES = (
    "Leeds Porto Accra Tampere Cork Nagoya Lahore Malmo Cardiff Durban Quito Graz Austin Kochi Perth Bergen Lyon Tulsa Gdansk Ibadan"
).split()
BODIES = (
    "Harlow Mills,Northgate Council,Bluefin Logistics,Castle Foods,Redwood Bank,the Harbour Trust,Lindqvist Engineering,"
    "Oakvale Hospital,the Transport Board,Silverline Airways,Meadow Farms,Kestrel Games,the Planning Committee,Orchard Insurance"
).split(",")
