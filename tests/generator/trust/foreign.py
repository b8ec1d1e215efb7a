"""Foreign code, each with the module of CORE into which it is put and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Where code goes: instead of a text that stands in the module.
A_VALUE = "max_length=32"
AN_ANNOTATION = 'status: Literal["ok"]'
A_CLASS = "class Health(ContractModel):"
A_DOCSTRING = '"""The process is alive.'
A_ROUTE = '    @router.get(\n        "/brands",'
A_CALL = "return respond(await implemented.create_brand("
A_DEFAULT = "implementation: Brands | None = None"
END_OF_CLASS = "\n\n\nclass Readiness("


@dataclass(frozen=True, slots=True)
class Foreign:
    """`text` is put in the place of `instead` in the module `path`."""

    path: str
    instead: str
    text: str


def models(instead: str, text: str) -> Foreign:
    """Foreign code among the models."""
    return Foreign("models.py", instead, text)


def routes(instead: str, text: str) -> Foreign:
    """Foreign code among the routes."""
    return Foreign("routes/brands.py", instead, text)


def at_the_end(path: str, text: str) -> Foreign:
    """Foreign code behind everything else."""
    return Foreign(path, "", text)


STATEMENTS: Mapping[str, str] = {
    "exec": 'exec("x")',
    "eval": 'X = eval("1")',
    "print": 'print("x")',
    "open": 'X = open("x")',
    "__import__": 'X = __import__("os")',
    "import": "import os",
    "import as": "import os as Field2",
    "import from": "from os import system",
    "import from a table's module": "from typing import get_type_hints",
    "import of an own module": "from .serving import json",
    "import of a private name": "from .serving import _started",
    "import of a strange own module": "from .evil import Evil",
    "import from above": "from ... import secrets",
    "import of everything": "from pydantic import *",
    "import under a known name": "from pydantic import MISSING as Literal",
    "future": "from __future__ import annotations",
    "a function": "def f() -> None:\n    import os",
    "an async function": "async def f() -> None:\n    pass",
    "a lambda": "X = lambda: 1",
    "a decorator": "@staticmethod\nclass X(ContractModel):\n    pass",
    "a decorator that is called": "@cache(1)\nclass X(ContractModel):\n    pass",
    "a base that is called": "class X(make()):\n    pass",
    "a base that is a builtin": "class X(type):\n    pass",
    "a metaclass": "class X(ContractModel, metaclass=Meta):\n    pass",
    "a class keyword": "class X(ContractModel, strict=False):\n    pass",
    "a class keyword that is unpacked": "class X(ContractModel, **{}):\n    pass",
    "a method": "class X(ContractModel):\n    def __init__(self) -> None:\n        pass",
    "a class inside a class": "class X(ContractModel):\n    class Y:\n        pass",
    "a name twice": "class Health(ContractModel):\n    pass",
    "a name with underscores": "__path__ = ['/tmp']",
    "__getattr__": "def __getattr__(name: str) -> object:\n    return 1",
    "__debug__": "__debug__ = 1",
    "an unknown name": "X = globals",
    "an f-string": 'X = f"{1}"',
    "bytes": 'X = b"x"',
    "a complex number": "X = 1j",
    "an ellipsis": "X = ...",
    "a set": "X = {1}",
    "a comprehension": "X = [y for y in (1,)]",
    "a generator": "X = tuple(y for y in (1,))",
    "a walrus": "X = (y := 1)",
    "a conditional": "X = 1 if True else 2",
    "a comparison": "X = 1 < 2",
    "a sum": "X = 1 + 2",
    "a shift": "X = int >> str",
    "a negation": "X = not 1",
    "a negative text": 'X = -"x"',
    "a starred value": "X = [*(1, 2)]",
    "an unpacked dict": "X = {**{}}",
    "an unpacked argument": "X = Field(*(1,))",
    "unpacked keywords": "X = Field(**{})",
    "a private keyword": "X = Field(_x=1)",
    "an attribute chain": "X = ().__class__.__base__",
    "an attribute of an import": "X = BaseModel.model_config",
    "an attribute with underscores": "X = Health.__subclasses__",
    "a call of an attribute": "X = Health.model_validate(1)",
    "a call of a class": "X = Health()",
    "a call of a call": "X = Field()()",
    "a call of an index": "X = [1][0]()",
    "an index of a value": 'X = "x"[0]',
    "a quoted call in a type": "X = list['exec(1)']",
    "a quoted call in an alias": "X = TypeAliasType('X', 'exec(1)')",
    "if": "if True:\n    X = 1",
    "for": "for x in ():\n    pass",
    "while": "while False:\n    pass",
    "try": "try:\n    X = 1\nfinally:\n    pass",
    "with": "with X:\n    pass",
    "match": "match 1:\n    case _:\n        pass",
    "raise": "raise X",
    "assert": "assert Health",
    "del": "del Health",
    "global": "global X",
    "pass": "pass",
    "augmented": "Health |= 1",
    "two targets": "X = Y = 1",
    "a tuple of targets": "X, Y = 1, 2",
    "a target that is an attribute": "Health.x = 1",
    "a target that is an item": "Health[0] = 1",
    "a bare call": "Field()",
    "a bare name": "Health",
    "await": "X = await Field()",
    "yield": "X = yield 1",
    "two in one line": "X = 1; exec('x')",
    "the same twice in one line": "X = 1; X = 1",
}
PLACED: Mapping[str, Foreign] = {
    "an argument that is called": models(A_VALUE, "max_length=len('x')"),
    "a default factory": models(A_VALUE, "default_factory=exec"),
    "a keyword twice": models(A_VALUE, "max_length=32, max_length=32"),
    "a call in an annotation": models(AN_ANNOTATION, "status: exec('x')"),
    "a quoted call in an annotation": models(AN_ANNOTATION, "status: \"exec('x')\""),
    "a call quoted twice": models(AN_ANNOTATION, "status: \"list['exec(1)']\""),
    "a name in a Literal": models(AN_ANNOTATION, "status: Literal[evil]"),
    "a number as a type": models(AN_ANNOTATION, "status: 1"),
    "an attribute twice": models(AN_ANNOTATION, f"{AN_ANNOTATION}\n    {AN_ANNOTATION}"),
    "a name that is imported": models(A_CLASS, f"Field = 1\n\n\n{A_CLASS}"),
    "an attribute that hides": models(AN_ANNOTATION, f"Literal: int = 1\n    {AN_ANNOTATION}"),
    "a private attribute": models(AN_ANNOTATION, "_status: int"),
    "a slot of Python": models(AN_ANNOTATION, "__class__: int"),
    "a default that is called": models(AN_ANNOTATION, "status: int = exec('x')"),
    "a statement behind another": models(AN_ANNOTATION, f"{AN_ANNOTATION}; exec('x')"),
    "a docstring that ends early": models(A_DOCSTRING, '"""x"""; exec("x"); """'),
    "a docstring with a value": models(A_DOCSTRING, 'f"""{exec("x")}'),
    "a decorated class": models(A_CLASS, f"@exec\n{A_CLASS}"),
    "another base": models(A_CLASS, "class Health(ContractModel, Evil):"),
    "a decorator of a method": routes(A_ROUTE, f"    @evil\n{A_ROUTE}"),
    "a strange method of the router": routes(A_ROUTE, A_ROUTE.replace("get", "add_api_route")),
    "a strange router": routes(A_ROUTE, A_ROUTE.replace("router.get", "evil.get")),
    "a call between": routes(A_CALL, f"print(1)\n        {A_CALL}"),
    "a call of something else": routes(A_CALL, A_CALL.replace("respond", "exec", 1)),
    "a private method": routes(A_CALL, A_CALL.replace(".create_brand", "._x")),
    "a method of something else": routes(A_CALL, A_CALL.replace("implemented.", "models.")),
    "a branch": routes(A_CALL, f"if True:\n            pass\n        {A_CALL}"),
    "a default that calls": routes(A_DEFAULT, "implementation: Brands | None = exec('x')"),
    "an argument that hides": routes(A_DEFAULT, f"{A_DEFAULT}, cast: int = 1"),
    "an argument twice": routes(A_DEFAULT, f"{A_DEFAULT}, implementation: int = 1"),
    "variable arguments": routes(A_DEFAULT, f"{A_DEFAULT}, *args: int"),
    "variable keywords": routes(A_DEFAULT, f"{A_DEFAULT}, **words: int"),
    "positional arguments": routes(A_DEFAULT, f"{A_DEFAULT}, /"),
    "a private argument": routes(A_DEFAULT, f"{A_DEFAULT}, _x: int = 1"),
}
CHARACTERS: Mapping[str, str] = {
    "NUL": "\0",
    "form feed": "\f",
    "vertical tab": "\v",
    "carriage return": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "next line": "\x85",
    "line separator": "\u2028",
    "right to left": "\u202e",
    "isolate": "\u2066",
    "zero width": "\u200b",
    "byte order mark": "\ufeff",
    "soft hyphen": "\xad",
    "surrogate": "\ud800",
    "private use": "\ue000",
}
COMMENTS = (
    "# coding: latin-1",
    "# -*- coding: utf-7 -*-",
    "# type: ignore",
    "# type: () -> None",
    "# noqa",
    "# fmt: off",
    "# pragma: no cover",
    "# anything",
    "#",
    "#!/bin/sh",
)
