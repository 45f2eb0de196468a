"""Words by which a step of a method is known in a text that the leader wrote: wide nets, since everyone says it their own way."""

from __future__ import annotations

_HOW_FOR_THEM = (
    r"how (?:was|is|did|do|does|has|had|are|were)\b.*\b(?:you|your|it|that|this|look\w*|see|seen|go|come)\b.*\?|your (?:side|end|view|take|story|version|half)|"
    r"what (?:was|were|did|happened|went|is|does|do|did)\b.*(?:you|your|like|there|going on|downstairs|happen\w*)|"
    r"\btell me\b|hear (?:it|how|your|you\b|from)|\byour?\b(?!.*\b(?:10|ten|number|score|mark|figure)\b).*\?|i missed|how do(?:es)? (?:you|it|that)|understand how|where you (?:stand|sit|are)|"
    r"your (?:eyes|seat|perspective|point of view|angle)|from your|seen from|come about|what do you (?:see|think|make)"
)
_TEN = r"\b(?:1|one)\b.{1,12}\b(?:10|ten)\b|(?:out )?of (?:10|ten)\b|/10|\b(?:a |the )?(?:number|score|mark|figure|rating|rate|rated)\w*\b"
_THANKS = (
    r"thank|grateful|cheers|appreciat|glad (?:you|we|that|to)|good (?:of you|that you|to (?:see|have|sit)|morning|afternoon)|nice of you|kind of you|"
    r"welcome|obliged|pleased|fair play|for (?:coming|making (?:the )?time|taking (?:the )?time|sparing|meeting)"
)
_NOT_NOW = r"(?:n['’]t|not|no|never|without)\b.{0,40}\b(?:today|now|at once|right away|straight away|here|in one go|hurry|rush)"
_TOGETHER = (
    r"together|both|with (?:me|you|us)|between us|we (?:each|two)|jointly|sit down|sit over|the two of us"
)

WORDS: dict[str, str] = {
    "reset.thank": _THANKS,
    "reset.their-side": _HOW_FOR_THEM,
    "reset.rating": _TEN,
    "mention.keep-small": (
        r"small|mention|just|only|that['’]s (?:all|it)|nothing|no (?:need|reply|answer|action|more)|noticed|wanted you to know|let you know|letting you|"
        r"thought (?:you|i)|so you know|say it|saying|said|tell(?:ing)? (?:it|you|this)|pass it on|rather (?:tell|say)|sooner say|flag|fyi|for your information|"
        r"know that i|leave it"
    ),
    "ask-for-time.ask": r"time|hour|minutes|talk|meet|sit|conversation|chat|slot|coffee|lunch|call",
    "ask-for-time.think": r"think|consider|prepar|mull|reflect|beforehand|in advance|ahead|no rush|no hurry|bring (?:up|along|to)|sleep on",
    "ask-for-time.when-where": (
        r"your (?:calendar|diary|schedule|time|office|place|floor)|suits? you|work(?:s)? (?:best )?for you|when(?:ever)? (?:it|you|would)|face to face|in person|"
        r"(?:come|drive|pop) (?:over|to|by|down|up|round)|(?:choose|pick|name) (?:the|a) (?:day|time|place)|walk over|travel|what day|which day"
    ),
    "agreement.invite": r"you(?:['’]\w+)? (?:\w+ ){0,3}(?:notic|see|saw|observ|think)|feedback|hear (?:from|what|how)|tell (?:me|us)|remember|agreed|said yes",
    "rating.purpose": r"how (?:we|you and i|the two of us)|us two|two of us|you and (?:me|i)|between us|our (?:relationship|work)|work(?:ing)? together",
    "rating.numbers": _TEN,
    "rating.behind": r"why|behind|hard|difficult|tough|stor(?:y|ies)|telling ourselves|tell ourselves|reason|what makes|came? from|rough|rocky",
    "rating.raise": r"rais|lift|push|higher|(?:push|move|bring|nudge|get|take|go)\w* .{0,20}\bup\b|number up|better|improv|move (?:it|the|your)|bring (?:it|your|the)|gain|plus one|increase",
    "rating.needs": r"\bneeds?\b|from (?:me|you|each|one)|want from|do for",
    "rating.check-ins": r"how often|check[- ]?ins?|again|month|week|quarter|regular|rhythm|look (?:at|back)|revisit|every (?:so|few|two|other)|review",
    "rating.celebrate": r"celebrat|treat|mark (?:it|the)|toast|drink|dinner|lunch|coffee|curry|cake|beer|pizza|meal|reward|when it(?:['’]s| is| has|['’]s gone)|cheer",
    "two-way-feedback.open": r"both|each|you (?:talk|speak|say)|one after the other|both ways|turn|listen|thank|appreciat",
    "two-way-feedback.their-side": _HOW_FOR_THEM
    + r"|what (?:did|do) i|what['’]d i|made it (?:worse|hard\w*|difficult)",
    "two-way-feedback.accept": (
        r"want to (?:hear|know)|even (?:if|where|when|the)|straight|sting|take (?:it )?in|honest|hard to hear|won['’]t argue|not argue|take what|let it stand|"
        r"i(?:['’]ll| will) listen|also if it is hard|hard bits"
    ),
    "two-way-feedback.digest": r"rest|digest|again|another time|second (?:time|meeting|talk)|sleep on|chew|sink in|no need|next week|settle[ds]?|follow[- ]?up|let it|think about|(?:for|just|only) today|today (?:just|only|let)\b|"
    + _NOT_NOW,
    "listen.open": r"understand|listen|learn|get my head|before i|want to know|curious|hear",
    "listen.work": r"responsib|what (?:do|does|is|lands)|your (?:team|lot|people|side|department|work)|day to day|nobody sees|never see|in charge|look after",
    "listen.now": r"at present|right now|at the moment|this (?:week|month|quarter|season|year)|these days|currently|working on|on your (?:plate|desk)|today|nowadays|busy",
    "listen.goals": r"goal|target|measur|scor|after this|chas(?:e|ing)|aim|want to (?:get|reach)|trying to|success|judged|limit|ties your|hold(?:s|ing) you|constraint|kpi",
    "listen.history": r"went wrong|go(?:ne)? wrong|past|before (?:me|my|i came)|history|so far|earlier|used to|in the old|what happened|last (?:year|time)|previous|fall out|broke",
    "listen.easier": r"easier|help|lighter|do (?:differently|for you)|could (?:we|my|i)|our side|my (?:team|people|side|lot)|smoother|less work|stop doing",
    "listen.read": r"\bread\b|reading|document|material|papers?|slides?|report|manual|link|send me|handbook|notes",
    "listen.bring": r"\bideas?\b|suggest|propos|plan|later|afterwards|come back with|once i",
    "appreciate.open": r"thank|grateful|appreciat|cheers|kudos|hats off|want(?:ed)? to say|well done|gratitude",
    "appreciate.easier": r"easier|lighter|help(?:s|ed)? (?:you|your)|smoother|in (?:your|the) way|take off|trouble|need|simpler|less (?:work|hassle)|get in your way",
    "appreciate.lend": r"we (?:can|could|would|['’]d)|lend|my (?:team|lot|people)|happy to|offer|a hand|help (?:you|with|out)|say the word|borrow|glad to|count on|can i",
    "appreciate.style": r"others|be told|tell (?:it|the|people|every)|share|public|private|between us|all[- ]hands|announce|mention (?:it|this)|newsletter|in front|keep it|prefer|rather|pass (?:it|this) on|know about",
    "charter.hand-over": r"this (?:page|is|note|paper|sheet|charter)|here(?:['’]s| is)|for you|we wrote|hand|page",
    "charter.where-we-meet": r"who does (?:what|which)|hand(?:s|ed)?[- ]?(?:over|off)|meet|where (?:our|your|the|we)|responsib|turns into|border|between (?:us|our|the two)|boundary",
    "charter.feedback": r"feedback|tell us|let us know|doesn['’]t work|does not work|what works|change|wrong|say so|comment|complain|hear from",
    "charter.grow": r"start|grow|add|more later|first version|draft|begin|change(?:s)? (?:over|as)|extend|small|living|update",
    "customer-mirror.open": r"customer|shoes|client|guest|patient|answers|buyer|user",
    "customer-mirror.their-way": r"go(?:es)? through|(?:their|the|his|her|whose|customer\w*|guest\w*) (?:way|path)|journey|experience|walk|from .* to|step|when (?:they|someone|somebody)|who (?:buys|comes|calls)|happens to",
    "customer-mirror.their-value": r"valu|miss|get (?:from|out)|worth|pay for|appreciate|care (?:about|for)|need from|like about|keep",
    "customer-mirror.surprise": r"surpris|expect|unexpected|wrong|didn['’]t know|don['’]t know|never (?:thought|guess)|not (?:see|thought)|astonish",
    "customer-mirror.mirror": r"say(?:s)? about us|tell(?:s)? us|mirror|about (?:us|how we|the way we|our)|way we|how we (?:two )?work|reflect",
    "customer-mirror.listen-together": r"(?:listen|hear|visit|talk|call|sit|go|speak|ask|meet|ring)\b.*(?:together|both|two of us|a few|some|one of them|with (?:me|you))|together\b.*(?:listen|hear|visit|talk)|shall we|jointly",
    "customer-mirror.change": r"chang|differently|do about|fix|would (?:we|you and i)|have to|improve|better",
    "make-the-case.customers": r"customer|client|guest|patient|buyer|user|passenger|value",
    "make-the-case.repeat": r"repeat|again|apart|what worked|how (?:it|we|this) (?:came|did|was)|next time|learn from|once more|do (?:it|this)|look back",
    "make-the-case.ask-how-seen": r"how (?:do|does|are|is|would|am)\b.*\?|(?:how|which|what|where)\b.*\b(?:see|seen|judged?|come across|look at|measured?|think of|number|figure|rate)",
    "mediation.matters": r"matter|important|care|don['’]t want (?:to )?(?:give|lose|this)|get through|get past|give up|mean(?:s)? a lot|worth|want us",
    "mediation.propose": r"someone|somebody|third|neutral|outside|mediat|facilitat|another person|independent|impartial|colleague",
    "mediation.fair": r"both|neither|who(?:['’]s| is) right|judge|fair|either of us|blame|sides?",
    "mediation.choose-together": r"(?:pick|choose|decide|agree|select|find|settle|name|suggest)\b.*(?:together|both|person|who|someone|somebody|with you|name)|together\b.*(?:pick|choose|find)|who (?:it|that) (?:is|would|should|could)",
    "mediation.no-hurry": r"(?:take|all the|more|some|your|enough) (?:\w+ )?time|no (?:hurry|rush)|hurry|rush|think (?:it|about|on|over)|"
    r"(?:better|other|another|different) (?:idea|way)|no answer|sleep|when(?:ever)? you(?:['’]re| are)? ready|"
    + _NOT_NOW,
    "no-surprises.heads-up": r"from me|heads[- ]?up|surprise|(?:hear|know|learn)\b.*\b(?:first|before|early|now)|before (?:you|it|any\w+|they|the)\b|"
    r"you to (?:know|hear)|let(?:ting)? you know|tell(?:ing)? you",
    "no-surprises.their-work": r"what (?:does|would|will|do|might|is)\b.*\?|how (?:does|would|will|do|is)\b.*\?|mean for|your (?:week|work|side|people|team|plan)|affect|touch",
    "no-surprises.plan-together": r"(?:"
    + _TOGETHER
    + r").*(?:plan|rota|over|look|through|draw|before)|plan\w* (?:it|this|that)? ?(?:together|with)|sit down|look at it|go (?:through|over)|draw up|between us",
    "shared-goals.purpose": r"why (?:we|you|i)|reason|here (?:for|to|is)|today|purpose|meeting|know what|about what|thanks? for|welcome|work(?:ing)? out",
    "shared-goals.agree-on-goal": r"both (?:want|need|of us)|we both|each want|(?:shared?|common|joint|same|our) (?:goal|aim|purpose)|(?:goal|aim)s? (?:that )?(?:we|you and i|for both)|for (?:our|the) (?:customers?|company|visitors?|patients?|house|firm)",
    "shared-goals.plain-language": r"plain|simple|jargon|ordinary|what (?:a|the|it|that|any) (?:term|word|means?)|words?\b|terms?\b|acronym|abbreviation|technical|language",
    "shared-goals.hear-both": r"trying to|hold(?:s|ing)? (?:you|us|me) back|stands? (?:in the way|against)|limit|first you|you (?:start|first|begin)|(?:each|both) (?:of us|(?:side|team)s?)\b.{0,30}\b(?:say|tell|speak|talk|explain|hear|turn)|what do you want|hard for|constraint|obstacle|pressure|in your way",
    "shared-goals.non-negotiables": r"give up|can['’]?t (?:do without|lose|drop|move)|cannot|not (?:to be )?(?:touch|negotiab|give)|must[- ]have|fixed|red line|hold on to|do without|untouch|sacred|stay as",
    "shared-goals.common-ground": r"overlap|(?:lists?|two|they|we) (?:meet|agree|match|coincide)|in common|common|meet\b|both lists|same|where do",
    "shared-goals.measures": r"measur|figure|number|count|metric|kpi|see (?:that|if|whether) it|know (?:that|if|whether) it|target|track",
    "shared-goals.quick-wins": r"quick|small|tiny|easy|easiest|soon|fortnight|end of the (?:month|week)|this (?:week|month)|little|low[- ]hanging|right away|first step|straight away",
    "shared-goals.phases": r"phase|stage|timeline|road ?map|sequence|steps\b|(?:what|which|in) order|(?:can|could|has to|may|will) wait|now and later|"
    r"(?:first|now)(?! (?:you|i)\b)\b.*\b(?:then|later|next|after|second)\b|(?:later|next|after\w*)\b.*\bfirst\b",
    "shared-goals.keep-meeting": r"meet (?:again|next)|next (?:date|meeting|time)|again|who (?:does|takes|is|has)|how often|regular|every (?:week|month|other)|calendar|monthly|weekly",
}
"""Patterns by `method.step`, for required steps that are spoken and tell nothing of what happened."""
