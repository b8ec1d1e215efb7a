"""Pure but for what it asks. Cases of a contract, and who agrees with the judge on them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from benchmarks.agreement.mutants import mutant
from benchmarks.agreement.sampling import NoValueError, Sampler
from benchmarks.agreement.subjects import TwoMindedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jsonschema_rs import Validator

    from benchmarks.agreement.judge import Judge
    from benchmarks.agreement.places import Place
    from benchmarks.agreement.subjects import Question, Subject
    from generator.schema.types import Direction
    from oas.json_value import Json

KEPT, LONGEST = 3, 400


@dataclass(slots=True)
class Tally:
    """What one subject said. `examples` are disagreements, some of each place.

    A value of which the parsed form and the text are treated differently is a false refusal or a
    false accept of one of them.
    """

    cases: int = 0
    valid: int = 0
    false_accepts: int = 0
    false_refusals: int = 0
    unasked: int = 0
    broken: dict[str, str] = field(default_factory=dict)
    examples: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def agreement(self) -> float:
        """The share of cases on which subject and judge agree, in percent."""
        wrong = self.false_accepts + self.false_refusals
        return 100 * (1 - wrong / self.cases) if self.cases else 0.0

    def count(self, place: Place, value: Json, *, valid: bool, accepted: bool) -> None:
        """Add one case."""
        self.cases += 1
        self.valid += valid
        if valid != accepted:
            self.false_accepts += accepted
            self.false_refusals += not accepted
            self._keep("false accept" if accepted else "false refusal", place, value)

    def two_minded(self, place: Place, value: Json, *, valid: bool) -> None:
        """Add a case on which the subject does not agree with itself."""
        self.cases += 1
        self.valid += valid
        self.false_accepts += not valid
        self.false_refusals += valid
        self._keep("text and parsed value differ", place, value)

    def _keep(self, kind: str, place: Place, value: Json) -> None:
        kept = self.examples.setdefault(f"{place.node.pointer} ({place.direction})", [])
        if len(kept) < KEPT:
            kept.append((kind, json.dumps(value)[:LONGEST]))


def cases(place: Place, judge: Judge, random: Random, wanted: int) -> Iterator[Json]:
    """Random values of a place, and for each two values one step beside it."""
    sampler = Sampler(judge, random)
    schema = judge.schema(place.node.pointer)
    made, failed = 0, 0
    while made < wanted and failed < wanted:
        try:
            value = sampler.value(schema)
        except (NoValueError, RecursionError):
            failed += 1
            value = mutant({}, random)
        near = mutant(value, random)
        yield from (value, near, mutant(near if made % 2 else value, random))
        made += 3


def count(
    found: Iterable[Place],
    judges: Mapping[Direction, Judge],
    subjects: Mapping[str, Subject],
    *,
    seed: int,
    wanted: int,
) -> dict[str, Tally]:
    """Ask every subject about `wanted` cases of every place."""
    tallies = {name: Tally() for name in subjects}
    for place in found:
        judge = judges[place.direction]
        try:
            validator = judge.validator(place.node.pointer)
        except (ValueError, LookupError) as problem:
            for tally in tallies.values():
                tally.broken[place.node.pointer] = f"judge: {problem}"[:120]
            continue
        asked = _asked(place, subjects, tallies)
        random = Random(f"{seed} {place.node.pointer} {place.direction}")  # noqa: S311 (seeded)
        for value in cases(place, judge, random, wanted) if asked else ():
            valid = _is_valid(validator, value)
            for name, question in asked.items() if valid is not None else ():
                _ask(tallies[name], place, question, value, valid=valid is True)
    return tallies


def _asked(
    place: Place, subjects: Mapping[str, Subject], tallies: Mapping[str, Tally]
) -> dict[str, Question]:
    found = {}
    for name, subject in subjects.items():
        try:
            question = subject.question(place)
            if question is not None:
                found[name] = question
            else:
                tallies[name].unasked += 1
        except Exception as problem:  # noqa: BLE001 (a type that cannot be made is a result)
            tallies[name].broken[place.node.pointer] = f"{type(problem).__name__}: {problem}"[:200]
    return found


def _ask(tally: Tally, place: Place, question: Question, value: Json, *, valid: bool) -> None:
    try:
        tally.count(place, value, valid=valid, accepted=question(value))
    except TwoMindedError:
        tally.two_minded(place, value, valid=valid)
    except Exception as problem:  # noqa: BLE001 (a model that breaks is a result)
        tally.broken[place.node.pointer] = f"{type(problem).__name__}: {problem}"[:200]


def _is_valid(validator: Validator, value: Json) -> bool | None:
    """The verdict of the judge, None where it cannot read the value."""
    try:
        return validator.is_valid(value)
    except (ValueError, OverflowError):
        return None
