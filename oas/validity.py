"""Pure. What is wrong with a contract, all of it in one run.

The structure (`oas.structure`) and the meaning (`oas.semantics`) are judged; an ERROR leaves the
meaning undecided, a WARNING is what the field lives with. Nothing is raised for a bad contract.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.garbage import uncollected
from oas.grammar import walk
from oas.positions import locate
from oas.problem import Level, Problem
from oas.semantics.checks import CHECKS, WORDS
from oas.semantics.inventory import take_inventory
from oas.structure.check import is_sound, structural_flaws

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from oas.document import Document
    from oas.flaw import Flaw

MOST_LISTED = 200
MORE = "more-problems"


def check(document: Document) -> tuple[Problem, ...]:
    """Every error and warning, by file and place; of many the errors first, and how many are left.

    The place of a missing field is that of the object that should have it.
    """
    with uncollected():
        found = sorted(_flaws(document), key=lambda flaw: flaw.level is not Level.ERROR)
    return placed(document, found)


def placed(document: Document, flaws: Iterable[Flaw]) -> tuple[Problem, ...]:
    """The problems that flaws are, by file and place; the first 200, and how many are left."""
    found = list(dict.fromkeys(flaws))
    listed, rest = found[:MOST_LISTED], found[MOST_LISTED:]
    places = locate(document, {flaw.pointer for flaw in listed}) if listed else {}
    problems = [_problem(document, flaw, places[flaw.pointer]) for flaw in listed]
    return (*sorted(problems, key=_order), *_more(document, rest))


def _problem(document: Document, flaw: Flaw, place: tuple[int, int]) -> Problem:
    file, pointer = document.source_of(flaw.pointer).name, document.origin(flaw.pointer)[1]
    return Problem(flaw.code, flaw.message, flaw.level, file, pointer, *place, flaw.hint)


def _flaws(document: Document) -> Iterator[Flaw]:
    inventory = take_inventory(document, WORDS)
    tops = (place for place in inventory.walked if place.holder is None)
    if not is_sound(document.version, tops):
        yield from structural_flaws(document.version, walk(document))
    for one in CHECKS:
        yield from one.flaws(inventory)


def _order(problem: Problem) -> tuple[str, int, int, str]:
    return problem.file, problem.line, problem.column, problem.code


def _more(document: Document, rest: Sequence[Flaw]) -> Iterator[Problem]:
    if rest:
        is_error = any(flaw.level is Level.ERROR for flaw in rest)
        message = f"{len(rest):,} more problems are not listed"
        level = Level.ERROR if is_error else Level.WARNING
        yield Problem(MORE, message, level, document.source.name, hint="mend the others first")
