"""Pure. From the version of the base to that of the head, and whether it goes far enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump

if TYPE_CHECKING:
    from gates.contract_drift.versions.numbering import Numbering


@dataclass(frozen=True, slots=True)
class Step:
    """Two versions as they are written. `any_version`: whatever changed, a higher one is enough."""

    base: str
    head: str
    numbering: Numbering
    any_version: bool = False

    @property
    def is_raised(self) -> bool:
        """Whether the head has a higher version."""
        return self.numbering.order(self.base, self.head) > 0

    @property
    def is_lowered(self) -> bool:
        """Whether the head has a lower version."""
        return self.numbering.order(self.base, self.head) < 0

    def allows(self, bump: Bump) -> bool:
        """Whether the versions say what asks for `bump`; what asks for nothing needs none."""
        if bump is Bump.NONE:
            return True
        return self.is_raised if self.any_version else self.suffices(bump)

    def suffices(self, bump: Bump) -> bool:
        """Whether the head's version is one that may differ from the base by `bump`."""
        return self.numbering.suffices(self.base, self.head, bump)

    def needed(self, bump: Bump) -> str:
        """The lowest version that the head may have, where what changed asks for `bump`."""
        return self.numbering.needed(self.base, Bump.PATCH if self.any_version else bump)
