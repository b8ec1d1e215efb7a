"""What mypy makes of a package of models, and of enumerations."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build import build
from generator.options import BuildOptions, Enums
from oas.files import load
from tests.generator.models.conftest import contract, models_of, padding, properties, reference

if TYPE_CHECKING:
    from oas.json_value import JsonObject

CORE = Path(__file__).parents[3] / "contracts" / "core" / "openapi.json"
ZOO: JsonObject = {
    "Kind": {"type": "string", "enum": ["tame", "wild"]},
    "Cat": properties(kind={"allOf": [reference("Kind")], "default": "tame"}),
    "Dog": properties(kind=reference("Kind"), padding=reference("Padding")),
    "Padding": padding(),
}
USER = """
from core.app import create_app
from zoo import models
from zoo.models import Cat, Kind

def use(cat: Cat, dog: models.Dog) -> None:
    kind: Kind = cat.kind
    cat.kind = models.Kind.WILD
    cat.kind = "tame"
    models.Mouse
    reveal_type(dog.kind)

app = create_app()
"""


def test_type_checkers_see_every_model_and_nothing_else(tmp_path: Path) -> None:
    uses = (("/cats", "cats", reference("Cat")), ("/dogs", "dogs", reference("Dog")))
    models_of(contract(ZOO, *uses), Enums.STR_ENUM).write(tmp_path / "zoo")
    made = build(load(CORE), BuildOptions(enums=Enums.STR_ENUM), path="openapi.json")
    for path, data in made.files.items():
        (tmp_path / "core" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "core" / path).write_bytes(data)
    (tmp_path / "user.py").write_text(USER)
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-incremental"]
    done = subprocess.run(
        [*mypy, "-p", "zoo", "-p", "core", "-m", "user"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line.partition(": ")[2] for line in done.stdout.splitlines() if "user.py" in line]
    assert said == [
        (
            'error: Incompatible types in assignment (expression has type "str", variable has type '
            '"Kind")  [assignment]'
        ),
        'error: Module has no attribute "Mouse"  [attr-defined]',
        'note: Revealed type is "zoo.models.several.Kind | MISSING"',
    ]
    assert done.stdout.splitlines()[-1].startswith("Found 2 errors in 1 file"), done.stdout
