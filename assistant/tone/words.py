"""Word lists for tone, written for First Rung. Each is one alternation for a regular expression, lower case."""

from __future__ import annotations

PRAISE = (
    r"good|great|excellent|brilliant|wonderful|lovely|superb|fantastic|terrific|outstanding|impress\w*|admir\w+|delight\w*|pleas(?:ed|ure)|proud|"
    r"clever|thoughtful|kind\w*|generous|careful|helpful|beautiful\w*|splendid|gem|star|hero|ace|spot on|well done|nicely|congratulations|kudos|cheers|"
    r"exemplary|stellar|valu(?:ed|able)|insightful|enjoyed|love[ds]?|glad|happy|pleasant|perfect\w*|remarkable|inspir\w+"
)
FAULT = (
    r"fail(?:ed|s|ing|ure|ures)?|mistakes?|errors?|wrong\w*|poor\w*|bad(?:ly)?|careless\w*|sloppy|late|delay\w*|overdue|missed|missing|lack\w*|short(?:comings?|falls?)|"
    r"inadequate\w*|insufficient\w*|unacceptable|disappoint\w*|underwhelm\w*|weak\w*|neglect\w*|negligen\w*|ignor(?:ed|es|ing)|forg[eo]t\w*|broken?|"
    r"mess\w*|disaster\w*|problems?|issues?|concern(?:s|ed|ing)?|worr(?:y|ied|ying)|unfortunate\w*|regrettabl[ey]|discrepanc\w+|inconsisten\w+|oversights?|lapse[ds]?|"
    r"incomplete\w*|unclear|vague|confus\w+|subpar|substandard|mediocre|lacklustre|lackluster|shallow|superficial|thin|outdated|flawed|questionable|ineffective|"
    r"below|fall(?:s|en|ing)? short|fell short|leaves? (?:much|a lot|something)|far from|not (?:good )?enough|hardly|barely|complain\w*|blame[ds]?|fault\w*|lost|waste[ds]?|wasting"
)
INSULT = (
    r"idiot\w*|stupid\w*|moron\w*|dumb\w*|fool\w*|clown\w*|jokes?|pathetic|useless|worthless|hopeless|incompeten\w+|lazy|laziness|arrogan\w+|clueless|ignoran\w+|"
    r"ridiculous\w*|absurd\w*|nonsens\w+|rubbish|garbage|trash|crap\w*|shit\w*|fuck\w*|damn\w*|hell|bloody|bullshit|wtf|ass|arse\w*|bastards?|cow|pig|snake|"
    r"liars?|lies|lying|lied|insane|crazy|braindead|brain-dead|moronic|laughable|farce|circus|disgrace\w*|shame\w*|disgust\w*|abysmal|atrocious|appalling|horrible|"
    r"terrible|awful|worst|sucks?|screw\w*|trolls?|fanboys?|zealots?|bullies|bully\w*|rude\w*|childish|toxic|dumpster|horrid|obnoxious|hypocri\w+|dishonest\w*|spineless|cowards?"
)
OPINION = (
    r"should|must|ought|clearly|obvious\w*|surely|of course|indeed|frankly|sadly|unfortunately|tragic\w*|outrage\w*|scandal\w*|shameful\w*|cruel\w*|brutal\w*|"
    r"heroic\w*|noble|evil|greed\w*|corrupt\w*|reckless\w*|cynic\w*|naive|hypocri\w+|so-called|supposed\w*|merely|mere|utter\w*|total(?:ly)?|absolute\w*|"
    r"complete(?:ly)?|simply|truly|deeply|remarkabl\w+|extraordinar\w+|incredibl\w+|unbelievabl\w+|astonish\w+|magnificent|glorious\w*|miserabl\w+|"
    r"disaster\w*|catastroph\w+|nightmare|farce|folly|absurd\w*|madness|hardly|perhaps|apparently|seems?|no doubt|at last|alas|hope|hopeful\w*|fear|"
    r"need(?:s|ed)?|deserv\w+|worse|worst|better|best|terribl[ey]|dangerous\w*|foolish\w*|wise\w*|fine|great|bold|brave|dull|ugly|beautiful"
)
HEDGE = (
    r"perhaps|maybe|possibl[ey]|might|could|would|wonder\w*|a (?:bit|little|touch|few)|slight\w*|somewhat|rather|it (?:seems|appears)|i (?:think|feel|believe|suspect|suppose|guess)|"
    r"i'm not sure|i am not sure|may|if (?:you (?:like|wish|agree|can|could|would|have|don't mind)|possible|that)|when(?:ever)? (?:you|it)|some|potential\w*|further|correct me"
)
THANKS = r"thanks?|thank you|thx|ta|grateful\w*|gratitude|appreciat\w+|cheers|obliged|much obliged|indebted|many thanks"
SORRY = r"sorry|apolog\w+|forgive|pardon|my (?:bad|fault|mistake)|i regret|excuse (?:me|us)|on me"
PLEASE = r"please|pls|kindly|would you|could you|can you|may i|might i|could i|can i|would it be|is it possible|could we|shall we|mind if|would you mind|be so kind"
WARM = (
    r"hope (?:you|this|all)|warm\w*|best wishes|kind(?:est)? regards|best regards|all the best|take care|happy to|glad to|delighted to|feel free|don't hesitate|"
    r"do not hesitate|let me know|look(?:ing)? forward|no (?:rush|hurry|worries|problem)|you're welcome|welcome|understand\w*|support\w*|together|help"
)
ORDER = (
    r"immediately|at once|asap|right away|now|today|must|need to|have to|has to|required|mandatory|expected to|you will|no exceptions?|without exception|by (?:noon|close|end|tomorrow|eod)|"
    r"urgent\w*|imperative|crucial|critical|essential|ensure|make sure|do not|don't|stop|final|last (?:warning|chance|call)|or else|consequences|escalat\w+|failure to"
)
VERBS = (
    r"send|get|fix|do|stop|read|go|give|make|take|put|call|tell|bring|come|check|write|use|keep|let|look|try|remove|change|close|open|move|finish|submit|"
    r"explain|answer|revert|show|run|set|learn|pay|be|don't|do not|never|redo|correct|provide|ensure|confirm|update|post|attach|add|split|drop|leave"
)
ABSOLUTE = r"always|never|constantly|every (?:single )?time|nothing|nobody|no one|everyone|everybody|all the time|yet again|once again|again|still|ever|even"
SNEER = (
    r"obviously|clearly|evidently|apparently|so-called|supposedly|of course|surely|typical\w*|as usual|conveniently?|bother(?:ed)?|honestly|seriously|really\?|genius|"
    r"congratulations|well done|bravo|oh,? (?:great|good|wonderful|well|sure|yes|another)|ah,? yes|how (?:generous|kind|nice|original|convenient|dare|hard)|thanks for nothing|"
    r"what a|says? he|says the|welcome to|nice (?:try|job)|good luck|maybe (?:try|read|start|you)|who needs|next up|let me guess|i see you|do enjoy|dare say"
)
DOUBT = r"why (?:on earth|the|would|is|was|are|do|does|did|should|can't)|how (?:many|is|can|could|hard|on earth)|what (?:were|the|on earth|exactly|else|are)|are you|did you|do you|have you|is it (?:really|so)"
WEARY = r"sick|tired|fed up|enough|give up|done|waste[ds]?|wasting|no sense|makes no|pointless|broken|useless|again|still|years|months|weeks|waiting|any (?:news|update|progress)|how many|hours"
REPORT = (
    r"said|says|according to|told|reported|announced|stated|added|confirmed|spokes\w+|percent|per cent|million|billion|thousand|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"january|february|march|april|june|july|august|september|october|november|december|last (?:year|month|week)|in (?:19|20)\d\d|officials?|police|court|ministry|government|company"
)
SENSE = r"i (?:saw|heard|noticed|felt|feel|was|am|need|wish|would like|hope|did|said|sent|left|asked|told|kept|let|should have)|i'm|i'd|i've|my part|to me|for me"
DETAIL = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|yesterday|today|last (?:week|month|night)|this (?:morning|week)|at (?:the|noon|\d)|meeting|call|minutes|o'clock|twice|three|four|five|\d+"
LISTEN = r"what (?:happened|did you|do you (?:think|make|need|see)|was it|would|am i missing)|how (?:did|do|was|would) (?:you|it|that)|tell me|i(?:'d| would) like to (?:hear|understand|know)|is there|your side|your view|i wonder"
