"""What is added to a module leaves every byte that was there where it was."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.scaffold.editing import with_argument, with_imports, with_methods
from oas.errors import OutputError

STUBS = """class _:
    async def added_one(
        self, *, limit: int
    ) -> models.Page:
        \"\"\"One.\"\"\"
        raise HTTPException(501)

    async def added_two(self) -> None:
        raise HTTPException(501)
"""
HEADS = st.sampled_from(
    [
        "",
        '"""Text."""\n',
        "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n\n",
        "'''Text\n  of two lines'''\n\nfrom __future__ import annotations  # why\n",
        "import a; import b\nfrom c import (  # d\n    d,\n    e\n)\n",
        "if True:\n    import x\n",
        "# a comment alone\n\n\n",
        "import a \\\n    as b\n\n",
    ]
)
BASES = st.sampled_from(["(Brands)", "(\n    Brands,\n    A,\n)", "(x.Brands, metaclass = M )"])
BODIES = st.sampled_from(
    [
        " pass",
        " x = 1; y = 2  # one line",
        "\n    pass",
        "\n\n    '''doc'''",
        "\n\tx = 1\n\n\tasync def one ( self ) :\n\t\treturn 1",
        "\n  async def one(self):\n      return [1,\n2]  # odd\n      # inside\n  # below",
        "\n    async def one(self): return 1\n\n    # async def old(self): ...\n",
        '\n    def one(self):\n        return """\nflush left\n"""',
        "\n    class Inner:\n        def f(self): ...\n    if True:\n        z = 3\n\n\n",
        "\n    é = 'ü'   \n    x = 1 ; \n",
    ]
)
TAILS = st.sampled_from(["", "\n", "\n\n# end", "\n\n\nx = 1\n", "\n@deco\nclass Next: ...\n"])
ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def modules(draw: st.DrawFn) -> bytes:
    """Modules with a class A, laid out as no formatter would."""
    text = f"{draw(HEADS)}class A{draw(BASES)}:{draw(BODIES)}{draw(TAILS)}"
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + text.replace("\n", draw(ENDS)).encode()


def is_longer_only(before: bytes, after: bytes) -> bool:
    """Whether bytes were inserted, and nothing else: each old byte is there, in the old order."""
    rest = iter(after)
    return all(byte in rest for byte in before)


def methods(data: bytes) -> list[str]:
    tree = ast.parse(data)
    (holder,) = [n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "A"]
    return [n.name for n in holder.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@given(modules())
def test_methods_are_added_at_the_end_and_every_byte_stays(data: bytes) -> None:
    after = with_methods(data, "A", STUBS)
    assert methods(after) == [*methods(data), "added_one", "added_two"]
    assert is_longer_only(data, after)
    # Taking the lines of the methods out again gives what was there.
    added = after[after.index(b"async def added_one") :]
    assert added.count(b"HTTPException(501)") == 2
    if b"\r\n" in data:
        assert b"\n" not in after.replace(b"\r\n", b"")


@given(modules())
def test_imports_are_added_and_every_byte_stays(data: bytes) -> None:
    lines = ["from generated.core import models", "import uuid"]
    after = with_imports(data, lines)
    assert is_longer_only(data, after)
    tree = ast.parse(after)
    assert ast.get_docstring(tree, clean=False) == ast.get_docstring(ast.parse(data), clean=False)
    found = [ast.unparse(node) for node in tree.body]
    assert found.index(lines[0]) + 1 == found.index(lines[1])
    compile(after, "module", "exec")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("create_app()", "create_app(b=B())"),
        ("create_app(a=A())", "create_app(a=A(), b=B())"),
        ("create_app(a=A(), )", "create_app(a=A(), b=B(), )"),
        ("create_app(\n    a=A(),  # why\n)", "create_app(\n    a=A(),\n    b=B(),  # why\n)"),
        (
            "create_app(  # first\n        a=A(),\n        # c\n    )",
            "create_app(  # first\n        a=A(),\n        b=B(),\n        # c\n    )",
        ),
        ("x.create_app(**more)", "x.create_app(**more, b=B())"),
    ],
)
def test_an_argument_is_laid_out_as_those_before_it(call: str, expected: str) -> None:
    after = with_argument(f"app = {call}\n".encode(), "create_app", "b=B()")
    assert after == f"app = {expected}\n".encode()


@pytest.mark.parametrize("text", ["x = 1\n", "create_app()\ncreate_app()\n"])
def test_where_there_is_not_one_call_nothing_is_added(text: str) -> None:
    assert with_argument(text.encode(), "create_app", "b=B()") is None


def test_a_docstring_that_the_file_cannot_hold_is_refused() -> None:
    data = b"# -*- coding: latin-1 -*-\nclass A(B):\n    x = '\xe9'\n"
    assert b"'\xe9'" in with_methods(data, "A", STUBS)
    with pytest.raises(OutputError, match="nothing can be added to it"):
        with_methods(data, "A", STUBS.replace("One.", "Ω"))


def test_source_that_the_library_does_not_know_is_refused() -> None:
    with pytest.raises(OutputError, match="nothing can be added to it"):
        with_methods(b"class A:\n  x = (\n", "A", STUBS)


@pytest.mark.parametrize(
    "data", [b"class A(B): pass\r", b"class A(B):\n    def f(self): return 1\n\n    # y\n\n\f\n"]
)
def test_what_the_library_would_not_keep_is_refused(data: bytes) -> None:
    with pytest.raises(OutputError, match="nothing can be added to it: some of its blanks would"):
        with_methods(data, "A", STUBS)
