"""Which version says which change: a table, and what is read as a version at all."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gates.contract_drift.drift import Drift
from gates.contract_drift.judgement import Bump
from gates.contract_drift.policy import Mode, Policy
from gates.contract_drift.rules import versions as version_rules
from gates.contract_drift.versions.numbering import Versioning, numbering
from gates.contract_drift.versions.semantic import parse_version
from gates.contract_drift.versions.step import Step
from gates.contract_drift.weighing import weighed
from gates.finding import Finding, Impact, Location, Severity

if TYPE_CHECKING:
    from gates.contract_drift.versions.numbering import Numbering

TODAY = date(2026, 11, 24)
PLACE = Location("openapi.json", 3, 5, "/info/version")
IMPACTS = {
    "major": Impact.BREAKING,
    "minor": Impact.COMPATIBLE,
    "patch": Impact.COMPATIBLE,
    "": Impact.COSMETIC,
}
PASS = ""
CHANGED = "contract-changed-without-version"
SHORT = "version-insufficient"
LOWERED = "version-lowered"
REUSED = "version-reused"


def found(bump: str, impact: Impact | None = None) -> Finding:
    return Finding("a-change", Severity.NOTE, "a change", PLACE, impact or IMPACTS[bump], bump=bump)


def judged(base: str, head: str, finding: Finding, policy: Policy) -> tuple[str, Severity, str]:
    """The rule on versions that fails (or none), the severity of the change, the version needed."""
    step = Step(base, head, numbering(policy.versioning, TODAY), policy.any_version)
    (change,) = weighed([finding], policy, step)
    drift = Drift(step, PLACE, PLACE, (change,), form_counts=not policy.fastapi)
    rules = [one.rule for one in version_rules.judge(drift)]
    assert len(rules) <= 1
    return "".join(rules), change.severity, drift.needed


SEMVER = [
    # base, head, what changed asks for, what fails, what is needed
    ("1.0.0", "1.0.0", "major", CHANGED, "2.0.0"),
    ("1.0.0", "1.0.0", "minor", CHANGED, "1.1.0"),
    ("1.0.0", "1.0.0", "patch", CHANGED, "1.0.1"),
    ("1.0.0", "1.0.0", "", REUSED, "1.0.1"),
    ("1.0.0", "1.0.1", "major", SHORT, "2.0.0"),
    ("1.0.0", "1.0.1", "minor", SHORT, "1.1.0"),
    ("1.0.0", "1.0.1", "patch", PASS, "1.0.1"),
    ("1.0.0", "1.0.1", "", PASS, "1.0.1"),
    ("1.0.0", "1.1.0", "major", SHORT, "2.0.0"),
    ("1.0.0", "1.1.0", "minor", PASS, "1.1.0"),
    ("1.0.0", "1.1.0", "patch", PASS, "1.0.1"),
    ("1.0.0", "2.0.0", "major", PASS, "2.0.0"),
    ("1.0.0", "2.0.0", "minor", PASS, "1.1.0"),
    ("1.0.0", "3.0.0", "major", PASS, "2.0.0"),
    ("1.4.2", "1.10.0", "minor", PASS, "1.5.0"),
    ("1.4.2", "1.5.0", "minor", PASS, "1.5.0"),
    ("1.4.2", "1.4.10", "patch", PASS, "1.4.3"),
    ("1.4.2", "1.4.10", "minor", SHORT, "1.5.0"),
    ("1.4.2", "1.9.9", "major", SHORT, "2.0.0"),
    ("1.4.2", "2.0.0", "major", PASS, "2.0.0"),
    # lower
    ("1.4.2", "1.4.1", "", LOWERED, "1.4.3"),
    ("1.4.2", "1.4.1", "major", LOWERED, "2.0.0"),
    ("2.0.0", "1.9.9", "minor", LOWERED, "2.1.0"),
    ("1.10.0", "1.9.0", "patch", LOWERED, "1.10.1"),
    # 0.x: the middle number says that something breaks
    ("0.2.0", "0.2.0", "major", CHANGED, "0.3.0"),
    ("0.2.0", "0.2.1", "major", SHORT, "0.3.0"),
    ("0.2.0", "0.3.0", "major", PASS, "0.3.0"),
    ("0.2.0", "1.0.0", "major", PASS, "0.3.0"),
    ("0.2.0", "0.2.1", "minor", PASS, "0.2.1"),
    ("0.2.0", "0.2.1", "patch", PASS, "0.2.1"),
    ("0.0.1", "0.0.2", "major", SHORT, "0.1.0"),
    ("0.0.1", "0.0.2", "minor", PASS, "0.0.2"),
    ("0.9.9", "1.0.0", "minor", PASS, "0.9.10"),
    # build metadata make no other version
    ("1.0.0+a", "1.0.0+b", "major", CHANGED, "2.0.0"),
    ("1.0.0+a", "1.0.0+b", "", REUSED, "1.0.1"),
    ("1.0.0", "1.0.0+b", "minor", CHANGED, "1.1.0"),
    ("1.0.0+z", "1.1.0+a", "minor", PASS, "1.1.0"),
    # towards a pre-release: it promises what its release does
    ("1.0.0", "2.0.0-rc.1", "major", PASS, "2.0.0"),
    ("1.0.0", "1.1.0-rc.1", "major", SHORT, "2.0.0"),
    ("1.0.0", "1.1.0-rc.1", "minor", PASS, "1.1.0"),
    ("1.0.0", "1.0.1-rc.1", "minor", SHORT, "1.1.0"),
    ("1.0.0", "1.0.1-rc.1", "patch", PASS, "1.0.1"),
    ("1.0.0", "1.0.0-rc.1", "", LOWERED, "1.0.1"),
    ("0.2.0", "0.3.0-0", "major", PASS, "0.3.0"),
    # from one pre-release to another, or to the release: what the core may bring
    ("1.0.0-rc.1", "1.0.0-rc.2", "major", PASS, "1.0.0-rc.2"),
    ("1.0.0-rc.1", "1.0.0-rc.1", "major", CHANGED, "1.0.0-rc.2"),
    ("1.0.0-rc.1", "1.0.0-rc.1", "", REUSED, "1.0.0-rc.2"),
    ("1.0.0-beta", "1.0.0-beta.1", "major", PASS, "1.0.0-beta.1"),
    ("1.0.0-rc.1", "1.0.0", "major", PASS, "1.0.0-rc.2"),
    ("2.0.0-rc.1", "2.0.0-rc.2", "major", PASS, "2.0.0-rc.2"),
    ("2.0.0-rc.2", "2.0.0-rc.1", "minor", LOWERED, "2.0.0-rc.3"),
    ("2.0.0-rc.9", "2.0.0-rc.10", "major", PASS, "2.0.0-rc.10"),
    ("1.1.0-rc.1", "1.1.0-rc.2", "major", SHORT, "2.0.0"),
    ("1.1.0-rc.1", "1.1.0-rc.2", "minor", PASS, "1.1.0-rc.2"),
    ("1.1.0-rc.1", "1.1.0", "minor", PASS, "1.1.0-rc.2"),
    ("1.1.0-rc.1", "1.1.0", "major", SHORT, "2.0.0"),
    ("1.1.0-rc.1", "2.0.0-rc.1", "major", PASS, "2.0.0"),
    ("1.1.1-rc.1", "1.1.1", "minor", SHORT, "1.2.0"),
    ("1.1.1-rc.1", "1.1.1", "patch", PASS, "1.1.1-rc.2"),
    ("1.1.1-rc.1", "1.2.0-rc.1", "minor", PASS, "1.2.0"),
    ("0.2.0-rc.1", "0.2.0", "major", PASS, "0.2.0-rc.2"),
    ("0.2.1-rc.1", "0.2.1", "major", SHORT, "0.3.0"),
    ("0.2.1-rc.1", "0.2.1", "minor", PASS, "0.2.1-rc.2"),
]


@pytest.mark.parametrize(("base", "head", "bump", "rule", "needed"), SEMVER)
def test_a_semantic_version_says_how_much_changed(
    base: str, head: str, bump: str, rule: str, needed: str
) -> None:
    fails, severity, lowest = judged(base, head, found(bump), Policy())
    assert (fails, lowest) == (rule, needed)
    is_error = severity is Severity.ERROR
    assert is_error is (bool(rule) and bool(bump)), "what the version does not say fails with it"


@pytest.mark.parametrize(("base", "head", "bump", "rule", "needed"), SEMVER)
def test_the_version_that_is_needed_suffices_and_every_higher_one(
    base: str, head: str, bump: str, rule: str, needed: str
) -> None:
    del head, rule
    for higher in (needed, "7.0.0"):
        assert judged(base, higher, found(bump), Policy())[0] == PASS


MODES = [
    # mode, --fail-on, base, head, what changed asks for, its rule, whether the change itself fails
    (Mode.ANY_BUMP, None, "1.0.0", "1.0.0", "major", CHANGED, True),
    (Mode.ANY_BUMP, None, "1.0.0", "1.0.0", "", REUSED, False),
    (Mode.ANY_BUMP, None, "1.0.0", "1.0.1", "major", PASS, False),
    (Mode.ANY_BUMP, None, "1.0.0", "1.0.1-rc.1", "major", PASS, False),
    (Mode.ANY_BUMP, None, "1.0.0", "0.9.0", "", LOWERED, False),
    (Mode.ANY_BUMP, Impact.BREAKING, "1.0.0", "1.0.1", "major", PASS, True),
    (Mode.FROZEN, None, "1.0.0", "2.0.0", "major", PASS, True),
    (Mode.FROZEN, None, "1.0.0", "2.0.0", "minor", PASS, True),
    (Mode.FROZEN, None, "1.0.0", "2.0.0", "patch", PASS, True),
    (Mode.FROZEN, None, "1.0.0", "1.0.1", "", PASS, False),
    (Mode.FROZEN, None, "1.0.0", "1.0.0", "", REUSED, False),
    (Mode.FROZEN, None, "1.0.0", "1.0.0", "minor", CHANGED, True),
    (Mode.COMPATIBLE, None, "1.0.0", "2.0.0", "major", PASS, True),
    (Mode.COMPATIBLE, None, "1.0.0", "2.0.0", "minor", PASS, False),
    (Mode.COMPATIBLE, None, "1.0.0", "1.0.1", "minor", SHORT, True),
    (Mode.COMPATIBLE, Impact.COMPATIBLE, "1.0.0", "2.0.0", "minor", PASS, True),
    (Mode.SEMVER, Impact.BREAKING, "1.0.0", "2.0.0", "major", PASS, True),
    (Mode.SEMVER, Impact.BREAKING, "1.0.0", "2.0.0", "minor", PASS, False),
    (Mode.SEMVER, Impact.RISKY, "1.0.0", "2.0.0", "minor", PASS, False),
    (Mode.SEMVER, Impact.COMPATIBLE, "1.0.0", "2.0.0", "minor", PASS, True),
    (Mode.SEMVER, Impact.COMPATIBLE, "1.0.0", "2.0.0", "", PASS, False),
]


@pytest.mark.parametrize(("mode", "fail_on", "base", "head", "bump", "rule", "fails"), MODES)
def test_a_policy_says_what_fails_at_any_version(  # noqa: PLR0913 (one parameter a column)
    mode: Mode,
    fail_on: Impact | None,
    base: str,
    head: str,
    *,
    bump: str,
    rule: str,
    fails: bool,
) -> None:
    found_rule, severity, _ = judged(base, head, found(bump), Policy(mode, fail_on))
    assert (found_rule, severity is Severity.ERROR) == (rule, fails)


CALENDAR = [
    ("2026.5.31", "2026.5.31", "minor", CHANGED, "2026.11.24"),
    ("2026.5.31", "2026.05.31", "minor", CHANGED, "2026.11.24"),
    ("2026.5.31", "2026.6.1", "major", PASS, "2026.11.24"),
    ("2026.5.31", "2026.5.30", "minor", LOWERED, "2026.11.24"),
    ("2026.5.31", "2026.5.31-1", "major", PASS, "2026.11.24"),
    ("2026-05-31", "2026-10-01", "major", PASS, "2026-11-24"),
    ("2026-05-31-preview", "2026-05-31", "major", PASS, "2026-11-24"),
    ("2026-05-31", "2026-05-31-preview", "", LOWERED, "2026-11-24"),
    ("20260531", "20260601", "minor", PASS, "20261124"),
    ("2026.9", "2026.10", "minor", PASS, "2026.11"),
    ("24.04", "24.10", "minor", PASS, "26.11"),
    ("2026.11.24", "2026.11.24", "", REUSED, "2026.11.24-1"),
    ("2026.11.24-1", "2026.11.24-1", "", REUSED, "2026.11.24-2"),
    ("2026.11.24.9", "2026.11.24.10", "", PASS, "2026.11.24.10"),
    ("2026-11-24", "2026-11-24", "", REUSED, "2026-11-24-1"),
    ("2026-11", "2026-11", "", REUSED, "2026-11.1"),
    ("2027.1.1", "2027.1.1", "", REUSED, "2027.1.1-1"),
    ("2027-01-01-preview", "2027-01-01-preview", "", REUSED, "2027-01-01"),
]


@pytest.mark.parametrize(("base", "head", "bump", "rule", "needed"), CALENDAR)
def test_of_versions_that_are_dates_any_higher_one_suffices(
    base: str, head: str, bump: str, rule: str, needed: str
) -> None:
    policy = Policy(versioning=Versioning.CALENDAR)
    fails, _, lowest = judged(base, head, found(bump), policy)
    assert (fails, lowest) == (rule, needed)
    assert judged(base, lowest, found(bump), policy)[0] == PASS


def test_a_date_excuses_nothing_that_the_policy_forbids() -> None:
    policy = Policy(Mode.COMPATIBLE, versioning=Versioning.CALENDAR)
    assert judged("2026.1.1", "2026.2.1", found("major"), policy)[1] is Severity.ERROR
    assert judged("2026.1.1", "2026.2.1", found("minor"), policy)[1] is Severity.NOTE


def test_what_is_accepted_asks_for_no_version_but_other_bytes_still_do() -> None:
    accepted = Finding(
        "a-change", Severity.NOTE, "x", PLACE, Impact.BREAKING, bump="major", accepted="agreed"
    )
    for policy in (Policy(), Policy(Mode.FROZEN), Policy(fail_on=Impact.BREAKING)):
        assert judged("1.0.0", "1.0.0", accepted, policy) == (CHANGED, Severity.NOTE, "1.0.1")
        assert judged("1.0.0", "1.0.1", accepted, policy) == (PASS, Severity.NOTE, "1.0.1")


def test_what_fastapi_wrote_is_judged_by_what_it_says_and_not_by_its_bytes() -> None:
    policy = Policy(fastapi=True)
    assert judged("1.0.0", "1.0.0", found(""), policy)[0] == PASS
    assert judged("1.0.0", "1.0.0", found("patch"), policy)[0] == CHANGED
    assert judged("1.0.1", "1.0.0", found(""), policy)[0] == LOWERED


def test_what_does_not_fail_warns_where_it_may_hurt() -> None:
    severities = {
        impact: judged("1.0.0", "2.0.0", found("", impact), Policy())[1] for impact in Impact
    }
    assert severities == {
        Impact.BREAKING: Severity.WARNING,
        Impact.RISKY: Severity.WARNING,
        Impact.COMPATIBLE: Severity.NOTE,
        Impact.COSMETIC: Severity.NOTE,
    }


def test_what_fails_says_how_it_is_accepted_and_nothing_else_does() -> None:
    change = Finding(
        "a-change", Severity.NOTE, "x", PLACE, Impact.BREAKING, hint="undo it.", bump="major"
    )
    step = Step("1.0.0", "1.0.0", semantic())
    (failing,) = weighed([change], Policy(), step)
    assert failing.hint == (
        f"undo it; or accept it: gates accept {change.fingerprint} --reason TEXT"
    )
    assert failing.fingerprint == change.fingerprint
    (excused,) = weighed([change], Policy(), Step("1.0.0", "2.0.0", semantic()))
    assert excused.hint == "undo it."


VERSIONS = (
    *("0.1.0", "0.2.0-0", "0.2.0-alpha", "0.2.0-alpha.1", "0.2.0-alpha.beta", "0.2.0-beta"),
    *("0.2.0-beta.2", "0.2.0-beta.11", "0.2.0-rc.1", "0.2.0", "0.10.0", "1.0.0", "1.0.9"),
    *("1.0.10", "1.2.0", "1.10.0", "2.0.0", "10.0.0"),
)


def semantic() -> Numbering:
    return numbering(Versioning.SEMVER, TODAY)


def calendar() -> Numbering:
    return numbering(Versioning.CALENDAR, TODAY)


@pytest.mark.parametrize(("lower", "higher"), tuple(pairwise(VERSIONS)))
def test_versions_are_ordered_as_semver_says(lower: str, higher: str) -> None:
    assert semantic().order(lower, higher) > 0 > semantic().order(higher, lower)
    assert semantic().order(lower, lower) == 0


@pytest.mark.parametrize(
    "text",
    [
        *("", "1", "1.0", "v1.0.0", "1.0.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0+", " 1.0.0"),
        *("1.0.0\n", "1.0.0 ", "1.٣.0", "1.0.x", "latest", "-1.0.0", "1" * 5000 + ".0.0"),
        "1.0.0-rc." + "1" * 5000,
    ],
)
def test_what_is_not_exactly_a_semantic_version_is_none(text: str) -> None:
    assert parse_version(text) is None
    assert not semantic().reads(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "10", "2.0", "1.4.0", "unversioned", "2026", "2026.13.1", "2026.0.1", "v2026.5.1"),
        *("202605", "20261332", "2026.5.1\n", "2026-5/1", "2026.٣.1", "2026.5.31-", "2026.1.1-1-2"),
    ],
)
def test_what_is_not_exactly_a_date_is_none(text: str) -> None:
    assert not calendar().reads(text)


@pytest.mark.parametrize("one", [semantic(), calendar()])
def test_a_version_that_is_none_is_a_fault_where_it_is_compared(one: Numbering) -> None:
    with pytest.raises(ValueError, match="was to be refused"):
        one.order("latest", "latest")
    with pytest.raises(ValueError, match="was to be refused"):
        one.needed("latest", Bump.PATCH)


NUMBERS = st.integers(0, 3)
RELEASES = st.tuples(NUMBERS, NUMBERS, NUMBERS).map(lambda core: ".".join(map(str, core)))
PRERELEASES = st.sampled_from(["", "-0", "-alpha", "-beta.2", "-rc.1", "-rc.1.x"])
SEMANTIC = st.builds(str.__add__, RELEASES, PRERELEASES)


@given(SEMANTIC, st.sampled_from(Bump))
def test_the_version_that_is_needed_always_suffices_and_is_higher(base: str, bump: Bump) -> None:
    needed = semantic().needed(base, bump)
    assert semantic().order(base, needed) > 0
    assert semantic().suffices(base, needed, bump)


@given(SEMANTIC, SEMANTIC, st.sampled_from(Bump))
def test_what_suffices_for_a_change_suffices_for_every_smaller_one(
    base: str, head: str, bump: Bump
) -> None:
    enough = [semantic().suffices(base, head, one) for one in Bump if one <= bump]
    assert enough == sorted(enough, reverse=True)
    if semantic().order(base, head) <= 0:
        assert not any(enough)


@given(SEMANTIC, SEMANTIC, SEMANTIC, st.sampled_from(Bump))
def test_whatever_is_higher_than_what_suffices_suffices(
    base: str, head: str, higher: str, bump: Bump
) -> None:
    if semantic().suffices(base, head, bump) and semantic().order(head, higher) >= 0:
        assert semantic().suffices(base, higher, bump)


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.sampled_from(["{0.year}.{0.month}.{0.day}", "%Y-%m-%d", "%Y%m%d", "%Y.%m", "%y.%m"]),
)
def test_the_next_date_is_read_again_and_is_later(day: date, form: str) -> None:
    base = day.strftime(form.format(day))
    needed = calendar().needed(base, Bump.MAJOR)
    assert calendar().order(base, needed) > 0
    again = calendar().needed(needed, Bump.NONE)
    assert calendar().order(needed, again) > 0
