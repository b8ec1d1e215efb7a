"""What is generated passes, and foreign code of every kind is refused, wherever it is put."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from generator.build import HEADER
from generator.options import Engine
from generator.trust.fault import ForeignCodeError
from generator.trust.own import exports, templates
from generator.trust.tables import BY_PATH, FROM_CONTRACT
from generator.trust.tree import check_module, check_modules
from tests.generator.trust.foreign import CHARACTERS, COMMENTS, PLACED, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.generator.trust.foreign import Foreign

REFUSED = (ForeignCodeError, SyntaxError)


def checked(path: str, text: str) -> None:
    check_module(path, text, header=HEADER)


def contract_takes_part_in(modules: Mapping[str, str]) -> dict[str, str]:
    return {path: text for path, text in modules.items() if path in BY_PATH or "/" in path}


def test_what_is_generated_passes_and_compiles(modules: Mapping[str, str]) -> None:
    parts = contract_takes_part_in(modules)
    assert len(parts) > 10
    for path, text in parts.items():
        checked(path, text)
        compile(text, path, "exec", dont_inherit=True)


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
@pytest.mark.parametrize("path", ["models.py", "routes/brands.py"])
def test_a_foreign_statement_is_refused(
    modules: Mapping[str, str], path: str, statement: str
) -> None:
    with pytest.raises(REFUSED):
        checked(path, f"{modules[path]}\n\n{statement}\n")


@pytest.mark.parametrize("foreign", PLACED.values(), ids=PLACED)
def test_foreign_code_within_a_statement_is_refused(
    modules: Mapping[str, str], foreign: Foreign
) -> None:
    text = modules[foreign.path]
    assert foreign.instead in text
    with pytest.raises(REFUSED):
        checked(foreign.path, text.replace(foreign.instead, foreign.text, 1))


@pytest.mark.parametrize("character", CHARACTERS.values(), ids=CHARACTERS)
def test_a_character_that_is_not_printable_is_refused(
    modules: Mapping[str, str], character: str
) -> None:
    text = modules["models.py"]
    for changed in (
        text.replace("The process", f"The {character} process"),
        text.replace("class Health", f"{character}class Health"),
        text + character,
    ):
        assert changed != text
        with pytest.raises(ForeignCodeError, match="the character"):
            checked("models.py", changed)


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_foreign_comment_is_refused(modules: Mapping[str, str], comment: str) -> None:
    text = modules["models.py"]
    for changed in (
        text.replace(HEADER, f"{HEADER}{comment}\n"),
        f"{text}{comment}\n",
        text.replace(" = MISSING\n", f" = MISSING  {comment}\n", 1),
        text.replace(" = MISSING\n", f" = MISSING  {comment}\n"),
    ):
        assert changed != text
        with pytest.raises(ForeignCodeError, match="the comment"):
            checked("models.py", changed)


def test_a_hash_in_a_text_is_no_comment(modules: Mapping[str, str]) -> None:
    text = modules["models.py"].replace("The process", "# noqa: the process")
    checked("models.py", text)
    ours = "# A route asks whether its method is there before it calls it."
    doc = '"""A legal entity that owns'
    assert doc in text
    checked("models.py", text.replace(doc, f'"""x\n    {ours}\n    '))


def test_a_line_that_a_backslash_continues_is_refused(modules: Mapping[str, str]) -> None:
    with pytest.raises(ForeignCodeError, match="continued"):
        checked("models.py", modules["models.py"] + "X = \\\n    1\n")


def test_letters_that_python_reads_as_others_are_read_as_those(modules: Mapping[str, str]) -> None:
    text = modules["models.py"] + "\n\nX = ｅｖａｌ('1')\n"
    with pytest.raises(ForeignCodeError, match="eval"):
        checked("models.py", text)


def test_a_module_needs_its_header_and_a_table(modules: Mapping[str, str]) -> None:
    text = modules["models.py"]
    with pytest.raises(ForeignCodeError, match="header"):
        checked("models.py", text.removeprefix(HEADER))
    with pytest.raises(ForeignCodeError, match="no table"):
        checked("evil.py", text)


def test_a_support_module_is_its_template_word_for_word(modules: Mapping[str, str]) -> None:
    text = modules["serving.py"]
    rendered = {"serving.py": HEADER + templates()["serving.py.txt"]}
    found = {"serving.py": text}
    check_modules(found, rendered, header=HEADER, engine=Engine.CONTRATO)
    changed = {"serving.py": rendered["serving.py"] + "\n"}
    with pytest.raises(ForeignCodeError, match=r"serving\.py: .*no table"):
        check_modules(found, changed, header=HEADER, engine=Engine.CONTRATO)


def test_the_static_part_of_a_module_is_its_templates(modules: Mapping[str, str]) -> None:
    text = modules["replies.py"]
    assert "super().__init__" in text
    with pytest.raises(ForeignCodeError, match="its template"):
        checked("replies.py", text.replace("super().__init__", "exec"))


def test_the_fault_names_module_line_and_node(modules: Mapping[str, str]) -> None:
    text = modules["models.py"]
    line = text[: text.index(AT)].count("\n") + 1
    written = {"models.py": text.replace(AT, "status: exec")}
    with pytest.raises(ForeignCodeError, match=rf"models\.py:{line}: Name 'exec'"):
        check_modules(written, written, header=HEADER, engine=Engine.CONTRATO)


AT = 'status: Literal["ok"]'


def test_what_support_modules_define_is_read_as_python_reads_it() -> None:
    for name, text in templates().items():
        if not name.endswith(".py.txt"):
            continue
        defined = set[str]()
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                defined.add(node.name)
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                defined |= {target.id for target in targets if isinstance(target, ast.Name)}
            elif isinstance(node, ast.ImportFrom) and node.level:
                defined |= {alias.name for alias in node.names}
        public = {each for each in defined if not each.startswith("_")}
        assert exports(name.removesuffix(".py.txt")) == public, name


def test_what_a_contract_names_is_imported_from_modules_that_have_a_table() -> None:
    tops = {path.partition(".")[0].partition("/")[0] for path in BY_PATH}
    assert tops - {"__init__", "app"} == FROM_CONTRACT
