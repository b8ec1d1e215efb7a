"""The command init: reads options, calls one function, returns its exit code."""

from __future__ import annotations

import os

import click

from console.edge import edge, general_options
from console.help import Command, described


@described(
    groups={
        "From an application": ("--from-app", "--keep-422"),
        "Where it goes": ("--write",),
    },
    examples=(
        "contract-gen init                              # a small contract to begin with",
        "contract-gen init --from-app shop.main:app     # of an application that exists",
        "contract-gen init --from-app shop:create_app --write contracts/shop/openapi.json",
    ),
    exit_codes=(
        ("0", "written"),
        ("2", "not written: there is one already, the application fails, it is not valid"),
        ("130, 143", "stopped by a signal"),
    ),
)
@click.command(cls=Command)
@click.option(
    "--from-app",
    "app",
    metavar="MODULE:APP",
    default="",
    help="A FastAPI application, or a function that returns one; MODULE is imported from here.",
)
@click.option(
    "--keep-422", is_flag=True, help="Keep the answers 422 that FastAPI adds to its document."
)
@click.option(
    "--write",
    metavar="FILE",
    default="",
    help="The contract to write [contracts/NAME/openapi.json; NAME is this folder's].",
)
@general_options
def init(app: str, write: str, *, keep_422: bool) -> int:
    """Write a first contract, and contrato.toml where nothing is configured.

    With --from-app it says what the application says of itself, without what FastAPI adds: titles
    that repeat a name, answers 422, path and method in an operationId. From then on the contract
    is what you change, and the code follows. Nothing is ever overwritten.
    """
    from generator.commands.init import Wanted, init_project

    return init_project(
        Wanted(app, write, keep_422=keep_422), edge().config(), os.environ, quiet=edge().quiet
    )
