"""A small project on disk, and contract-gen run in it as people run it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CONTRACT = {
    "openapi": "3.1.0",
    "info": {"title": "Stock", "version": "1.0.0"},
    "paths": {
        "/items": {
            "get": {
                "operationId": "listItems",
                "tags": ["items"],
                "responses": {
                    "200": {
                        "description": "Items.",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {"$ref": "#/components/schemas/Item"},
                                }
                            }
                        },
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {"Item": {"type": "object", "properties": {"name": {"type": "string"}}}}
    },
}

FINGERPRINT = re.compile(rb'"fingerprint": "sha256:[0-9a-f]{64}"')


@dataclass(frozen=True)
class Project:
    """A folder with contracts in it."""

    folder: Path

    @property
    def package(self) -> Path:
        """Where the code of the contract `stock` goes."""
        return self.folder / "generated" / "stock"

    def put(self, name: str, *, renamed: bool = False) -> Path:
        """Write the contract, or the same with another class name, as that of `name`."""
        text = json.dumps(CONTRACT, indent=2)
        return self.put_text(name, text.replace("Item", "Thing") if renamed else text)

    def put_text(self, name: str, text: str) -> Path:
        path = self.folder / "contracts" / name / "openapi.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run(
        self, *arguments: str, flags: tuple[str, ...] = (), below: str = ".", **variables: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *flags, "-m", "generator", *arguments],
            cwd=self.folder / below,
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    def build(self) -> dict[str, bytes]:
        """Build everything; the files of the package `stock`."""
        done = self.run("build", "-q")
        assert done.returncode == 0, done.stderr
        return self.tree()

    def tree(self, folder: str = "generated/stock") -> dict[str, bytes]:
        """Every file below `folder`; the lock without the fingerprint of the generator, which
        somebody may be editing while the tests run.
        """
        top = self.folder / folder
        return {
            path.relative_to(top).as_posix(): FINGERPRINT.sub(b"", path.read_bytes())
            for path in top.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """One contract, and a configuration that says nothing."""
    (tmp_path / "contrato.toml").write_text("")
    made = Project(tmp_path)
    made.put("stock")
    return made


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same in another place."""
    folder = tmp_path_factory.mktemp("another place")
    (folder / "contrato.toml").write_text("")
    made = Project(folder)
    made.put("stock")
    return made
