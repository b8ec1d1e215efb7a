"""Pure. Cuts a text to a size: each section gets its share, and says how much of it is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from console.problems import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a closing line may take, and what a section gets however many there are, while there is room.
_CLOSING, _LEAST = 120, 8_000


class Section(NamedTuple):
    """An opening that stands or falls with it all, and blocks, called `noun`; the last may go."""

    opening: str
    blocks: tuple[str, ...]
    noun: str


def fit(top: str, sections: Sequence[Section], limit: int) -> str:
    """At most `limit` bytes. Sections without room even for their opening are counted."""
    parts = [top]
    left = limit - _size(top) - _CLOSING
    for number, section in enumerate(sections):
        rest = len(sections) - number
        share = max(left // rest, min(left, _LEAST))
        if _size(section.opening) + _CLOSING > share:
            parts.append(
                f"\n**and {counted(rest, 'more report')}**: there is no room for them here\n"
            )
            break
        text = _section(section, share)
        parts.append(text)
        left -= _size(text)
    return "".join(parts)


def _section(section: Section, room: int) -> str:
    left = room - _size(section.opening) - _CLOSING
    kept: list[str] = []
    for block in section.blocks:
        left -= _size(block)
        if left < 0:
            hidden = counted(len(section.blocks) - len(kept), f"more {section.noun}")
            kept.append(f"**and {hidden}**: there is no room for them here\n\n")
            break
        kept.append(block)
    return section.opening + "".join(kept)


def _size(text: str) -> int:
    return len(text.encode())
