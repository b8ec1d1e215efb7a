"""Text of a contract enters Python source as a literal and nothing else."""

from __future__ import annotations

import ast
import inspect

from hypothesis import given
from hypothesis import strategies as st

from generator.literal import docstring, literal

HOSTILE = (
    st.text(alphabet=st.sampled_from("\"'\\{}%#\n\r\t \x00\x1b\u2028\u202ea\u200b")) | st.text()
)


@given(HOSTILE)
def test_a_literal_evaluates_to_the_text(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text
    assert literal(text).isprintable()


@given(HOSTILE, st.sampled_from([0, 4]))
def test_a_docstring_is_one_string_that_says_the_text(text: str, indent: int) -> None:
    source = docstring(text, indent)
    if not source:
        assert not text.strip()
        return
    body = " " * indent + source
    holder = f"class A:\n{body}\n" if indent else f"{body}\n"
    tree = ast.parse(holder)
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    assert len(strings) == 1
    words = inspect.cleandoc(str(strings[0].value)).split()
    assert words == text.expandtabs().split()


def test_lines_keep_their_indentation() -> None:
    assert ast.literal_eval(docstring("a\n  b\nc")) == "a\n  b\nc\n"
