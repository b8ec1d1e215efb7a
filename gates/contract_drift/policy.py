"""Pure. What a team asks of a change: which versions say it, and which impacts no version excuses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gates.contract_drift.versions.numbering import Versioning
from gates.finding import Impact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from console.key import Value

_FROM_THE_WORST = tuple(Impact)


class Mode(StrEnum):
    """SEMVER: the version says how much changed. ANY_BUMP: any higher version will do.

    FROZEN: nothing may change that anybody can see. COMPATIBLE: as SEMVER, and nothing may break.
    """

    SEMVER = "semver"
    ANY_BUMP = "any-bump"
    FROZEN = "frozen"
    COMPATIBLE = "compatible"


_FORBIDDEN: Mapping[Mode, frozenset[Impact]] = {
    Mode.SEMVER: frozenset(),
    Mode.ANY_BUMP: frozenset(),
    Mode.FROZEN: frozenset({Impact.BREAKING, Impact.RISKY, Impact.COMPATIBLE}),
    Mode.COMPATIBLE: frozenset({Impact.BREAKING}),
}


@dataclass(frozen=True, slots=True)
class Policy:
    """The options of the gate. `fail_on` is the least impact that fails at any version.

    `fastapi`: FastAPI wrote the head from code, in a form of its own.
    """

    mode: Mode = Mode.SEMVER
    fail_on: Impact | None = None
    versioning: Versioning = Versioning.SEMVER
    open_enums: bool = False
    fastapi: bool = False
    raw: bool = False

    @property
    def any_version(self) -> bool:
        """Whether a higher version is enough, however little higher it is."""
        return self.mode in {Mode.ANY_BUMP, Mode.FROZEN}

    def forbids(self, impact: Impact | None) -> bool:
        """Whether such a change fails at any version."""
        if impact is None:
            return False
        return impact in _FORBIDDEN[self.mode] or impact in self._from_fail_on

    @property
    def _from_fail_on(self) -> tuple[Impact, ...]:
        if self.fail_on is None:
            return ()
        return _FROM_THE_WORST[: _FROM_THE_WORST.index(self.fail_on) + 1]


def read_policy(options: Mapping[str, Value]) -> Policy:
    """The policy that the keys of `console.settings` say."""
    fail_on = options.get("fail-on", "none")
    return Policy(
        Mode(str(options.get("policy", Mode.SEMVER))),
        None if fail_on == "none" else Impact(str(fail_on)),
        Versioning(str(options.get("versioning", Versioning.SEMVER))),
        open_enums=bool(options.get("open-enums")),
        fastapi=bool(options.get("fastapi")),
        raw=bool(options.get("raw")),
    )
