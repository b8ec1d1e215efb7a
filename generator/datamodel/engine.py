"""The only place that calls datamodel-code-generator: in this process, without disk or network.

It gets a document made here, of which a contract gives nothing but texts and values, and every
flag it decides by is written below: no configuration of the machine takes part.
"""

from __future__ import annotations

import importlib.util
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING, assert_never

from generator.options import Style
from oas.errors import ConfigError, OutputError
from oas.show import printable, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from datamodel_code_generator._types.generate_config_dict import GenerateConfigDict

    from oas.json_value import JsonObject

PACKAGE = "datamodel-code-generator"
VERSION = "0.89.0"
HINT = f"pip install 'contrato[{PACKAGE}]', or set engine = contrato"
BASE_MODULE, BASE_CLASS = "contract_model", "ContractModel"


@dataclass(frozen=True, slots=True)
class Generated:
    """The module as the engine wrote it, and what it said it could not express."""

    text: str
    warnings: tuple[str, ...]


def check_installed() -> None:
    """Raise ConfigError where the engine is missing, or is not the version this was made with.

    Its output changes between minor versions, and with it what the checks here know of it.
    """
    if importlib.util.find_spec("datamodel_code_generator") is None:
        raise ConfigError(f"the engine {PACKAGE} is not installed", hint=HINT)
    found = metadata.version(PACKAGE)
    if found != VERSION:
        raise ConfigError(f"{PACKAGE} {VERSION} is needed, and {found} is installed", hint=HINT)


def generate(schemas: JsonObject, style: Style, names: Mapping[str, str]) -> Generated:
    """The models of `schemas` in one module. Raises OutputError where the engine gives up.

    `names` maps `Class.property` to the attribute's name, where it is not the property's own.
    """
    check_installed()
    from datamodel_code_generator import generate as run

    document: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": "", "version": ""},
        "paths": {},
        "components": {"schemas": schemas},
    }
    options: GenerateConfigDict = {**_every_style(), **_style(style), "aliases": dict(names)}
    with _recorded() as said:
        try:
            text = run(document, **options)
        except Exception as problem:
            raise OutputError(
                f"{PACKAGE} gave up: {type(problem).__name__}: {show(problem)}",
                hint="set engine = contrato",
            ) from problem
    if not isinstance(text, str):
        raise OutputError(f"{PACKAGE} wrote no module")
    return Generated(text, tuple(dict.fromkeys(said)))


@contextmanager
def _recorded() -> Iterator[list[str]]:
    """The warnings of the engine about what it leaves out; those about its own future are not."""
    said: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield said
    said += [printable(str(one.message)) for one in caught if issubclass(one.category, UserWarning)]


def _every_style() -> GenerateConfigDict:
    from datamodel_code_generator.enums import InputFileType, OpenAPIScope
    from datamodel_code_generator.format import PythonVersion
    from datamodel_code_generator.parser import LiteralType

    return {
        "input_file_type": InputFileType.OpenAPI,
        "openapi_scopes": [OpenAPIScope.Schemas],
        "target_python_version": PythonVersion.PY_311,
        # Names are ours already; whatever is changed all the same is found afterwards.
        "custom_class_name_generator": str,
        "treat_dot_as_module": False,
        "keep_model_order": True,
        "disable_timestamp": True,
        "formatters": [],
        "allow_remote_refs": False,
        "strict_refs": True,
        "enum_field_as_literal": LiteralType.All,
        "use_type_alias": True,
        "use_standard_collections": True,
        "use_union_operator": True,
        "use_schema_description": True,
        "use_field_description": True,
        "strict_nullable": True,
        "field_constraints": True,
        "use_annotated": True,
        "keyword_only": True,
    }


def _style(style: Style) -> GenerateConfigDict:
    from datamodel_code_generator.enums import (
        DataModelType,
        StrictTypes,
        TargetPydanticVersion,
    )
    from datamodel_code_generator.format import DateClassType, DatetimeClassType

    standard_types: GenerateConfigDict = {
        "use_standard_primitive_types": True,
        "output_datetime_class": DatetimeClassType.Datetime,
        "output_date_class": DateClassType.Date,
    }
    match style:
        case Style.PYDANTIC:
            return {
                "output_model_type": DataModelType.PydanticV2BaseModel,
                "target_pydantic_version": TargetPydanticVersion.V2_14,
                "base_class": f"{BASE_MODULE}.{BASE_CLASS}",
                "use_missing_sentinel": True,
                "strict_types": [kind for kind in StrictTypes if kind is not StrictTypes.bytes],
            }
        case Style.DATACLASS:
            return {"output_model_type": DataModelType.DataclassesDataclass, **standard_types}
        case Style.TYPED_DICT:
            return {
                "output_model_type": DataModelType.TypingTypedDict,
                # A closed TypedDict needs another package than the standard library.
                "use_closed_typed_dict": False,
                # Python sees no NotRequired in an annotation that it does not evaluate.
                "disable_future_imports": True,
            }
        case Style.MSGSPEC:
            return {
                "output_model_type": DataModelType.MsgspecStruct,
                "use_msgspec_tagged_unions": True,
                **standard_types,
            }
    assert_never(style)
