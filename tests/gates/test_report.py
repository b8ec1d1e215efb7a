from __future__ import annotations

import pytest

from gates.finding import Finding, Impact, Location, Severity
from gates.report import NOTHING_EXAMINED, Failure, Outcome, Report, Verdict

LOOKED = {"operations": 1}
FAILED = Failure("remote", "it is gone")


def finding(severity: Severity, impact: Impact | None = None) -> Finding:
    return Finding("rule-broken", severity, "text", Location("a.json"), impact)


@pytest.mark.parametrize(
    ("report", "verdict", "code"),
    [
        (Report("g", inspected=LOOKED), Verdict.PASS, 0),
        (Report("g", inspected=LOOKED, findings=(finding(Severity.NOTE),)), Verdict.PASS, 0),
        (Report("g", inspected=LOOKED, findings=(finding(Severity.WARNING),)), Verdict.PASS, 0),
        (Report("g", inspected=LOOKED, findings=(finding(Severity.ERROR),)), Verdict.FAIL, 1),
        (Report("g"), Verdict.COULD_NOT_CHECK, 2),
        (Report("g", inspected={"operations": 0}), Verdict.COULD_NOT_CHECK, 2),
        (Report("g", findings=(finding(Severity.ERROR),)), Verdict.COULD_NOT_CHECK, 2),
        (Report("g", inspected=LOOKED, failed=FAILED), Verdict.COULD_NOT_CHECK, 2),
        (
            Report("g", inspected=LOOKED, failed=FAILED, findings=(finding(Severity.ERROR),)),
            Verdict.COULD_NOT_CHECK,
            2,
        ),
    ],
)
def test_an_error_outranks_findings_and_nothing_examined_is_no_pass(
    report: Report, verdict: Verdict, code: int
) -> None:
    assert (report.verdict, report.verdict.exit_code) == (verdict, code)
    assert report.checked == (0 if code == 2 else 1)


def test_nothing_examined_is_a_reason_of_its_own() -> None:
    assert Report("g").failure == NOTHING_EXAMINED
    assert Report("g", failed=FAILED).failure == FAILED
    assert Report("g", inspected=LOOKED).failure is None


def test_the_summary_counts_findings_by_impact() -> None:
    impacts = [Impact.RISKY, Impact.BREAKING, Impact.RISKY, None]
    report = Report("g", findings=tuple(finding(Severity.ERROR, impact) for impact in impacts))
    assert report.summary == {"breaking": 1, "risky": 2, "compatible": 0, "cosmetic": 0}


def test_an_outcome_is_as_bad_as_its_worst_report() -> None:
    clean = Report("g", inspected=LOOKED)
    found = Report("g", inspected=LOOKED, findings=(finding(Severity.ERROR),))
    failed = Report("g", failed=FAILED)
    assert Outcome("all", (clean, clean)).verdict is Verdict.PASS
    assert Outcome("all", (clean, found)).verdict is Verdict.FAIL
    assert Outcome("all", (failed, found, clean)).verdict is Verdict.COULD_NOT_CHECK
    assert Outcome("all", (found, failed)).reason == "remote"
    assert Outcome("all", (found, found)).findings == 2
    assert Outcome("all", (found, failed, clean)).checked == 2


def test_an_outcome_without_reports_is_no_pass() -> None:
    outcome = Outcome("all", ())
    assert (outcome.verdict, outcome.reason) == (Verdict.COULD_NOT_CHECK, "nothing-examined")


def test_a_fingerprint_comes_from_rule_and_place_alone() -> None:
    one = Finding("a", Severity.ERROR, "x", Location("f", 1, 2, "/p"))
    same = Finding("a", Severity.NOTE, "y", Location("g", 3, 4, "/p"), Impact.RISKY)
    assert one.fingerprint == same.fingerprint
    assert one.fingerprint != Finding("b", one.severity, "x", one.location).fingerprint
    assert one.fingerprint != Finding("a", one.severity, "x", Location("f", 1, 2)).fingerprint
