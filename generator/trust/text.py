"""Pure. What the text of a module may hold that its tree does not show: characters and comments."""

from __future__ import annotations

import io
import re
import tokenize

from generator.trust.fault import ForeignCodeError
from generator.trust.own import comments
from oas.show import show

_CONTINUED = re.compile(r"(?<!\\)(?:\\\\)*\\\n")


def check_characters(text: str) -> None:
    """Refuse what is not printable, apart from line ends, and a statement that a backslash joins.

    So no NUL, form feed, carriage return or tab, no character that turns the direction of text, and
    none without width: what is meant to hold one has it as an escape.
    """
    flat = text.replace("\n", "")
    if not flat.isprintable():
        odd = next(character for character in flat if not character.isprintable())
        raise ForeignCodeError(f"the character {show(odd)}")
    if "\\\n" in text and _CONTINUED.search(text):
        raise ForeignCodeError("a line that is continued by a backslash")


def check_comments(text: str, known: frozenset[str], in_strings: int) -> None:
    """Refuse comments that are not word for word in our templates, or `known`.

    `in_strings` says how many `#` the tree has in its strings: where none is left but those of our
    own lines, there is nothing to look for.
    """
    own = comments() | known
    if "#" not in text or text.count("#") == in_strings + _own_marks(text, own):
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and token.string not in own:
            raise ForeignCodeError(f"the comment {show(token.string)}")


def _own_marks(text: str, own: frozenset[str]) -> int:
    lines = (line.strip() for line in text.split("\n") if "#" in line)
    return sum(line.count("#") for line in lines if line in own)
