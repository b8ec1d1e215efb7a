"""Pure. Files that are no JSON, too much of it, or JSON that readers disagree about."""

from __future__ import annotations

import json
from functools import partial

from tests.hostile.case import BUILDS, STRUCTURE, Case
from tests.hostile.document import contract
from tests.hostile.texts import RUN

WHOLE = json.dumps(contract()).encode()


def with_member(text: str) -> bytes:
    """The smallest contract with one more member, as it is written."""
    return WHOLE[:-1] + b", " + text.encode("utf-8", "surrogatepass") + b"}"


def title(text: bytes) -> bytes:
    """The smallest contract with another title, as it is written."""
    return WHOLE.replace(b'"Hostile"', text)


def deep(opening: str, closing: str, count: int) -> bytes:
    """A member that nests."""
    return with_member(f'"x-a": {opening * count}1{closing * count}')


MEMBERS = {
    "20,000 digits": ('"x-a": ' + "9" * 20_000, "20,000 characters"),
    "20,000 digits of a fraction": ('"x-a": 0.' + "1" * 20_000, "20,002 characters"),
    "a million digits": ('"x-a": ' + "1" * 1_000_000, "1,000,000 characters"),
    "20,000 zeros of an exponent": ('"x-a": 1e' + "0" * 20_000 + "1", "20,003 characters"),
    "41 digits": ('"x-a": ' + "1" * 41, "41 characters"),
    "40 digits": ('"x-a": ' + "1" * 40, BUILDS),
    "1e999": ('"x-a": 1e999', "too large"),
    "-1e400": ('"x-a": [{"a": -1e400}]', "too large"),
    "1e-999": ('"x-a": 1e-999', BUILDS),
    "NaN": ('"x-a": NaN', "NaN"),
    "Infinity": ('"x-a": Infinity', "Infinity"),
    "-Infinity": ('"x-a": -Infinity', "Infinity"),
    "a hexadecimal number": ('"x-a": 0x10', "not JSON"),
    "a zero before a number": ('"x-a": 010', "not JSON"),
    "a plus before a number": ('"x-a": +1', "not JSON"),
    "a lone surrogate": ('"x-a": "\\ud800"', "surrogate"),
    "a lone low surrogate": ('"x-a": "\\udc00"', "surrogate"),
    "surrogates in the wrong order": ('"x-a": "\\udc00\\ud800"', "surrogate"),
    "a lone surrogate in a key": ('"x-\\ud800": 1', "surrogate"),
    "a pair of surrogates": ('"x-a": "\\ud83d\\ude00"', BUILDS),
    "a surrogate as it is": ('"x-a": "\ud800"', "UTF-8"),
    "a key twice": ('"info": {"title": "other", "version": "2"}', "stands twice"),
    "a key twice, escaped": ('"\\u0069nfo": {}', "stands twice"),
    "a key twice, deep": ('"x-a": [{"b": {"a": 1, "a": 2}}]', "stands twice"),
    "NUL in a key": ('"x-\\u0000": 1', "control character"),
    "a line feed in a key": ('"x-\\n": 1', "control character"),
    "an escape in a key": ('"x-a": {"\\u001b[31m": 1}', "control character"),
    "a tab in a text": ('"x-a": "\t"', "not JSON"),
    "NUL in a text": ('"x-a": "\\u0000"', BUILDS),
    "a comma at the end": ('"x-a": [1,]', "not JSON"),
    "a comment": ('"x-a": 1 /* x */', "not JSON"),
    "single quotes": ("'x-a': 1", "not JSON"),
    "an odd blank": ('"x-a":\u00a01', "not JSON"),
    "a prototype": ('"x-a": {"__proto__": {"a": 1}, "constructor": {"prototype": {}}}', BUILDS),
    "a pickle": (
        '"x-a": {"py/object": "os.system", "py/reduce": ["x"], "__reduce__": "x"}',
        BUILDS,
    ),
}
FILES = {
    "nothing": (b"", "empty"),
    "blanks": (b" \n\t ", "blanks"),
    "a byte order mark alone": (b"\xef\xbb\xbf", "empty|blanks"),
    "a byte order mark": (b"\xef\xbb\xbf" + WHOLE, BUILDS),
    "two byte order marks": (b"\xef\xbb\xbf" * 2 + WHOLE, BUILDS),
    "UTF-16": (WHOLE.decode().encode("utf-16"), "UTF-8"),
    "UTF-32": (WHOLE.decode().encode("utf-32"), "UTF-8"),
    "UTF-7": (b"+AHsAIg-openapi+ACIAOg-", "OpenAPI|object"),
    "Latin-1": (title(b'"caf\xe9"'), "UTF-8"),
    "overlong UTF-8": (title(b'"\xc0\xaf"'), "UTF-8"),
    "a surrogate in UTF-8": (title(b'"\xed\xa0\x80"'), "UTF-8"),
    "past the last character": (title(b'"\xf5\x80\x80\x80"'), "UTF-8"),
    "binary": (bytes(range(256)) * 16, "UTF-8"),
    "a NUL behind it": (WHOLE + b"\0", "JSON|UTF-8"),
    "cut off": (WHOLE[:-40], "cut off|not JSON"),
    "two documents": (WHOLE * 2, "not JSON"),
    "a line for each": (WHOLE + b"\n" + WHOLE, "not JSON"),
    "a text": (b'"openapi"', "not an object"),
    "null": (b"null", "not an object"),
    "an array": (b"[]", "not an object"),
    "an empty object": (b"{}", "openapi"),
    "a page": (b"<!doctype html><html>", "HTML"),
    "a pickle": (b"cos\nsystem\n(S'touch pwned'\ntR.", "object|YAML"),
    "code": (RUN.encode(), "object|YAML"),
    "100,000 arrays": (b"[" * 100_000 + b"]" * 100_000, "deep"),
    "100,000 arrays that stay open": (b"[" * 100_000, "deep"),
    "100,000 objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "deep"),
    "no version": (json.dumps({**contract(), "openapi": ""}).encode(), "version"),
    "version 4": (json.dumps({**contract(), "openapi": "4.0.0"}).encode(), "version"),
    "a version that is a number": (json.dumps({**contract(), "openapi": 3.1}).encode(), "version"),
    "a version with code": (json.dumps({**contract(), "openapi": f"3.1.0-{RUN}"}).encode(), BUILDS),
    "Swagger": (b'{"swagger": "2.0", "info": {}, "paths": {}}', "Swagger"),
    "no paths": (json.dumps({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}}).encode(), f"nothing-described|{STRUCTURE}"),
    "paths that are a text": (json.dumps(contract(paths=RUN)).encode(), STRUCTURE),
    "info that is a text": (json.dumps(contract(info=RUN)).encode(), STRUCTURE),
}  # fmt: skip


def cases() -> dict[str, Case]:
    """Each of them, and nesting up to what is allowed."""
    found = {
        f"member: {name}": Case(partial(with_member, text), verdict)
        for name, (text, verdict) in MEMBERS.items()
    }
    found |= {
        f"file: {name}": Case(partial(bytes, data), verdict)
        for name, (data, verdict) in FILES.items()
    }
    # The whole file and its member are inside each other already.
    found["99 arrays inside each other"] = Case(partial(deep, "[", "]", 99))
    found["100 arrays inside each other"] = Case(partial(deep, "[", "]", 100), "deep")
    found["100,000 objects in a member"] = Case(partial(deep, '{"a":', "}", 100_000), "deep")
    found["a million values"] = Case(partial(with_member, '"x-a": [' + "0," * 1_000_000 + "0]"))
    found["six million values"] = Case(
        partial(with_member, '"x-a": [' + "0," * 6_000_000 + "0]"), "values"
    )
    found["65 megabytes"] = Case(
        partial(with_member, '"x-a": "' + "x" * 68_000_000 + '"'), "67,108,864"
    )
    return found
