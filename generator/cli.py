"""The commands of contract-gen: read options, call one function, return its exit code."""

from __future__ import annotations

import click

from console.edge import edge, general_options
from console.help import Group, described
from generator.build_cli import CONTRACTS, build
from generator.init_cli import init


@described(
    groups={"Commands": ("init", "build", "scaffold", "validate", "bundle"), "About": ("schema",)},
    examples=(
        "contract-gen build            # every contract of the configuration",
        "contract-gen scaffold         # classes for you to fill in; later runs only add",
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


program.add_command(init)
program.add_command(build)


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


@described(
    groups={
        "Where it goes": ("--into",),
        "Instead of writing": ("--check",),
    },
    examples=(
        "contract-gen scaffold contracts/core/openapi.json   # app/core/brands.py and so on",
        "contract-gen scaffold --check    # in CI: does every operation have its method?",
    ),
    exit_codes=(
        ("0", "written, or nothing to do"),
        ("1", "--check found a method that is new, gone or changed"),
        ("2", "a module that does not parse, a contract that is not valid, a failure"),
        ("130, 143", "stopped by a signal"),
    ),
)
@program.command()
@CONTRACTS
@click.option("--into", metavar="DIR", default="", help="The folder of your code [app].")
@click.option("--check", is_flag=True, help="Print what is new, gone or changed; write nothing.")
@general_options
def scaffold(contracts: tuple[str, ...], into: str, *, check: bool) -> int:
    """Write classes for you to implement; later add what is new.

    Each tag gets a module with a class, each operation a method that answers 501. They are yours:
    a later run appends the methods that are new, lists those that are gone or changed, and touches
    nothing else. A class is found by its base, as in class BrandsService(Brands).
    """
    from generator.commands.scaffold import implemented_in, scaffold_contracts

    config = implemented_in(edge().config(), into)
    return scaffold_contracts(
        config.contract_paths(contracts), config, check=check, quiet=edge().quiet
    )


@described(
    examples=(
        "contract-gen bundle specs/openapi.yaml --output dist/openapi.json",
        "contract-gen bundle specs/openapi.yaml | less",
    ),
    exit_codes=(
        ("0", "written or printed"),
        ("2", "not written: a reference that cannot be followed, a failure"),
        ("130, 143", "stopped by a signal"),
    ),
)
@program.command()
@click.argument("contract", metavar="CONTRACT")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="",
    help="Where to, as JSON or YAML by the suffix; else JSON is printed.",
)
@general_options
def bundle(contract: str, output: str) -> int:
    """Write a CONTRACT of many files as one document.

    What other files hold becomes a component, or takes the place of its $ref where the
    specification allows none. Files outside the project are not read, and nothing is fetched.
    """
    from generator.commands.bundle import bundle_contract

    config = edge().config()
    (path,) = config.contract_paths((contract,))
    return bundle_contract(path, config, output=output, quiet=edge().quiet)
