"""A folder of templates that stand in place of ours: read, held to our names, run in a sandbox."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from console.key import did_you_mean
from console.place import shown_path
from generator.trust.fault import ForeignCodeError
from oas.digest import digest
from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import jinja2

PACKAGES = {"models": "generator.models", "routes": "generator.routes"}
SUFFIX = ".py.jinja"
MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Templates:
    """The `texts` that stand in the folder, by a path such as `models/models.py.jinja`."""

    folder: Path
    texts: Mapping[str, str] = field(hash=False)

    @property
    def digest(self) -> str:
        """Another one as soon as a template is."""
        whole = "".join(f"{path}\0{text}\0" for path, text in sorted(self.texts.items()))
        return digest(whole.encode())

    @property
    def place(self) -> str:
        """The folder, for messages."""
        return shown_path(self.folder)

    @property
    def comments(self) -> frozenset[str]:
        """The comments that stand in the templates, word for word."""
        lines = (line.strip() for text in self.texts.values() for line in text.splitlines())
        return frozenset(line for line in lines if line.startswith("#"))

    def layout(self, package: str, name: str) -> Layout | None:
        """The template that stands in place of ours called `name`; None where ours stays."""
        path = f"{package.rpartition('.')[2]}/{name}"
        if path not in self.texts:
            return None
        import jinja2

        try:
            return Layout(_sandbox(self).get_template(path), shown_path(self.folder / path))
        except jinja2.TemplateSyntaxError as error:
            place = shown_path(self.folder / (error.name or path))
            raise _failed(f"{place}:{error.lineno}", error.message or "") from None

    def refused(self, fault: Exception, modules: Mapping[str, str]) -> ConfigError:
        """What to say of a `fault` found in `modules`, which these templates had a part in."""
        place, line, message = _unparsable(modules) or _foreign(fault)
        lines = modules.get(place, "").splitlines()[line - 1 : line]
        shown = f": {show(lines[0].strip())}" if lines else ""
        return ConfigError(
            f"with these templates, {message}{shown}",
            where=self.place,
            hint="docs/templates.md says what generated code may hold; nothing was written",
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """One template of somebody else."""

    template: jinja2.Template
    place: str

    def render(self, **fields: object) -> str:
        """What is laid out. Raises ConfigError with file and line, whatever fails in it."""
        try:
            return self.template.render(**fields)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 (their code: each failure of it is theirs)
            lines = [line for file, line in _frames(error) if file == self.template.filename]
            where = f"{self.place}:{lines[-1]}" if lines else self.place
            raise _failed(where, str(error) or type(error).__name__) from None


def read_templates(folder: Path) -> Templates:
    """The templates in `folder`. Raises ConfigError where one has no name of ours."""
    if not folder.is_dir():
        raise ConfigError(
            "there is no such folder of templates",
            where=shown_path(folder),
            hint="it holds models/*.py.jinja and routes/*.py.jinja: see docs/templates.md",
        )
    for entry in _visible(folder):
        if entry.is_dir() and entry.name not in PACKAGES:
            raise _unknown(entry, PACKAGES)
    paths = [path for target in sorted(PACKAGES) for path in _visible(folder / target)]
    for path in paths:
        if path.name not in _names(path.parent.name):
            raise _unknown(path, _names(path.parent.name))
    return Templates(folder, {p.relative_to(folder).as_posix(): _text(p) for p in paths})


def template_paths(folder: Path) -> Iterator[Path]:
    """Where a template in place of ours stands, or would stand."""
    for target in PACKAGES:
        yield folder / target
        yield from (folder / target / name for name in _names(target))


@cache
def _names(target: str) -> frozenset[str]:
    """The names of our own templates of a target."""
    from importlib.resources import files

    entries = (files(PACKAGES[target]) / "templates").iterdir()
    return frozenset(entry.name for entry in entries if entry.name.endswith(SUFFIX))


@lru_cache(maxsize=1)
def _sandbox(templates: Templates) -> jinja2.Environment:
    import jinja2
    from jinja2.sandbox import SandboxedEnvironment

    def load(path: str) -> tuple[str, str, None] | None:
        text = templates.texts.get(path)
        return None if text is None else (text, str(templates.folder / path), None)

    return SandboxedEnvironment(
        loader=jinja2.FunctionLoader(load),
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _visible(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _text(path: Path) -> str:
    """The text of a regular file of a reasonable size. Raises ConfigError."""
    try:
        if path.is_file() and path.stat().st_size <= MOST_BYTES:
            return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"not readable: {show(str(error))}", where=shown_path(path)) from None
    raise ConfigError(
        f"a template is a file of at most {MOST_BYTES:,} bytes", where=shown_path(path)
    )


def _unknown(path: Path, known: Mapping[str, str] | frozenset[str]) -> ConfigError:
    return ConfigError(
        f"there is no template of ours called {show(path.name)}",
        where=shown_path(path),
        hint=did_you_mean(path.name, known) or f"their names are {', '.join(sorted(known))}",
    )


def _failed(where: str, message: str) -> ConfigError:
    return ConfigError(
        f"the template fails: {show(message)}",
        where=where,
        hint="docs/templates.md lists what each template is given",
    )


def _unparsable(modules: Mapping[str, str]) -> tuple[str, int, str] | None:
    """The first module that is no Python: its path, the line, what is wrong."""
    for path, text in modules.items():
        try:
            ast.parse(text)
        except SyntaxError as error:
            line = error.lineno or 1
            return path, line, f"{path}:{line}: {error.msg}"
    return None


def _foreign(fault: Exception) -> tuple[str, int, str]:
    line = fault.line if isinstance(fault, ForeignCodeError) else 0
    return str(fault).partition(":")[0], line, str(fault)


def _frames(error: Exception) -> Iterator[tuple[str, int]]:
    trace = error.__traceback__
    while trace:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
