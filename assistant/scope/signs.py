"""Words that often stand where First Rung is not for the matter: each alone proves nothing, and the classifier weighs them."""

from __future__ import annotations

# A name for each group of words, and the words as a pattern without its word boundaries.
SIGNS: dict[str, str] = {
    "touch": (
        r"touch(?:es|ed|ing)?|strok(?:es?|ed|ing)|grop\w+|pinch\w*|hugs?|hugg\w+|kiss\w*|caress\w*|massag\w+|"
        r"rubs?|rubb\w+|presse[sd] (?:him|her|them)self|brush\w* against|fondl\w+|grabs?|grabb\w+|slaps?|"
        r"slapp\w+|snuggl\w+|lick\w*|arm (?:round|around)|hands? (?:on|up|down)"
    ),
    "body": (
        r"thighs?|knees?|waist|hips?|breasts?|boobs?|chest|bottom|bum|butt|arse|neck|lower back|shoulders|"
        r"hair|lap|legs?|lips|figure|cleavage|body|curves|lingerie|underwear|knickers|bra|bikini|skirt|blouse|"
        r"nude|nudes|naked|undress\w*|topless"
    ),
    "sexual": (
        r"sex\w*|porn\w*|erotic\w*|horny|slut\w*|whore\w*|dirty jokes?|lewd|obscene|indecent\w*|genitals?|"
        r"penis|dick|vagina|private parts|in bed|sleep(?:s|ing)? with|slept with|rape\w*|prostitut\w+|"
        r"stripp\w+|sauna|lap dance"
    ),
    "courting": (
        r"darling|sweetheart|sweetie|honey|babe|baby|gorgeous|sexy|flirt\w*|wink\w*|kisses|hearts|flowers|"
        r"roses|love letters?|a crush|date(?:s)? with|go out with|(?:his|her|their) (?:place|flat)|hotel room|"
        r"room number|not interested|dinner alone|what i(?:'m| am) wearing|smell good|beautiful eyes|"
        r"follows me"
    ),
    "insult": (
        r"idiots?|stupid|moron\w*|imbecile|useless|worthless|cow|pigs?|donkey|ugly|fat|retard\w*|loser|"
        r"bitch\w*|bastard|clown|dumb|dogs?|rat|cunt|freak|scum|insult\w*|humiliat\w*|mock\w*|ridicul\w+|"
        r"mimic\w*|imitat\w+|belittl\w+|bull(?:y|ies|ied|ying)|mobb\w+|haz(?:ed|ing)|torment\w*|taunt\w*|"
        r"laughing ?stock|nicknam\w+|stutter\w*|lisp"
    ),
    "tears": (
        r"cr(?:y|ies|ied|ying)|sob\w*|in tears|tearful|trembl\w+|shak(?:es|ing|en)|afraid|scared|frightened|"
        r"terrified|nightmares|dreads?|vomit\w*|throw(?:s|ing)? up|handed in (?:his|her) notice"
    ),
    "ethnic": (
        r"black|white|brown|dark|coloured|african|arabs?|arabic|turk(?:s|ish)?|kurd\w*|polish|poles|"
        r"romanian\w*|ukrainian\w*|russian\w*|indians?|pakistani\w*|chinese|asians?|latin\w*|mexican\w*|"
        r"nigerian\w*|moroccan\w*|roma|gyps\w+|travellers?|immigrants?|migrants?|refugees?|foreign\w*|"
        r"natives?|tribal?|tribes?|caste|dalit\w*|brahmin\w*|skin|accents?|monkey\w*|jungle|those people|"
        r"you people|these people|their kind|where i(?:'m| am) from|go back to"
    ),
    "faith": (
        r"muslim\w*|islam\w*|jew(?:s|ish)?|jewish|hindu\w*|sikh\w*|christian\w*|catholic\w*|protestant\w*|"
        r"atheist\w*|hijab\w*|head ?scar\w*|scarf|turban|veil|pray\w*|ramadan|eid|sabbath|shabbat|kosher|"
        r"halal|religio\w+|faith|mosque|church|temple|imam"
    ),
    "gender": (
        r"wom[ae]n|females?|girls?|ladies|lady|men|males?|gay|lesbian\w*|homosexual\w*|queer|trans|"
        r"transgender\w*|transvestite|pronouns?|pregnan\w+|maternity|paternity|parental leave|motherhood|"
        r"mothers?|mums?|expecting|kids at home|small kids|child ?bearing|husband|unmarried|sexis\w+|"
        r"feminis\w+"
    ),
    "ability": (
        r"disab\w+|wheelchairs?|crutch\w*|deaf|blind|hearing aids?|autis\w+|dyslex\w+|epilep\w+|adhd|down'?s|"
        r"mobility|amput\w+|handicap\w*|special needs|hiv\w*|too old|old people|old ones|"
        r"over (?:40|45|50|55|60)|ageis\w+|(?:his|her|their|my) age|generation|retire\w*"
    ),
    "shut_out": (
        r"won'?t (?:hire|take|promote|have|let|train|roster)|refus\w+ to (?:hire|take|train|promote|work)|"
        r"rejects?|rejected|turn(?:s|ed) down|passed over|left off|bins|threw out|strikes? (?:her|him|them) off|"
        r"struck (?:her|him|them) off|not allowed|keeps? (?:\w+ ){0,3}(?:off|out|away)|no one with|prefers?|"
        r"because (?:of (?:my|his|her|their)|i am|i'm|she is|she's|he is|he's|they are|they're)|racis\w+|"
        r"bigot\w*|slurs?|discriminat\w+|prejudic\w+|diversity"
    ),
    "weapon": (
        r"guns?|pistols?|rifles?|revolver|shotgun|bullets?|ammo|kni(?:fe|ves)|machete|blade|dagger|axe|hammer|"
        r"bat|crowbar|bombs?|explosives?|grenade|petrol|lighter|acid|poison\w*|weapons?|armed|noose|"
        r"shooting range"
    ),
    "blow": (
        r"(?:hit|hits|punch(?:ed|es)?|slapped|kick(?:ed|s)?|shove[ds]?|push(?:ed|es)?|beat|beaten|choke[ds]?|strangle[ds]?|grabbed|headbutt\w*|spat|spits?|threw|pinned|dragged|swung|attack\w*|assault\w*|smash\w*) (?:me|him|her|us|them|my|his|our|at)|"
        r"fists?|black eye|blood\w*|bruis\w*|broken (?:tooth|nose|arm|jaw)|stitches|wound\w*|"
        r"break (?:my|his|her) \w+|by the (?:collar|throat|neck|hair)|against the wall|violen\w+|"
        r"hit (?:me|him|her)"
    ),
    "menace": (
        r"threat\w*|watch (?:your|my|her|his) back|be careful|be sorry|regret it|"
        r"something (?:could|might|will) happen|an accident|accidents happen|knows? where (?:i|we) live|"
        r"my (?:kids|children|daughter|son|house|home|street|car|tyres|dog|cat|family|wife)|"
        r"follow(?:s|ed|ing)? (?:me|her|him|them)|stalk\w*|outside my|at my (?:door|window|gate)|"
        r"wait(?:s|ed|ing)? (?:for|outside|by|at)|kill\w*|dead|die|burn\w*|throat|police|unsafe|in fear|"
        r"my safety|physically|lads|cousins|boys|disappear|teach \w+ a lesson|keyed|slash\w*|set fire"
    ),
    "spoke_up": (
        r"report(?:ed|s|ing)|complain(?:ed|t|ts|ing)?|grievance|whistle\w*|blew the whistle|hotline|ombuds\w+|"
        r"regulator|inspect\w+|authorit\w+|compliance|ethics|audit\w*|testif\w+|witness\w*|gave evidence|"
        r"evidence|enquiry|inquiry|investigat\w+|raised (?:a|the|my|concerns?)|spoke up|spoken up|speaking up|"
        r"flagged|disclos\w+|union|works council|petition|survey|anonymous\w*|labour (?:court|inspect\w+)|hr"
    ),
    "paid_back": (
        r"since then|ever since|since i|since my|after i|after my|"
        r"because (?:i|he|she|they|of (?:it|that|the complaint))|payback|pay(?:s|ing)? (?:me|him|her|them) back|"
        r"revenge|retaliat\w+|punish\w*|in return|snitch\w*|rats?|grass|tout|traitor|squeal\w*|denounc\w+|"
        r"worst (?:shifts?|routes?|slots?|dates?|territory)|took (?:me|my|us|him|her|them) off|"
        r"taken (?:me|my|us|him|her|them) off|remember(?:s|ed)? (?:that|it)|forget (?:that|it|about)|"
        r"make (?:him|her|them) pay|let (?:him|her|them) (?:know|feel)|nights? only|transferred|comes? back to"
    ),
    "law": (
        r"law|lawyers?|solicitor|attorney|barrister|advocate|legal\w*|illegal\w*|unlawful\w*|court|tribunal|"
        r"judge|sue[sd]?|suing|lawsuit|claim(?:s|ed)?|damages|liab\w+|breach\w*|clause|contracts?|nda|"
        r"non-?disclosure|non-?compete|settle(?:d|ment)|hearing|appeal\w*|arbitration|subpoena|warning letter|"
        r"written warning|disciplinary|suspend\w*|suspension|dismiss\w*|dismissal|terminat\w+|fired|"
        r"sack(?:ed)?|lay-?offs?|redundan\w+|severance|notice period|defam\w+|slander|libel|copyright|"
        r"patents?|licen[cs]e|custody|police|criminal|crime|prison|jail|sworn|oath|paragraph"
    ),
    "crime": (
        r"fraud\w*|brib\w+|kickbacks?|embezzl\w+|steal\w*|stole\w*|theft|thief|forg(?:ed|es|ing|ery)|"
        r"fak(?:e|ed|es|ing)|falsif\w+|backdat\w+|cook\w* the books|off the books|ghost|launder\w+|smuggl\w+|"
        r"corrupt\w*|cash|envelope|private trips?|receipts?|expenses?|invoices?|tax(?:es)?|insurance|"
        r"signature|signed|initials|cover(?:ed|ing)? (?:it )?up|hush\w*|keep my mouth shut|delet\w+|shred\w*|"
        r"tamper\w*|inspections?|nobody knows|without consent|data protection"
    ),
    "illness": (
        r"ill|sick|illness|disease|diagnos\w+|doctors?|gp|hospital\w*|clinic|therap\w+|psych\w+|"
        r"medic(?:ine|ines|al|ation)|pills?|tablets|dose|painkillers?|antidepress\w+|depress\w+|anxi\w+|panic|"
        r"bipolar|manic|mania|burn(?:ed|t)?[- ]?out|breakdown|insomnia|ptsd|trauma\w*|adhd|dementia|cancer|"
        r"tumou?r|chemo|heart|stroke|liver|lungs?|cough|faint\w*|collaps\w+|passed out|dizz\w+|fits|seizures?|"
        r"epilep\w+|miscarriage|symptoms?|treatment|surgery|condition|paranoi\w+|voices|eating disorder|"
        r"anorex\w+|bulimi\w+|lost (?:so much )?weight|thin"
    ),
    "substance": (
        r"drunk|drink(?:s|ing)?|alcohol\w*|vodka|whisky|beer|wine|bottle|hung ?over|smell\w*|sober|addict\w*|"
        r"drugs?|cocaine|heroin|opioid\w*|weed|joints?|needle|gambl\w+|betting|rehab\w*|withdrawal|relaps\w+|"
        r"overdos\w*"
    ),
    "leaving": (
        r"(?:being|be|been|is|are) (?:let go|dismissed|sacked|fired|laid off|made redundant|removed)|let(?:ting)? (?:him|her|them) go|"
        r"(?:give|giving|given) (?:him|her|them) notice|notice|contract (?:won'?t|isn'?t|is not|will not)|not (?:being )?(?:renew\w*|extend\w*|kept)|"
        r"redundan\w+|lay(?:ing)? off|parting ways|(?:his|her|their) (?:job|post|position|role|mandate|employment|papers)|"
        r"break (?:it|the news)|i (?:have|need|must|am|was) (?:to |asked to )?(?:tell|inform|say|hand)"
    ),
    "paper": (
        r"back-?dat\w+|date (?:on|back)|invoices?|accounts?|grants?|funds?|trustees?|donors?|thousand|\d+ ?k|money|"
        r"sign(?:ed|ing)? (?:for|off|the)|never (?:took place|happened|done|worked)|without (?:the )?(?:board|approval|consent)|approv\w+|"
        r"private(?:ly)?|suppliers?|tenders?|stock|log ?books?|test results?|certificates?|records?|books"
    ),
    "end": (
        r"suicid\w*|kill (?:my|him|her|them)sel\w+|hurt (?:my|him|her|them)sel\w+|hurts (?:him|her|them)self|"
        r"self-?harm\w*|cut (?:my|him|her|them)sel\w+|cuts on|end it(?: all)?|ending it|"
        r"not (?:want to )?(?:be here|live|wake up)|want(?:s|ed)? to die|no point|no reason to|"
        r"better off without|goodbye|last letter|farewell|rope|bridge|roof|rails|pills|edge|give up|gave away|"
        r"for good|doesn'?t want to live|no future|make it stop|stop (?:living|existing)"
    ),
    "watching": (
        r"secret\w*|hidden|hide|quietly|"
        r"without (?:him|her|them|anyone|anybody|\w+) (?:knowing|noticing|seeing)|doesn'?t know|don'?t know|"
        r"mustn'?t know|needn'?t know|unnoticed|record\w*|tape[ds]?|taping|dictaphone|microphone|mic|camera|"
        r"film(?:ed|ing)|photograph\w*|photos?|screenshots?|track\w*|gps|location|spy\w*|eavesdrop\w*|"
        r"overhear\w*|listen(?:ed|ing)? in|log ?in\w*|logged|password|pin|mailbox|inbox|hack\w*|keylogger|app|"
        r"detective|private investigator|tail(?:ed|ing)|badge data|wifi|search history|browser|diary|drawer|"
        r"letters?|read (?:his|her|their)|(?:his|her|their) (?:phone|laptop|mails?|messages|chats?|screen|calendar|emails?|inbox|voicemail|browser)|"
        r"forward(?:s|ed)? me|copies of|"
        r"fake (?:profile|account|link)|metadata"
    ),
    "money": (
        r"salar\w+|pay|paid|pays|wages?|earn(?:s|ed|ing)?|raise|bonus\w*|commission\w*|overtime|allowances?|"
        r"pay ?slips?|payroll|pay (?:grade|band|scale|cut|gap|rise)|grades?|bands?|tariff|stock options?|"
        r"options|shares?|equity|per diem|mileage|expenses|tips|pension|hourly|a month|an hour|per hour|"
        r"a year|\d+ ?k|less than (?:him|her|me)|more than (?:me|him|her)|same job|same role|same work|"
        r"owe[sd]?|back pay|increase|supplement|weighting|draw(?:s)?"
    ),
    "under_me": (
        r"(?:reports?|reporting|answers?) to me|direct reports?|"
        r"my (?:team|staff|crew|squad|group|department) member|"
        r"in my (?:team|squad|group|crew|department|class)|on my team|works? (?:for|under) me|under me|"
        r"i manage (?:him|her|them|eight|nine|six)|i supervise|line manager|"
        r"(?:i'm|i am|as) (?:his|her|their) (?:boss|manager|foreman|supervisor)|"
        r"my (?:employee|subordinate|trainee|apprentice|assistant|secretary|intern|deputy|analyst|developer|engineer|nurse|sales ?man|sales rep|buyer|driver|pa|hire|report|people|cook|teacher|junior|student)|"
        r"one of mine|of mine"
    ),
    "appraisal": (
        r"apprais\w+|performance|review|evaluation|assessment|rating|rated|below expectations|"
        r"mark(?:ed|ing)? (?:him|her) down|under-?perform\w*|not good enough|too slow|improvement plan|"
        r"on a plan|goals|targets?|quota|probation|promot\w+|demot\w+|step down|take the \w+ (?:role )?away|"
        r"grade|feedback|negative|let (?:him|her|them) go|letting go|taken over|contract|portfolio|weakest|"
        r"mistakes?|output"
    ),
    "or_else": (
        r"ultimatum|or else|otherwise|either|unless|until (?:he|she|they)|"
        r"if (?:he|she|they) (?:does|doesn'?t|do|don'?t|is|isn'?t|picks?|lets?|fails?|ever)|one more|"
        r"once more|next time|last (?:chance|warning)|final|deadline|"
        r"by (?:friday|monday|tuesday|wednesday|thursday|tonight|tomorrow|noon|the end|christmas)|till friday|"
        r"consequences?|penalt\w+|fine of|sanctions?|punish\w*|strikes?|warning|limit|line in the sand|"
        r"on notice|written notice|demand\w*|conditions?|condition|i resign|i'?m out|i'?m gone|we are done|"
        r"have to choose|must choose"
    ),
    "cut_off": (
        r"exclud\w+|ban(?:ned|s)?|barr(?:ed|ing)|block(?:ed|ing)?|lock(?:ed|ing)? (?:\w+ ){0,2}out|lock-?out|"
        r"revoke\w*|withdraw\w*|remov\w+|take (?:\w+ ){0,3}away|cut (?:off|his|her|their)|cancel\w*|"
        r"suspend\w*|stop all|hold back|pull (?:my|all|out)|out of (?:the|my)|"
        r"off the (?:board|project|panel|account|committee|programme|program)|voted out|dissolve|"
        r"end (?:the|our) (?:partnership|contract|cooperation)|terminate|keys|access|replace\w*|formal\w*|"
        r"in writing|signature|board|ceo|chairman|escalat\w*|personnel file"
    ),
    "scheme": (
        r"manipulat\w*|pretext|pretend\w*|trick\w*|trap\w*|set (?:him|her|them) up|setting (?:him|her|them) up|"
        r"bait|lure|provok\w+|plot|scheme|my plan|my idea is|the idea is|step one|hidden agenda|real reason|"
        r"really|in fact|actually|so that (?:he|she|they)|so (?:he|she|they)|"
        r"make (?:him|her|them|it) (?:look|feel|believe|think|seem|sound)|makes (?:him|her) look|look bad|"
        r"look like|looks like|sound(?:s)? (?:real|sincere|like)|seem|believes? that|"
        r"think(?:s)? (?:we|it|that|i)|without (?:it )?(?:coming from me|him|her|them)|isn'?t true|not true|"
        r"made up|make up|lie[sd]?|lying|invent\w*|rumou?rs?|false"
    ),
    "using": (
        r"use (?:it|that|them|this|what)|use[ds]? against|against (?:him|her|them|theo|hers|his)|leverage|"
        r"ammunition|in (?:my )?hand|in writing|on record|on tape|collect\w*|proof|prove|evidence|dirt|"
        r"secrets?|weak(?:ness| points?| spot)|vulnerab\w*|guilt\w*|owes? me|feel guilty|blame|"
        r"fall(?:s)? (?:for|under)|fails?|failure|careless|guard|trusts? me|gain(?:ing)? (?:his|her|their) trust|"
        r"flatter\w*|charm\w*|praise|butter|vain|proud|befriend|win (?:him|her|them) over|isolat\w+|alone|divide|"
        r"behind (?:his|her|their) back|get rid|rid of|out of the (?:race|way)|drop(?:s|ped)? (?:his|her|the)|"
        r"apolog\w+|sorry|not sorry|don'?t mean it|mean it|forgive"
    ),
}
