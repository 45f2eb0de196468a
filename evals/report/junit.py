"""The run as JUnit XML, which every CI shows: a test a case, and one for the gate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite

if TYPE_CHECKING:
    from evals.run.gate import Verdict
    from evals.run.values import CaseResult, Run

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _test(case: CaseResult) -> TestCase:
    test = TestCase(case.id, f"eval.{case.group}", sum(r.seconds for r in case.repeats))
    said: list[Error | Failure] = []
    for r in case.repeats:
        if r.error:
            said.append(Error(_clean(r.error)))
        elif not r.passed:
            why = "\n".join(f"{n}: {r.reasons.get(n, '')}" for n in r.failed)
            failure = Failure(_clean(f"repeat {r.index}: {', '.join(r.failed)}"))
            failure.text = _clean(f"{why}\n\n{r.draft or chr(10).join(r.said)}")
            said.append(failure)
    test.result = said  # type: ignore[assignment]
    return test


def junit(run: Run, verdict: Verdict) -> str:
    """The XML. The gate's own test fails where the gate does, and is an error where nothing could be measured."""
    cases = TestSuite(f"first-rung eval {run.key}")
    for case in run.cases:
        cases.add_testcase(_test(case))
    gate = TestCase("gate", "eval.gate", run.seconds)
    if not verdict.passed:
        kind = Failure if verdict.code == 1 else Error
        gate.result = [kind(_clean("; ".join(verdict.reasons)))]
    cases.add_testcase(gate)
    xml = JUnitXml()
    xml.add_testsuite(cases)
    xml.update_statistics()  # type: ignore[no-untyped-call]
    text: bytes | str = xml.tostring()  # type: ignore[no-untyped-call]
    return text.decode("utf-8") if isinstance(text, bytes) else text
