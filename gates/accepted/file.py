"""gates-accepted.toml: read strictly, written sorted.

Everything wrong with it is a ConfigError that names the entry's line: what is accepted must never
depend on how a misspelt key is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from console.key import did_you_mean
from console.place import shown_path
from console.replacing import replace_file
from console.toml_file import read_toml
from gates.accepted.entry import Entry
from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

NAME = "gates-accepted.toml"
TABLE = "accepted"
_HEADER = """\
# Findings that were accepted, reviewed like code. `gates accept` writes this file: it sorts the
# entries and keeps no comments. Write into `reason` why it may be so, and what will end it.
"""
_REQUIRED = ("contract", "rule", "pointer", "fingerprint", "reason")
_OPTIONAL = ("environment", "name")
_DATES = ("added", "expires")
_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*accepted[ \t]*\]\]", re.MULTILINE)
# What a TOML basic string must escape, beside the quote and the backslash.
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]')


@dataclass(frozen=True, slots=True)
class AcceptedFile:
    """The entries, and the line of each; 0 where that is not known."""

    path: Path
    entries: tuple[Entry, ...] = ()
    lines: tuple[int, ...] = ()

    def place(self, index: int) -> tuple[str, int]:
        """The file for a message, and the line of an entry."""
        return shown_path(self.path), self.lines[index]

    def refuse_contracts_beside(self, names: Collection[str]) -> None:
        """Raise ConfigError where an entry is of a contract that is none of `names`."""
        for index, entry in enumerate(self.entries):
            if entry.contract not in names:
                file, line = self.place(index)
                raise ConfigError(
                    f"there is no contract {show(entry.contract)}",
                    where=_where(file, line),
                    hint=did_you_mean(entry.contract, names) or "delete the entry",
                )


def read_accepted(path: Path, rules: Callable[[], Collection[str]]) -> AcceptedFile:
    """What stands in the file, nothing where there is none. Raises ConfigError.

    `rules` tells which there are that can be accepted; it is asked only where there is a file.
    """
    if not path.exists() and not path.is_symlink():
        return AcceptedFile(path)
    table, text = read_toml(path)
    members: object = table.pop(TABLE, [])
    if table:
        raise _misspelt(next(iter(table)), [TABLE], shown_path(path))
    if not isinstance(members, list):
        raise ConfigError(f"{TABLE} must be tables: [[{TABLE}]]", where=shown_path(path))
    lines = _lines(text, len(members))
    places = [_where(shown_path(path), line) for line in lines]
    known = rules()
    entries = [_entry(m, where, known) for m, where in zip(members, places, strict=True)]
    _refuse_repeated(entries, places)
    return AcceptedFile(path, tuple(entries), lines)


def write_accepted(path: Path, entries: Iterable[Entry], *, project: Path) -> None:
    """Make the file hold `entries`, sorted. Raises OutputError."""
    blocks = [_written(entry) for entry in sorted(entries, key=lambda entry: entry.order)]
    replace_file(path, "\n".join([_HEADER, *blocks]).encode(), project=project)


def _lines(text: str, count: int) -> tuple[int, ...]:
    """The line of each `[[accepted]]`; zeros where the file is written in another way."""
    heads = [text.count("\n", 0, match.start()) + 1 for match in _HEAD.finditer(text)]
    return tuple(heads) if len(heads) == count else (0,) * count


def _where(file: str, line: int) -> str:
    return f"{file}:{line}" if line else file


def _entry(member: object, where: str, rules: Collection[str]) -> Entry:
    if not isinstance(member, dict):
        raise ConfigError(f"an entry must be a table: [[{TABLE}]]", where=where)
    _refuse_keys(member, where)
    contract, rule, pointer, fingerprint, reason, environment, name = (
        _text(member, key, where) for key in (*_REQUIRED, *_OPTIONAL)
    )
    added, expires = (_date(member, key, where) for key in _DATES)
    entry = Entry(
        contract=contract,
        rule=rule,
        pointer=pointer,
        name=name,
        environment=environment,
        fingerprint=fingerprint,
        reason=reason,
        added=added,
        expires=expires,
    )
    if entry.rule not in rules:
        raise ConfigError(
            f"there is no rule {show(entry.rule)} whose findings can be accepted",
            where=where,
            hint=did_you_mean(entry.rule, rules) or "gates rules lists them",
        )
    if entry.objection:
        raise ConfigError(entry.objection, where=where, hint="gates accept writes it right")
    return entry


def _refuse_keys(member: Mapping[str, object], where: str) -> None:
    known = (*_REQUIRED, *_OPTIONAL, *_DATES)
    for key in member:
        if key not in known:
            raise _misspelt(key, known, where)
    missing = [key for key in (*_REQUIRED, *_DATES) if key not in member]
    if missing:
        raise ConfigError(f"the entry has no {' and no '.join(missing)}", where=where)


def _misspelt(key: str, known: Collection[str], where: str) -> ConfigError:
    return ConfigError(
        f"there is no key {show(key)}",
        where=where,
        hint=did_you_mean(key, known) or f"the keys are {', '.join(sorted(known))}",
    )


def _text(member: Mapping[str, object], key: str, where: str) -> str:
    value = member.get(key, "")
    if not isinstance(value, str):
        raise ConfigError(f"{key} must be a string, not {show(value)}", where=where)
    return value


def _date(member: Mapping[str, object], key: str, where: str) -> date:
    value = member[key]
    # A time of day is a date as well, to Python.
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ConfigError(
            f"{key} must be a date such as 2026-12-31, without quotes, not {show(value)}",
            where=where,
        )
    return value


def _refuse_repeated(entries: Iterable[Entry], places: Iterable[str]) -> None:
    seen: dict[tuple[str, str, str], str] = {}
    for entry, where in zip(entries, places, strict=True):
        if entry.key in seen:
            raise ConfigError(
                f"the finding {show(entry.fingerprint)} is accepted twice, first in "
                f"{seen[entry.key]}",
                where=where,
                hint="delete one of the two",
            )
        seen[entry.key] = where


def _written(entry: Entry) -> str:
    return "\n".join([f"[[{TABLE}]]", *_members(entry), ""])


def _members(entry: Entry) -> Iterator[str]:
    texts = {
        "contract": entry.contract,
        "environment": entry.environment,
        "fingerprint": entry.fingerprint,
        "rule": entry.rule,
        "pointer": entry.pointer,
        "name": entry.name,
        "reason": entry.reason,
    }
    yield from (f"{key} = {_quoted(text)}" for key, text in texts.items() if text)
    yield f"added = {entry.added.isoformat()}"
    yield f"expires = {entry.expires.isoformat()}"


def _quoted(text: str) -> str:
    """A TOML basic string on one line, with nothing in it that a reviewer would not see."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04x}"
