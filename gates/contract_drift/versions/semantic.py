"""Pure. Semantic Versioning 2.0.0: what a higher version promises about what changed.

A pre-release announces its core: `2.0.0-rc.1` may break what `1.9.0` promised. Between two
pre-releases of one core anything goes that the core itself may bring: `2.0.0` is a major version, so
its candidates may break each other; `1.1.0` is a minor one, so its candidates may only add. What was
never released cannot be told from what was, and a gate that does not know does not say yes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gates.contract_drift.judgement import Bump

if TYPE_CHECKING:
    from semver import Version

Core: TypeAlias = "tuple[int, int, int]"

# Python reads no number of more than 4,300 digits, and nobody writes a version that long.
_LONGEST = 256


class Semantic:
    """Versions as semver.org orders them."""

    @property
    def reason(self) -> str:
        """One word for machines, where a version is none of these."""
        return "version-not-semver"

    @property
    def hint(self) -> str:
        """What to do about it."""
        return (
            "write info.version as MAJOR.MINOR.PATCH, such as 1.4.0 (semver.org, 2.0.0); where "
            "versions are dates such as 2026-05-31, add --versioning calendar"
        )

    def reads(self, text: str) -> bool:
        """Whether `text` is a semantic version, exactly."""
        return parse_version(text) is not None

    def order(self, base: str, head: str) -> int:
        """As section 11 says; build metadata make no other version (section 10)."""
        return _parsed(head).compare(_parsed(base))

    def suffices(self, base: str, head: str, bump: Bump) -> bool:
        """Whether the head is higher, and its core promises no more than `bump` lets it."""
        core = _core(_parsed(head))
        return self.order(base, head) > 0 and core >= _least_core(_parsed(base), bump)

    def needed(self, base: str, bump: Bump) -> str:
        """The release, or the next pre-release where the base is on the way to that release."""
        version = _parsed(base)
        core = _least_core(version, bump)
        release = ".".join(map(str, core))
        if core == _core(version) and version.prerelease:
            return f"{release}-{_next_identifiers(version.prerelease)}"
        return release


def parse_version(text: str) -> Version | None:
    """The version that `text` spells exactly, None where it is none."""
    from semver import Version

    if len(text) > _LONGEST:
        return None
    try:
        version = Version.parse(text)
    except ValueError:
        return None
    # The library takes a newline at the end, in releases before 3.1.
    return version if str(version) == text else None


def _parsed(text: str) -> Version:
    version = parse_version(text)
    if version is None:
        raise ValueError(f"{text!r} was to be refused before it is compared")
    return version


def _core(version: Version) -> Core:
    return version.major, version.minor, version.patch


def _least_core(base: Version, bump: Bump) -> Core:
    """The lowest MAJOR.MINOR.PATCH whose versions may differ from the base by `bump`."""
    major, minor, patch = core = _core(base)
    if major == 0:
        # Anything may change there (section 4); by custom the middle number says what breaks.
        bump = Bump.MINOR if bump is Bump.MAJOR else Bump.PATCH
    if base.prerelease and bump <= _promised_by(core):
        return core
    match bump:
        case Bump.MAJOR:
            return major + 1, 0, 0
        case Bump.MINOR:
            return major, minor + 1, 0
        case Bump.PATCH | Bump.NONE:
            return major, minor, patch + 1


def _promised_by(core: Core) -> Bump:
    """What the release of this core may bring: `2.0.0` breaks, `1.1.0` adds, `1.1.1` corrects."""
    if core[2]:
        return Bump.PATCH
    return Bump.MINOR if core[1] else Bump.MAJOR


def _next_identifiers(prerelease: str) -> str:
    """`rc.1` is followed by `rc.2`, `beta` by `beta.1`."""
    first, dot, last = prerelease.rpartition(".")
    return f"{first}{dot}{int(last) + 1}" if last.isdecimal() else f"{prerelease}.1"
