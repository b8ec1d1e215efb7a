"""The options of `contract-gen build`: read them, call one function, return its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from console.edge import edge, general_options
from console.help import Command, described
from generator.options import Engine, Enums, Style

if TYPE_CHECKING:
    from console.config import Config
    from generator.commands.build import Manner

CONTRACTS = click.argument("contracts", nargs=-1, metavar="[CONTRACT]...")


@described(
    groups={
        "What is built": ("--out", "--target", "--engine", "--style", "--enums", "--templates"),
        "Instead of writing": ("--check", "--diff"),
        "Again and again": ("--watch",),
        "What stops it": ("--strict", "--overwrite-edited"),
    },
    examples=(
        "contract-gen build",
        "contract-gen build --watch",
        "contract-gen build --diff contracts/core/openapi.json",
        "contract-gen build --target models --out src/api",
    ),
    exit_codes=(
        ("0", "built, or nothing to do"),
        ("1", "--check or --diff found a difference, --strict something that is not expressed"),
        ("2", "not built: bad arguments, a contract that is not valid, a failure"),
        ("130, 143", "stopped by a signal"),
    ),
)
@click.command("build", cls=Command)
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
@click.option(
    "--templates",
    metavar="DIR",
    default="",
    help="Your templates, models/*.jinja and routes/*.jinja, in place of ours.",
)
@click.option("--check", is_flag=True, help="Print what a build would change, and why.")
@click.option("--diff", is_flag=True, help="Print it line by line, too.")
@click.option("--watch", is_flag=True, help="Build what changes, until Ctrl-C.")
@click.option(
    "--strict",
    is_flag=True,
    help="Write nothing where the code would not enforce or express all of the contract.",
)
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
    templates: str,
    *,
    check: bool,
    diff: bool,
    watch: bool,
    strict: bool,
    overwrite_edited: bool,
) -> int:
    """Write the code of each CONTRACT, or check the code that is there.

    Files that are not generated, or were edited by hand, are left alone.
    """
    from generator.commands.build import Manner, Mode, build_contracts, overridden

    if watch and (check or diff):
        raise click.UsageError("--watch writes what it builds: leave out --check and --diff")
    mode = Mode.DIFF if diff else Mode.CHECK if check else Mode.WRITE

    def configured() -> tuple[Config, Manner]:
        config = overridden(
            edge().config(),
            folders={"out": out, "templates": templates},
            targets=targets,
            chosen={"engine": engine, "style": style, "enums": enums},
        )
        whole = strict or config.strict
        return config, Manner(mode, edge(), overwrite_edited=overwrite_edited, strict=whole)

    if watch:
        from generator.commands.watching import watch_contracts

        return watch_contracts(contracts, configured, edge())
    config, manner = configured()
    return build_contracts(config.contract_paths(contracts), config, manner)
