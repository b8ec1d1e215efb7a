"""JUnit XML: pinned, of the shape that Jenkins reads, understood by an outside reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import junitparser
import pytest

from gates.formats.junit import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gates.report import Outcome
    from tests.gates.formats.conftest import Named

# The schema that Jenkins checks reports with (its xunit plugin, junit-10), as far as ours could
# differ from it: what an element may hold, the attributes it must have, and those it may have.
_ENDED = ("failure", "error", "skipped", "system-out")
_COUNTS = {"tests", "failures", "errors"}
SHAPE: dict[str, tuple[tuple[str, ...], set[str], set[str]]] = {
    "testsuites": (("testsuite",), set(), {"name", "time", *_COUNTS}),
    "testsuite": (("testcase", "properties"), {"name", *_COUNTS}, {"skipped", "file", "time"}),
    "testcase": (_ENDED, {"name"}, {"classname", "time", "group"}),
    "failure": ((), set(), {"type", "message"}),
    "error": ((), set(), {"type", "message"}),
    "skipped": ((), set(), {"type", "message"}),
    "system-out": ((), set(), set()),
}


def faults(element: ET.Element) -> Iterator[str]:
    children, required, optional = SHAPE[element.tag]
    given = set(element.attrib)
    yield from (f"{element.tag} lacks {name}" for name in required - given)
    yield from (f"{element.tag} has {name}" for name in given - required - optional)
    for child in element:
        if child.tag not in children:
            yield f"{child.tag} in {element.tag}"
        yield from faults(child)


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (our own text)


def test_the_junit_is_pinned(
    outcomes: Mapping[str, Outcome], assert_pinned: Callable[[str, str], None]
) -> None:
    assert_pinned("environments.xml", render(outcomes["environments"]))


def test_it_has_the_shape_that_servers_read_and_its_counts_are_true(named: Named) -> None:
    root = parsed(render(named.outcome))
    assert list(faults(root)) == []
    for suite in root:
        for kind, count in (("testcase", "tests"), ("failure", "failures"), ("error", "errors")):
            assert suite.get(count) == str(len(list(suite.iter(kind))))
    assert root.get("tests") == str(len(list(root.iter("testcase"))))


def test_an_outside_reader_finds_what_failed(outcomes: Mapping[str, Outcome]) -> None:
    read = junitparser.JUnitXml.fromstring(render(outcomes["environments"]).encode())
    assert (read.failures, read.errors) == (3, 1)
    ended = [
        (case.name.split()[0], result.type)
        for suite in read
        for case in suite
        for result in case.result
    ]
    assert ended == [
        ("response-property-removed", "breaking"),
        ("request-property-became-required", "breaking"),
        ("operation-removed", "breaking"),
        ("response-enum-value-added", "breaking"),
        ("could", "base-unreachable"),
    ]
    (skipped,) = [case for suite in read for case in suite if case.is_skipped]
    assert "the only client is ours" in skipped.result[0].message


def test_no_report_is_without_a_case(named: Named) -> None:
    suites = list(parsed(render(named.outcome)))
    assert suites
    assert all(len(suite) for suite in suites)


def test_what_says_nothing_is_an_error(outcomes: Mapping[str, Outcome]) -> None:
    root = parsed(render(outcomes["nothing"]))
    assert (root.get("tests"), root.get("errors")) == ("1", "1")


def test_hostile_text_is_text(hostile: Outcome) -> None:
    printed = render(hostile)
    assert printed.isascii()
    assert "##[" not in printed
    assert "]]>" not in printed
    root = parsed(printed)
    assert list(faults(root)) == []
    tags = {element.tag for element in root.iter()}
    assert tags <= set(SHAPE)
    failure = next(root.iter("failure"))
    assert "</script><script>" in (failure.text or "")
    assert "<![CDATA[" not in printed
    assert not re.search(r"&#(?:0|8|27|x0|65534|65535);", printed)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ufffe", "\ud800", "\x85"])
def test_what_xml_cannot_hold_is_spelled(
    character: str, hostile: Outcome, outcomes: Mapping[str, Outcome]
) -> None:
    assert hostile.name != character
    report = outcomes["clean"].reports[0]
    changed = type(report)(report.gate, contract=f"a{character}b", inspected={"files": 1})
    root = parsed(render(type(hostile)("checksums", (changed,))))
    assert f"{ord(character):x}" in (root[0].get("file") or "")
