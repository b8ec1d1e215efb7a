"""The commands of contract-gen: read options, call one function, return its exit code."""

from __future__ import annotations

import click

from console.edge import edge, general_options
from console.help import Group, described
from generator.options import Engine, Enums, Style

CONTRACTS = click.argument("contracts", nargs=-1, metavar="[CONTRACT]...")


@described(
    groups={"Commands": ("build", "validate"), "About": ("schema",)},
    examples=(
        "contract-gen build            # every contract of the configuration",
        "contract-gen build --check    # in CI: is the committed code up to date?",
        "contract-gen validate contracts/core/openapi.json",
    ),
)
@click.group("contract-gen", cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="contrato", message="%(prog)s %(version)s")
@general_options
def program() -> None:
    """Build code from a contract: one openapi.json is the only source of truth.

    A CONTRACT is a file such as contracts/core/openapi.json, and its code goes to generated/core.
    Without one, all contracts are meant that contrato.toml or [tool.contrato] in pyproject.toml
    names, else contracts/*/openapi.*
    """


@described(
    groups={
        "What is built": ("--out", "--target", "--engine", "--style", "--enums"),
        "Instead of writing": ("--check", "--diff"),
        "Edited files": ("--overwrite-edited",),
    },
    examples=(
        "contract-gen build",
        "contract-gen build --diff contracts/core/openapi.json",
        "contract-gen build --target models --out src/api",
    ),
    exit_codes=(
        ("0", "built, or nothing to do"),
        ("1", "--check or --diff found a difference"),
        ("2", "not built: bad arguments, a contract that is not valid, a failure"),
        ("130, 143", "stopped by a signal"),
    ),
)
@program.command()
@CONTRACTS
@click.option("--out", metavar="DIR", default="", help="The folder to write to [generated].")
@click.option(
    "--target",
    "targets",
    metavar="NAME",
    multiple=True,
    help="What to build: models, routes; may be repeated [both].",
)
@click.option(
    "--engine",
    metavar="NAME",
    type=click.Choice([engine.value for engine in Engine]),
    help="Who emits the models: contrato, datamodel-code-generator [contrato].",
)
@click.option(
    "--style",
    metavar="NAME",
    type=click.Choice([style.value for style in Style]),
    help="What a model is: pydantic, dataclass, typed-dict, msgspec [pydantic].",
)
@click.option(
    "--enums",
    metavar="NAME",
    type=click.Choice([enums.value for enums in Enums]),
    help="What a named list of strings is: literal, str-enum [literal].",
)
@click.option("--check", is_flag=True, help="Print what a build would change, and why.")
@click.option("--diff", is_flag=True, help="Print it line by line, too.")
@click.option(
    "--overwrite-edited", is_flag=True, help="Undo what was edited by hand in generated files."
)
@general_options
def build(  # noqa: PLR0913, PLR0917 (one parameter an option)
    contracts: tuple[str, ...],
    out: str,
    targets: tuple[str, ...],
    engine: str | None,
    style: str | None,
    enums: str | None,
    *,
    check: bool,
    diff: bool,
    overwrite_edited: bool,
) -> int:
    """Write the code of each CONTRACT, or check the code that is there.

    Files that are not generated, or were edited by hand, are left alone.
    """
    from generator.commands.build import Manner, Mode, build_contracts, overridden

    mode = Mode.DIFF if diff else Mode.CHECK if check else Mode.WRITE
    config = overridden(
        edge().config(),
        out_folder=out,
        targets=targets,
        chosen={"engine": engine, "style": style, "enums": enums},
    )
    manner = Manner(mode, edge(), overwrite_edited=overwrite_edited)
    return build_contracts(config.contract_paths(contracts), config, manner)


@described(
    examples=(
        "contract-gen validate",
        "contract-gen validate --thorough contracts/core/openapi.json",
    ),
    exit_codes=(
        ("0", "valid, perhaps with warnings"),
        ("2", "not valid, or not readable"),
        ("130, 143", "stopped by a signal"),
    ),
)
@program.command()
@CONTRACTS
@click.option(
    "--thorough", is_flag=True, help="Ask openapi-spec-validator as well; slow on large contracts."
)
@general_options
def validate(contracts: tuple[str, ...], *, thorough: bool) -> int:
    """Print every problem of each CONTRACT as FILE:LINE:COLUMN.

    An error leaves the meaning of the contract undecided; a warning does not keep it from being
    built.
    """
    from generator.commands.validate import validate_contracts

    config = edge().config()
    paths = config.contract_paths(contracts)
    return validate_contracts(paths, config, thorough=thorough, quiet=edge().quiet)


@described(
    examples=("contract-gen schema config > contrato.schema.json",),
    exit_codes=(("0", "printed"), ("2", "not printed")),
)
@program.command()
@click.argument("name", type=click.Choice(["config", "lock"]))
@general_options
def schema(name: str) -> int:
    """Print the JSON Schema of the configuration or of generated.lock."""
    from generator.commands.schema import print_schema

    return print_schema(name)
