"""Pure. Where a report for machines says that a finding is: in a file of the tree at hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from gates.finding import Location

if TYPE_CHECKING:
    from gates.finding import Finding
    from gates.report import Report

# `git:main:openapi.json`, `https://…`, `s3://…`: of another tree. Windows drives are none of these.
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def place_of(report: Report, finding: Finding) -> Location:
    """Where it is best shown: at its place, or, for what is gone, where the head has it no more."""
    places = (finding.location, *(related.location for related in finding.related))
    here = (place for place in places if is_in_tree(place.file))
    return next(here, in_tree(report, finding.location))


def in_tree(report: Report, location: Location) -> Location:
    """`location`, or the contract as a whole where that is in another tree: of a base, of a branch."""
    if is_in_tree(location.file) or not is_in_tree(report.contract):
        return location
    return Location(report.contract, pointer=location.pointer)


def is_in_tree(file: str) -> bool:
    """Whether a name can be a path below the working directory."""
    return bool(file) and not file.startswith(("/", "<")) and not _ELSEWHERE.match(file)


def uri_of(file: str) -> str:
    """A relative reference (RFC 3986, section 4.2): every character percent-encoded that has to be.

    A colon is encoded as well, so that nothing can be taken for a scheme.
    """
    return quote(file.replace("\\", "/"), safe="/~", errors="surrogatepass").lstrip("/") or "."
