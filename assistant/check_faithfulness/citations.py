"""To the sources: every citation resolves, it is one of the method's, and the right person is credited."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.built_in.phrases import advice_of
from assistant.check_faithfulness.advised import stands_on
from assistant.check_faithfulness.particulars import situation_text
from assistant.schemas import Advice, Citable, Draft, Finding, Method, Passage, Sentence, Situation, Yours


def unresolved_citations(draft: Draft, advice: Mapping[str, Citable]) -> tuple[str, ...]:
    """Ids that a draft cites and that stand in no source."""
    cited = [c for s in draft.sentences for c in s.cited]
    return tuple(dict.fromkeys(c for c in cited if c not in advice))


def check_citations(draft: Draft, advice: Mapping[str, Citable]) -> list[Finding]:
    """A finding for each citation that does not resolve."""
    unknown = unresolved_citations(draft, advice)
    if not unknown:
        return [Finding(check="citations", verdict="pass", score=1.0)]
    reason = "Neither the library nor your own sources hold this, so nothing stands behind the sentence."
    return [
        Finding(
            check="citations", verdict="fail", score=0.0, span=c, reason=reason, suggestion="Leave it out."
        )
        for c in unknown
    ]


def check_credit(
    draft: Draft, situation: Situation, advice: Mapping[str, Citable], method: Method
) -> list[Finding]:
    """A finding for each sentence that credits someone who did not say it, or advice that is not of this method."""
    people = {item.person for item in advice.values() if isinstance(item, Advice)}
    told = situation_text(situation)
    known = _of_method(method, advice)
    strangers = {p for p in people if p not in told}
    wrong = [
        f
        for s in draft.sentences
        for f in _wrong_credit(s, advice, known, strangers) or _unadvised(s, advice, method)
    ]
    return wrong or [Finding(check="credit", verdict="pass", score=1.0)]


def _wrong_credit(
    sentence: Sentence, advice: Mapping[str, Citable], known: frozenset[str], people: set[str]
) -> list[Finding]:
    cited = [advice[c] for c in sentence.cited if c in advice]
    authors = {item.person for item in cited if isinstance(item, Advice)}
    named = [p for p in people if re.search(rf"\b{re.escape(p)}\b", sentence.text)]
    out = [
        _finding(
            sentence.text,
            f"{p} is credited, and what is cited is not theirs.",
            "Name who said it, or nobody.",
        )
        for p in named
        if p not in authors
    ]
    strange = [item for item in cited if isinstance(item, Advice) and item.id not in known]
    if strange and not out:
        reason = f"It is credited to {strange[0].person}, whose advice here is about something else: {strange[0].do}"
        out.append(_finding(sentence.text, reason, "Cite what stands behind the sentence, or nothing."))
    return out


def _unadvised(sentence: Sentence, advice: Mapping[str, Citable], method: Method) -> list[Finding]:
    """A finding where a sentence says nothing of the leader's, and none of what it cites advises it."""
    items = [advice[c] for c in sentence.cited if isinstance(advice.get(c), Advice)]
    if not items or any(isinstance(o, Yours) for o in sentence.origins) or len(items) < len(sentence.cited):
        return []
    if any(stands_on(sentence.text, item, method) for item in items if isinstance(item, Advice)):
        return []
    first = items[0]
    assert isinstance(first, Advice)
    reason = f"It cites {first.person}, whose advice here is something else: {first.do}"
    return [_finding(sentence.text, reason, "Cite what stands behind the sentence, or nothing.")]


def _finding(span: str, reason: str, mend: str) -> Finding:
    return Finding(check="credit", verdict="fail", score=0.0, span=span, reason=reason, suggestion=mend)


def _of_method(method: Method, advice: Mapping[str, Citable]) -> frozenset[str]:
    """The advice of the method: of its steps, of its stock of phrases, and what is marked as fit for it."""
    marked = {i for i, item in advice.items() if isinstance(item, Passage) or method.id in item.methods}
    return frozenset(advice_of(method)) | marked
