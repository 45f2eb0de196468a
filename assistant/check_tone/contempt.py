"""Sarcasm, contempt and condescension, as far as fixed turns of phrase show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.check_tone.reword import left_out, without_words
from assistant.check_tone.values import Hit

if TYPE_CHECKING:
    from assistant.check_tone.values import Reading

_SAYINGS = re.compile(
    r"\bthanks for nothing\b|\bsorry,? (?:but )?not sorry\b|\b(?:you|your \w+) (?:should|ought to|might) be ashamed\b|\bshame on (?:you|your \w+)\b|\bgreat (?:job|work|stuff),? as (?:ever|always|usual)\b|\b(?:how|very|so|really) (?:nice|kind|good|generous|thoughtful|gracious|sweet|big) of you to (?:finally|even|at last|actually|join|grace|turn|show|let|bother|drop|spare|think)\b[^.!?]*|\b(?:nice|kind|good) of you to (?:finally|at last|join us|turn up|show up|bother|grace)\b[^.!?]*|\bcongratulations on (?:finally |at last )?\w+ing\b[^.!?]*|"
    r"(?:^|(?<=[.!?] ))talk about\b[^.!?]*|(?:^|(?<=[.!?] ))(?:oh,? )?(?:bravo|congratulations|congrats|well done(?: you| indeed)?|brilliant|wonderful|marvellous|marvelous|fantastic|charming|lovely|great|how (?:nice|lovely|wonderful|typical|convenient|original|surprising)|nice (?:one|work|job|try)|good for you|lucky you|poor you|bless (?:you|your heart)|what a (?:surprise|shock|hero|genius|coincidence)|surprise,? surprise|typical|unbelievable|whatever|big deal|slow clap|hats off|oh please|as if|yeah,? right|sure you (?:did|were|are|have))(?:[.!]|,(?! (?:thank|\w+, thank))[^.!?]*|…|$)|"
    r"\bi(?:'m| am) sure (?:you|your \w+)(?:'re| are| were|'d been| had been|'ve been| have been| was) (?:very |terribly |far too |so |much too |awfully |extremely |just |really )*(?:busy|important|occupied|tired|doing your best)\b|\bi(?:'m| am) sure (?:it|the|that|your)\b[^.!?]*\b(?:was|were) (?:\w+ )?(?:lovely|nice|worth|wonderful|important|delicious|urgent|exhausting)\b[^.!?]*|\bmust be (?:nice|lovely|wonderful|great|hard|tiring)\b|"
    r"\b(?:even|any) (?:a|an|my|the) ?(?:\w+[- ])?(?:trainee|intern|child|apprentice|beginner|monkey|toddler|student|five-year-old|six-year-old|grandmother|granny|temp|kid|novice|first-year|schoolchild|dog)\b[^.!?]*\b(?:would|could|can|knows?|sees?|manages?|understands?)\b|\ba (?:child|five-year-old|trainee|beginner|monkey) (?:could|would|can|knows)\b|\b(?:is|was|are|'s) ?(?:n't|not) (?:exactly )?(?:rocket science|brain surgery|that (?:hard|difficult|complicated))\b|\bhow hard can it be\b|"
    r"\blet me (?:spell|put|explain|say) (?:it|this|that) (?:out|again|slowly|in (?:words|terms|a way)|simply|once more|so (?:that )?(?:even )?you)\b[^.!?]*|\bin (?:simple |plain |small )?(?:words|terms) (?:that )?(?:even )?you(?:'ll| will| can| could) (?:understand|follow|get)\b|\b(?:do|should|must|shall) i (?:need to |have to )?(?:draw|paint|make|spell|explain|write|send) (?:you|it|this)\b[^.!?]*|\bwith (?:all due|the greatest|the utmost|all) respect\b|\bwith respect,(?= (?:you|that|your))|"
    r"\bi suppose that(?:'s| is) what (?:you|your \w+|they) calls?\b[^.!?]*|\bif (?:you|one) can (?:even )?call (?:it|that|them) (?:that|so|an?|\w+)\b|\bas i(?:'ve| have)? (?:already )?(?:said|told you|explained|mentioned|written|asked)(?: \w+)? (?:a (?:hundred|thousand|million|dozen) times|(?:many|several|countless|so many|ten|twenty|fifty|a hundred) times|repeatedly|ad nauseam|over and over|before,? (?:slowly|clearly))|\bhow many times (?:do|must|have|did) i\b|\bfor the (?:umpteenth|hundredth|thousandth|millionth|last|tenth) time\b|"
    r"\bwelcome to (?:the (?:real world|club|party)|reality|planet earth)\b|\bsome (?:of us|people) (?:actually |still |really |here )?(?:have|work|read|do|care|know|need|are paid|manage|answer)\b|\bunlike (?:some|certain|you|your)\b[^.,;!?]*|\b(?:i )?(?:don't|do not|wouldn't|can't|cannot) expect (?:you|your \w+|someone like you|people like you|that from you) (?:to|would)\b[^.!?]*|\b(?:maybe|perhaps) (?:one day|some day|someday|next time|in your next \w+) (?:you|your \w+)(?:'ll| will| can| could| might) (?:learn|understand|manage|get|see|find|read|try)\b[^.!?]*|"
    r"\byour so-called\b(?: \w+)?|\bso-called (?:\w+ )?(?:expert|experts|leader|process|plan|help|team|priority|priorities|strategy|system|experience)\b|\bi(?:'d| would) have (?:thought|expected|hoped|imagined) (?:that )?(?:a|an|some(?:one|body)|any(?:one|body)|you|more|better|rather|people) ?(?:at|of|in|from|with|who|as|would|could|head|manager|director|person|man|woman)?\b[^.!?]*|\b(?:some(?:one|body)|a (?:person|man|woman|manager|leader|director|head|professional|colleague)) (?:at|in|of) your (?:level|grade|position|age|role|seniority|experience|salary)\b|\b(?:at|for) your (?:salary|pay grade|level)\b|\b(?:try|do try) (?:and |to )(?:keep up|pay attention|follow|concentrate|listen|be on time|read|remember)\b|"
    r"\b(?:(?<!don't )spare me|give me a break|get over (?:it|yourself)|get real|wake up|grow up|get a life|save it|don't be (?:so )?(?:silly|ridiculous|naive|childish|stupid|dramatic|a baby)|calm down|cry me a river|boo hoo|tough luck|deal with it|my heart bleeds|are you (?:kidding|serious|joking|deaf|blind|for real))\b|\b(?:who do you think you are|what planet|what were you (?:even )?thinking|what is wrong with you|what's wrong with you|do you (?:even|ever) (?:read|listen|care|know|think|work|check|look)|did you (?:even|actually) (?:read|look|listen|check|think|try|bother)|have you (?:even|ever) (?:read|heard|looked|tried|bothered)|can you (?:even )?read|don't you (?:think|know|ever|people)|you do know|you do realise|you do realize|is it (?:too much|so hard|that hard|really so))\b[^.!?]*\??|"
    r"\b(?:i hope (?:it|that|the \w+) (?:was|were) worth|i hope you(?:'re| are) (?:happy|pleased|proud|satisfied)|are you (?:happy|proud|pleased|satisfied) now|hope you (?:enjoyed|slept|had fun))\b[^.!?]*|\byou(?:'ve| have)? (?:really )?(?:outdone|outdid|excelled|surpassed) yourself(?:ves)?\b|\byou did try\b|\bwho knew\b[^.,;!?]*|\b(?:is|are|was|were|as) (?:apparently |clearly |obviously |evidently |just |only )?(?:a suggestion|optional|only a suggestion|decoration|too much (?:to ask|trouble))\b(?: for you)?|\b(?:apparently|clearly|obviously|evidently),? (?:you|your|the|that|it|nobody|we|reading|rules|deadlines|my)\b|, (?:obviously|apparently|clearly|of course)[.!]|"
    r"\bfor once\b(?! in my life)|\b(?:genius|einstein|sherlock|your (?:majesty|highness|lordship|holiness|excellency)|sweetheart|honey|darling|young (?:man|lady)|little (?:man|lady)|my dear (?:fellow|boy|girl|man|lady))\b|\b(?:bloody|fucking|fuck|shit|crap|damn(?:ed)?|arse|asshole|bastard|bitch|goddamn|bollocks|wtf)\b|\bon holiday\b(?<=must have been on holiday)|\bdo(?:es)? (?:you|your \w+) know what a \w+ is(?: for)?\b|\bwhat a \w+ is for\b|\bplay(?:ing|s|ed)? (?:king|queen|boss|god|the (?:boss|victim|hero|martyr))\b|\bin your (?:little )?ivory tower\b|(?:^|(?<=[.!?] ))(?:i )?(?:just |do |really )?(?:love|like|adore) (?:how|that|it when) (?:you|your|the|it|nobody|we|every)\b[^.!?]*|(?:^|(?<=[.!?] ))(?:it's )?(?:funny|strange|odd|curious|interesting|amazing) how\b[^.!?]*|\bso (?:i guess|i suppose|apparently) (?:we|you|nobody|the)(?:'re| are|'s| is)? (?:just )?[^.!?]*|\bit would be (?:splendid|marvellous|marvelous|a miracle|wonderful|lovely|delightful|a first) if\b[^.!?]*|"
    r"\b(?:maybe|perhaps|imagine) if (?:somebody|someone|people|you|anyone|your \w+) (?:would|had|actually|could|ever|were to)\b[^.!?]*|\b(?:a )?new record\b|\breal hero(?:es)?\b|\bin (?:normal|proper|serious|real|other|most|grown-up) (?:teams|companies|places|departments|houses|firms)\b[^.!?]*\b(?:people|they|one|everybody|everyone|somebody)\b[^.!?]*|\b(?:a|any|even a) (?:first|second|third)-\w+ \w+ (?:would|could|knows)\b[^.!?]*|\bi (?:trust|hope|assume|take it) (?:that )?i (?:do not|don't|needn't|need not|won't) (?:have to |need to )?(?:explain|remind|tell|spell)\b[^.!?]*|"
    r"\bexplain (?:it|this|that)?(?: again| once more)? ?(?:very )?slowly\b|\b(?:use|in) (?:little|small|short|simple) words\b|(?:^|(?<=[.!?] ))(?:wow|cool|nice|super|lovely|brilliant|great|fantastic|amazing)(?: cool)*,? (?:then|only|so (?:we|you|nobody|no one)(?:'re| are|'ll| will)? (?:just|don't|do not|no longer|now|apparently)|another|just|now|that's|there|four|three|two)\b[^.!?]*|\b(?:i )?thank you for (?:having )?(?:informed|informing|told|telling|letting) (?:me|us)? ?(?:know )?(?:by the press|through|by way of|last|afterwards)\b[^.!?]*|\bit is also a way\b|\b(?:isn't|aren't|is not|are not) (?:everyone|everybody|anyone)'?s? (?:forte|strength|strong suit|thing|cup of tea)\b|\bnot be among your\b[^.!?]*|\ba shower of\b|\bcouldn't run a\b[^.!?]*|\b(?:a|any) (?:\w+ )?(?:person|man|woman|manager|leader|doctor|nurse|teacher|engineer|professional|colleague|officer|chef|captain|director|adult) (?:would|would not|wouldn't|doesn't|does not) (?:have|do|behave|act|know|walk|leave|say|treat|let)\b[^.!?]*|"
    r"\b(?:but|so|then)? ?what (?:do|would) i know\b[^.!?]*|\bliving the dream\b|\breinvent(?:ing|ed)? the wheel\b|\b(?:don't|do not) (?:strain|exert|trouble|overwork) yourself\b|(?:^|(?<=[.!?] ))(?:ah|oh),? (?:yes,? )?(?:the|your) (?:famous|legendary|celebrated|mythical|great|wonderful)\b[^.!?]*|(?:^|(?<=[.!?] ))(?:interesting|bold|brave|curious|original|novel|courageous) (?:choice|move|approach|decision|strategy|take)\b[^.!?]*|"
    r"(?:^|(?<=[.!?] ))(?:oh,? )?(?:good|perfect|super|joy|just great|just perfect),? another\b[^.!?]*|(?:^|(?<=[.!?] ))(?:pure|sheer) (?:magic|genius|brilliance|class|poetry)\b[^.!?]*|\bone (?:does |can only |has to |might )?wonders?\b[^.!?]*|(?:^|(?<=[.!?] ))(?:ah|oh|no),? (?:no,? )?(?:you|ye|yous) (?:just )?take your time\b[^.!?]*|\b(?P<again>\w+ed), and (?P=again)\b|"
    r"\b(?:has|have|runs? on|lives? in|works? on|keeps?) (?:its|their|your|his|her) own (?:clock|calendar|time ?zone|planet|world|universe)\b|\bsurely (?:it|that|this)(?:'s| is| was| must be) (?:very |so |terribly |too )*(?:exhausting|hard|difficult|tiring|stressful|a lot)\b(?![^.!?]*\bthank)[^.!?]*|, (?:very|how|so) (?:brave|bold|clever|original|mature|professional|convenient)[.!]?$|\bthanks to your (?:brilliant|clever|wonderful|genius|great|famous|marvellous|little)\b",
    re.IGNORECASE,
)  # fmt: skip
_CUT = re.compile(
    r"(?i)^(?:with (?:all due|the greatest|the utmost|all) respect|with respect,|for once|for the \w+ time|, (?:obviously|apparently|clearly|of course)[.!]|bloody|fucking|damn(?:ed)?|goddamn)$"
)
_PRAISE = re.compile(
    r"(?i)^(?:oh,? )?(?:brilliant|wonderful|marvellous|marvelous|fantastic|lovely|great|well done|congratulations|congrats|bravo|nice (?:one|work|job)|good for you|hats off)"
)
_GENTLE = re.compile(
    r"(?i)\b(?:thank|thanks|grateful|glad|appreciate|proud|pleased|works for|sounds good|see you|to you and|on (?:your|the) (?:new|baby|promotion|award|prize|launch))\b"
)
_MEND = "Leave the sting out. Say plainly what you saw, or what you would like."


def find_contempt(reading: Reading) -> list[Hit]:
    """Turns of phrase that look down on the other. Plain praise, the leader's own words reported, and quotations are left alone."""
    found = []
    for m in reading.matches(_SAYINGS):
        if reading.own(m.start()) or reading.reported(m.start()) or _plain_praise(reading, m):
            continue
        if re.search(r"(?i)\bI (?:said|told|called|wrote)\b", reading.before(m.start())):
            continue
        said = reading.sentence_at(m.start())
        start = m.start() + 2 if m[0].startswith(", ") else m.start()
        if _CUT.match(m[0]):
            end = m.end() - 1 if m[0][-1] in ".!" else m.end()
            left = without_words(reading, m.start(), end)
            found.append(Hit(start, end, _MEND, left if len(left.split()) > 2 else ""))
        else:
            end = m.end() if m.end() <= said.end else said.end
            found.append(Hit(start, end, _MEND, left_out(reading, m.start())))
    return found


def _plain_praise(reading: Reading, m: re.Match[str]) -> bool:
    """Whether words are meant as they stand, such as `Great, thank you.`."""
    at = reading.sentences.index(reading.sentence_at(m.start()))
    around = " ".join(s.text for s in reading.sentences[max(0, at - 1) : at + 2])
    appreciates = reading.method.id == "appreciate"
    return bool(_PRAISE.match(m[0])) and (appreciates or bool(_GENTLE.search(around)))
