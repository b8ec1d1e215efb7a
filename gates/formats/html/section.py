"""Pure. One Report on the page: what was compared, what it comes to, the findings by operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.problems import counted
from gates.formats.grouping import THE_CONTRACT, groups, shown_operation
from gates.formats.html.element import Html, joined, lines, tag
from gates.formats.html.finding import anchor, article
from gates.formats.table import against_what
from gates.formats.text import looked_at

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from gates.formats.grouping import Group
    from gates.report import Failure, Report
    from oas.problem import Problem

# What a browser shows at once; the JSON report has all.
MOST_FINDINGS, MOST_OPERATIONS, MOST_PROBLEMS = 1_000, 200, 200
_FEW_GROUPS = 3


def report_section(report: Report, number: int, seen: Counter[str]) -> Html:
    """`seen` counts the names that findings are linked by, over all reports of the page."""
    heading = f"report-{number + 1}"
    return tag(
        "section",
        _title(report, heading),
        lines(_failure(report.failure)) if report.failure else None,
        _facts(report),
        _digests(report),
        lines(_findings(report, seen)),
        _raw(report.raw),
        class_="report",
        aria_labelledby=heading,
    )


def _title(report: Report, heading: str) -> Html:
    verdict = report.verdict.value
    badge = tag("span", verdict, class_=f"verdict {verdict}")
    name = report.contract or "every contract"
    return tag("h2", f"{report.gate} ", tag("code", name), " ", badge, id=heading)


def _facts(report: Report) -> Html:
    base, head = report.versions.get("base", ""), report.versions.get("head", "")
    facts = {
        "Compared with": against_what(report),
        "Version": " → ".join(filter(None, (base, head))),
        "Needs version": report.versions.get("required", ""),
        "Looked at": looked_at(report).removeprefix("looked at ") if report.inspected else "",
        "Meaning": _meaning(report),
    }
    items = [tag("div", tag("dt", k), tag("dd", v)) for k, v in facts.items() if v]
    return tag("dl", joined(items), class_="facts")


def _digests(report: Report) -> Html | None:
    kinds = (("", report.digests), (", by meaning", report.semantic_digests))
    items = [
        tag("li", f"{side}{kind}: ", tag("code", digest))
        for kind, digests in kinds
        for side, digest in digests.items()
    ]
    summary = tag("summary", "Digests")
    return tag("details", summary, tag("ul", lines(items)), class_="digests") if items else None


def _meaning(report: Report) -> str:
    sides = report.semantic_digests
    if not sides:
        return ""
    same = sides.get("base") == sides.get("head")
    return "the same on both sides" if same else "differs between base and head"


def _findings(report: Report, seen: Counter[str]) -> Iterator[Html]:
    together = groups(report.findings)
    named = any(group.operations for group in together)
    left = MOST_FINDINGS
    shown: list[tuple[str, Html]] = []
    for group in together:
        articles = [article(report, f, anchor(f, seen)) for f in group.findings[: max(left, 0)]]
        left -= len(group.findings)
        if articles:
            name = anchor(group.findings[0], seen, of_group=True)
            shown.append((name, _group(group, name, articles, named=named)))
    if len(shown) > _FEW_GROUPS:
        yield _contents([(name, group) for (name, _), group in zip(shown, together, strict=False)])
    yield from (group for _, group in shown)
    if left < 0:
        hidden = counted(-left, "more finding")
        yield tag("p", f"and {hidden}: the JSON report has all.", class_="more")
    if not report.findings and not report.failure:
        yield tag("p", "Nothing was found.", class_="more")


def _contents(listed: Sequence[tuple[str, Group]]) -> Html:
    links = [
        tag(
            "li",
            tag("a", group.title, href=f"#{name}"),
            f" {len(group.findings):,}",
            class_=_has(group),
        )
        for name, group in listed
    ]
    summary = tag("summary", f"Contents: {counted(len(links), 'group')}")
    return tag("nav", tag("details", summary, tag("ol", lines(links))), aria_label="Contents")


def _group(group: Group, name: str, articles: Sequence[Html], *, named: bool) -> Html:
    return tag(
        "section",
        tag("h3", tag("code", group.first) if group.first else _whole()) if named else None,
        _operations(group.operations),
        lines(articles),
        class_=_has(group),
        id=name,
    )


def _whole() -> str:
    return THE_CONTRACT[0].upper() + THE_CONTRACT[1:]


def _has(group: Group) -> str:
    """The classes that the filter knows a group by; one that has something else is always shown."""
    found = {finding.impact.value if finding.impact else "" for finding in group.findings}
    return (
        "group" if "" in found else " ".join(["group", *(f"has-{name}" for name in sorted(found))])
    )


def _operations(operations: Sequence[str]) -> Html | None:
    if len(operations) <= 1:
        return None
    others = operations[1:]
    items = [tag("li", tag("code", shown_operation(name))) for name in others[:MOST_OPERATIONS]]
    hidden = len(others) - len(items)
    items += [tag("li", f"and {hidden:,} more: the JSON report has all")] if hidden else []
    summary = tag("summary", f"and {counted(len(others), 'more operation')}")
    return tag("details", summary, tag("ul", lines(items)), class_="operations")


def _failure(failure: Failure) -> Iterator[Html]:
    where = tag("code", failure.where) if failure.where else None
    yield tag("p", tag("b", f"Could not check ({failure.reason}): "), where, " ", failure.message)
    items = [_problem(problem) for problem in failure.problems[:MOST_PROBLEMS]]
    hidden = len(failure.problems) - len(items)
    items += [tag("li", f"and {counted(hidden, 'more problem')}")] if hidden else []
    if items:
        yield tag("ul", lines(items), class_="problems")
    if failure.hint:
        yield tag("p", tag("b", "What to do: "), failure.hint, class_="hint")


def _problem(problem: Problem) -> Html:
    hint = tag("span", f" {problem.hint}", class_="quiet") if problem.hint else None
    place = tag("code", f"{problem.where} {problem.pointer}".strip())
    return tag("li", tag("b", problem.level.value), " ", place, f" {problem.message}", hint)


def _raw(raw: str) -> Html | None:
    if not raw:
        return None
    text = joined(piece for line in raw.split("\n") for piece in (line, Html("\n")))
    return tag("details", tag("summary", "The plain difference"), tag("pre", text, tabindex="0"))
