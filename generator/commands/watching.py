"""`contract-gen build --watch`: build, then build again what changed, until a signal ends it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from console.config_file import OWN_FILE, SHARED_FILE
from console.output import err, flush
from console.problems import counted, error_lines
from console.program import COULD_NOT_CHECK
from generator.commands.build import build_one
from generator.watch import changes
from oas.errors import ContractError, ToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from console.config import Config
    from console.edge import Edge
    from generator.check import Checked
    from generator.commands.build import Manner

# Where a file may appear that a contract lacks.
MOST_FOLDERS = 200


def watch_contracts(
    given: Sequence[str], configured: Callable[[], tuple[Config, Manner]], edge: Edge
) -> int:
    """Build what `given` or the configuration names, again and again; ended by a signal alone.

    `configured` reads the configuration anew: it is a file that changes as well.
    """
    watched = _Watched(given, configured, _configuration_files(edge))
    for turn, changed in enumerate(changes(watched.files)):
        watched.build(changed)
        if not (turn or edge.quiet):
            err(f"watching {counted(len(watched.files()), 'file')}; Ctrl-C ends it")
        flush()
    return COULD_NOT_CHECK  # only a signal ends it


@dataclass(slots=True)
class _Watched:
    """What is built, and the files that each contract was last made of."""

    given: Sequence[str]
    configured: Callable[[], tuple[Config, Manner]]
    settings: frozenset[Path]
    config: Config | None = None
    made_of: dict[Path, frozenset[Path]] = field(default_factory=dict)

    def files(self) -> frozenset[Path]:
        """All that matters."""
        return self.settings.union(*self.made_of.values())

    def build(self, changed: Collection[Path]) -> None:
        """Build the contracts that are made of a file in `changed`; all, for a setting.

        Raises ToolError at first, where there is nothing to watch.
        """
        try:
            config, manner = self.configured()
            contracts = config.contract_paths(self.given)
        except ToolError as error:
            if not self.made_of:
                raise
            err(*error_lines(error))
            return
        if config.file:
            self.settings |= {config.file.absolute()}
        for contract in contracts:
            known = self.made_of.get(contract)
            if known is None or not self.settings.isdisjoint(changed) or known & {*changed}:
                # What was never built here is built in any case: so the next time all is warm.
                again = known is not None
                one = replace(manner, trust_lock=again, brief=again)
                self.made_of[contract] = self._built(contract, config, one)

    def _built(self, contract: Path, config: Config, manner: Manner) -> frozenset[Path]:
        """Build one contract; the files it is made of, or that would have to change."""
        own = frozenset({contract.absolute(), *_templates(config)})
        try:
            _, checked = build_one(contract, config, manner)
        except ToolError as error:
            err(*error_lines(error))
            lacking = _folders(contract, config) if isinstance(error, ContractError) else ()
            return own.union(_blamed(error), lacking, self.made_of.get(contract, ()))
        return own.union(_others(contract, checked))


def _others(contract: Path, checked: Checked) -> Iterator[Path]:
    lock = checked.build.lock if checked.build else checked.folder.lock
    for path in lock.contract.others if lock else ():
        yield Path(os.path.normpath(contract.absolute().parent / path))


def _templates(config: Config) -> Iterator[Path]:
    if config.templates_folder:
        from generator.overrides import template_paths

        yield from template_paths(config.templates_folder)


def _blamed(error: ToolError) -> Iterator[Path]:
    """The files that the problems of a contract are found in."""
    if isinstance(error, ContractError):
        yield from {Path(problem.file).absolute() for problem in error.problems}


def _folders(contract: Path, config: Config) -> Iterator[Path]:
    """The contract's folder and those below it: a file that is referred to may appear there."""
    output = config.out_folder.absolute()
    waiting = [contract.absolute().parent]
    for _ in range(MOST_FOLDERS):
        if not waiting:
            return
        folder = waiting.pop()
        yield folder
        with contextlib.suppress(OSError):
            waiting += [
                each
                for each in folder.iterdir()
                if each.name[0] not in "._" and each != output and each.is_dir()
            ]


def _configuration_files(edge: Edge) -> frozenset[Path]:
    """The file that is named, else those that would be read once they are there."""
    if edge.config_file:
        return frozenset({edge.config_file.absolute()})
    return frozenset({Path.cwd() / OWN_FILE, Path.cwd() / SHARED_FILE})
