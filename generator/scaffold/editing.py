"""Pure. Adds to a module that a person wrote: every byte that was there stays as it was.

libcst keeps what Python's own parser drops: comments, blanks, quotes, line ends. What comes out is
compared with what went in; anything but an addition is a fault of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import libcst as cst


def with_methods(data: bytes, holder: str, source: str) -> bytes:
    """The module with the methods of the class in `source` at the end of its class `holder`."""

    def add(module: cst.Module) -> cst.Module:
        import libcst as cst

        old = _class(module, holder)
        blank = cst.EmptyLine(indent=False)
        written = _class(cst.parse_module(source, module.config_for_parsing), "")
        methods = [cst.ensure_type(part, cst.FunctionDef) for part in written.body.body]
        spaced = [method.with_changes(leading_lines=[blank]) for method in methods]
        return module.with_deep_changes(old, body=_block(old.body, spaced))

    return _edited(data, add)


def with_imports(data: bytes, lines: Sequence[str]) -> bytes:
    """The module with import statements below those that it begins with."""

    def add(module: cst.Module) -> cst.Module:
        import libcst as cst

        place = _after_imports(module)
        added = cst.parse_module("\n".join(lines) + "\n", module.config_for_parsing).body
        return module.with_changes(body=[*module.body[:place], *added, *module.body[place:]])

    return _edited(data, add) if lines else data


def with_argument(data: bytes, function: str, source: str) -> bytes | None:
    """The module whose one call of `function` passes `source` too; None where there is not one."""

    def add(module: cst.Module) -> cst.Module:
        call = _only_call(module, function)
        return module if call is None else module.with_deep_changes(call, args=_more(call, source))

    new = _edited(data, add)
    return None if new == data else new


def _edited(data: bytes, add: Callable[[cst.Module], cst.Module]) -> bytes:
    """What `add` makes of the module. Raises OutputError where it cannot be edited."""
    import libcst as cst

    try:
        module = cst.parse_module(data)
        # Known not to be kept: carriage returns as line ends, some form feeds.
        new = add(module).bytes if module.bytes == data else None
    except (cst.ParserSyntaxError, UnicodeError, RecursionError) as problem:
        raise _refusal(type(problem).__name__) from problem
    if new is None:
        raise _refusal("some of its blanks would change")
    rest = iter(new)
    if not all(byte in rest for byte in data):
        raise AssertionError("an edit changed what was there")
    return new


def _refusal(reason: str) -> OutputError:
    return OutputError(f"nothing can be added to it: {reason}", hint="write it by hand")


def _class(module: cst.Module, name: str) -> cst.ClassDef:
    """The class of this name, the first of all where it is empty."""
    import libcst as cst
    import libcst.matchers as m

    wanted = m.ClassDef(name=m.Name(name)) if name else m.ClassDef()
    return cst.ensure_type(m.findall(module, wanted)[0], cst.ClassDef)


def _block(body: cst.BaseSuite, added: Sequence[cst.FunctionDef]) -> cst.BaseSuite:
    """`body` with more statements; `class A: pass` gets lines of its own first."""
    import libcst as cst

    if isinstance(body, cst.SimpleStatementSuite):
        line = cst.SimpleStatementLine(body.body, trailing_whitespace=body.trailing_whitespace)
        header = cst.TrailingWhitespace(whitespace=body.leading_whitespace)
        return cst.IndentedBlock([line, *added], header=header)
    return body.with_changes(body=[*body.body, *added])


def _after_imports(module: cst.Module) -> int:
    """Where the docstring and the imports at the top of the module end."""
    import libcst.matchers as m

    imports = m.SimpleStatementLine(body=[m.Import() | m.ImportFrom(), m.ZeroOrMore()])
    text = m.SimpleStatementLine(body=[m.Expr(m.SimpleString() | m.ConcatenatedString())])
    place = 0
    for index, statement in enumerate(module.body):
        if not m.matches(statement, imports if index else imports | text):
            break
        place = index + 1
    return place


def _only_call(module: cst.Module, function: str) -> cst.Call | None:
    import libcst as cst
    import libcst.matchers as m

    name = m.Name(function)
    found = m.findall(module, m.Call(func=name | m.Attribute(attr=name)))
    return found[0] if len(found) == 1 and isinstance(found[0], cst.Call) else None


def _more(call: cst.Call, source: str) -> list[cst.Arg]:
    """The arguments and one more, laid out as the ones before it are."""
    import libcst as cst

    added = cst.ensure_type(cst.parse_expression(f"f({source})"), cst.Call).args[0]
    if not call.args:
        return [added]
    *others, last = call.args
    if isinstance(last.comma, cst.Comma):  # one line each: the comma stays at the end
        between = last.comma.with_changes(whitespace_after=_between(call))
        return [*others, last.with_changes(comma=between), added.with_changes(comma=last.comma)]
    comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    return [*others, last.with_changes(comma=comma), added]


def _between(call: cst.Call) -> cst.BaseParenthesizableWhitespace:
    """A line break and the indentation of the arguments, without comments that stand there."""
    import libcst as cst

    before = call.whitespace_before_args
    if isinstance(before, cst.ParenthesizedWhitespace):
        return cst.ParenthesizedWhitespace(indent=before.indent, last_line=before.last_line)
    return cst.SimpleWhitespace(" ")
