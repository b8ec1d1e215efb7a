"""Pure. The findings of one comparison as a changelog for people, in Markdown (keepachangelog.com).

A change stands in one section only: what breaks somebody comes first, whatever it is. What nobody
can observe is counted and not told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.problems import counted
from gates.finding import Impact
from gates.formats.disarm import code, plain
from gates.formats.grouping import groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gates.finding import Finding
    from gates.formats.grouping import Group
    from gates.report import Report

BREAKING, CHANGED = "Breaking", "Changed"
SECTIONS = (BREAKING, "Added", CHANGED, "Deprecated", "Removed")
# The last words of a rule's name say what happened: rules are named in the past tense.
_WORDS = {
    "Added": ("added", "appeared", "undeprecated"),
    "Deprecated": ("deprecated", "deprecation-added", "sunset-added"),
    "Removed": ("removed", "gone"),
}
MOST_OPERATIONS = 10


def render_changelog(report: Report) -> str:
    """The Markdown: one release, its sections, in each the operations with what changed in them."""
    # What has no impact is about the version or the form, and no change.
    changes = [finding for finding in report.findings if finding.impact]
    told = [finding for finding in changes if finding.impact is not Impact.COSMETIC]
    lines = [f"## {_title(report)}", ""]
    lines += [f"Contract {code(report.contract)}.", ""] if report.contract else []
    for section in SECTIONS:
        found = [finding for finding in told if section_of(finding) == section]
        lines += [f"### {section}", "", *_entries(groups(found)), ""] if found else []
    if not told:
        lines += ["Nothing that a client or a server can observe changed.", ""]
    hidden = len(changes) - len(told)
    if hidden:
        lines += [f"{counted(hidden, 'change')} of words, examples or order besides.", ""]
    return "\n".join(lines)


def section_of(finding: Finding) -> str:
    """Which of SECTIONS tells a change."""
    if finding.impact is Impact.BREAKING:
        return BREAKING
    rule = finding.rule
    deprecated = ("Deprecated", _WORDS["Deprecated"])
    others = (item for item in _WORDS.items() if item != deprecated)
    # `deprecation-added` ends like an addition, so that it is looked for first.
    for section, endings in (deprecated, *others):
        if rule.endswith(endings):
            return section
    return CHANGED


def _title(report: Report) -> str:
    head, base = report.versions.get("head", ""), report.versions.get("base", "")
    since = f" (since {code(base)})" if base and base != head else ""
    return f"{code(head)}{since}" if head else f"Unreleased{since}"


def _entries(together: Sequence[Group]) -> Iterator[str]:
    """A line for a lone change, a list below the operations for several."""
    for group in together:
        where = _operations(group.operations)
        if not where:
            yield from (f"- {_said(finding)}" for finding in group.findings)
        elif len(group.findings) == 1:
            yield f"- {where}: {_said(group.findings[0])}"
        else:
            yield f"- {where}:"
            yield from (f"  - {_said(finding)}" for finding in group.findings)


def _operations(operations: Sequence[str]) -> str:
    shown = [code(operation, 120) for operation in operations[:MOST_OPERATIONS]]
    hidden = len(operations) - len(shown)
    return ", ".join([*shown, f"and {counted(hidden, 'more operation')}"] if hidden else shown)


def _said(finding: Finding) -> str:
    risky = "**may break:** " if finding.impact is Impact.RISKY else ""
    return f"{risky}{plain(finding.message)}"
