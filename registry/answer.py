"""Pure. Whether what a server sent can be a contract at all. What is in it, the parser judges."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from oas.errors import RemoteError
from oas.show import show

if TYPE_CHECKING:
    from registry.address import Address
    from registry.exchange import Answer

# Stores that know no better say text/plain or octet-stream.
_MEDIA_TYPES = re.compile(
    r"(application|text)/([a-z0-9.-]+\+)?(json|yaml|x-yaml|vnd\.yaml)"
    r"|application/vnd\.oai\.openapi([+.].*)?|text/plain|(application|binary)/octet-stream"
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*<")


def contract_bytes(answer: Answer, address: Address) -> bytes:
    """The body. Raises RemoteError, saying why, where it is no contract."""
    reason, hint = _objection(answer)
    if reason:
        raise RemoteError(reason, where=address.shown, hint=hint)
    return answer.body


def _objection(answer: Answer) -> tuple[str, str]:
    media_type = answer.header("content-type").partition(";")[0].strip().lower()
    coding = answer.header("content-encoding").strip().lower()
    if answer.status != HTTPStatus.OK:
        return f"it answers {named(answer.status)}", _status_hint(answer.status)
    if coding not in {"", "identity"}:
        return f"it sends {show(coding)}, though it was asked for plain bytes", ""
    if not answer.body.strip():
        return "it answers 200 with nothing in it", ""
    if "html" in media_type or _MARKUP.match(answer.body):
        return "it answers with a web page", "this may be a login or an error page"
    if media_type and not _MEDIA_TYPES.fullmatch(media_type):
        return f"it answers with {show(media_type)}, and a contract is JSON or YAML", ""
    return "", ""


def named(status: int) -> str:
    """A status with its phrase, should it have one."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _status_hint(status: int) -> str:
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return "it must be readable without credentials; or fetch it yourself and give the file"
    return "check the address" if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE} else ""
