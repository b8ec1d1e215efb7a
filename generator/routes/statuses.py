"""Pure. The names of the replies, by status.

A table of our own: Python's `http.HTTPStatus` renames its members from version to version, and a
build must not depend on the Python it runs on.
"""

from __future__ import annotations

from dataclasses import dataclass

NAMES = {
    100: "Continue", 101: "SwitchingProtocols", 102: "Processing", 103: "EarlyHints",
    200: "OK", 201: "Created", 202: "Accepted", 203: "NonAuthoritativeInformation",
    204: "NoContent", 205: "ResetContent", 206: "PartialContent", 207: "MultiStatus",
    208: "AlreadyReported", 226: "IMUsed",
    300: "MultipleChoices", 301: "MovedPermanently", 302: "Found", 303: "SeeOther",
    304: "NotModified", 305: "UseProxy", 307: "TemporaryRedirect", 308: "PermanentRedirect",
    400: "BadRequest", 401: "Unauthorized", 402: "PaymentRequired", 403: "Forbidden",
    404: "NotFound", 405: "MethodNotAllowed", 406: "NotAcceptable",
    407: "ProxyAuthenticationRequired", 408: "RequestTimeout", 409: "Conflict", 410: "Gone",
    411: "LengthRequired", 412: "PreconditionFailed", 413: "ContentTooLarge", 414: "URITooLong",
    415: "UnsupportedMediaType", 416: "RangeNotSatisfiable", 417: "ExpectationFailed",
    418: "ImATeapot", 421: "MisdirectedRequest", 422: "UnprocessableContent", 423: "Locked",
    424: "FailedDependency", 425: "TooEarly", 426: "UpgradeRequired",
    428: "PreconditionRequired", 429: "TooManyRequests", 431: "RequestHeaderFieldsTooLarge",
    451: "UnavailableForLegalReasons",
    500: "InternalServerError", 501: "NotImplemented_", 502: "BadGateway",
    503: "ServiceUnavailable", 504: "GatewayTimeout", 505: "HTTPVersionNotSupported",
    506: "VariantAlsoNegotiates", 507: "InsufficientStorage", 508: "LoopDetected",
    510: "NotExtended", 511: "NetworkAuthenticationRequired",
}  # fmt: skip
RANGES = {
    "1XX": ("Informational", "A status from 100 to 199."),
    "2XX": ("Success", "A status from 200 to 299."),
    "3XX": ("Redirection", "A status from 300 to 399."),
    "4XX": ("ClientError", "A status from 400 to 499."),
    "5XX": ("ServerError", "A status from 500 to 599."),
    "default": ("Default", "A status that the contract does not list by itself."),
}
WITHOUT_BODY = frozenset({204, 205, 304})


@dataclass(frozen=True, slots=True)
class Status:
    """A status as the contract's key says it; `code` is 0 for a range and for `default`."""

    key: str
    code: int
    name: str
    doc: str

    @property
    def has_body(self) -> bool:
        """Whether HTTP lets it carry a body (RFC 9110, section 15)."""
        first = self.code or (100 if self.key == "1XX" else 200)
        return first >= 200 and self.code not in WITHOUT_BODY  # noqa: PLR2004 (1xx has none)

    @property
    def source(self) -> str:
        """The key in FastAPI's `responses`."""
        return str(self.code) if self.code else repr(self.key)


def read_status(key: str) -> Status | None:
    """The status of a key below `responses`; None for what is neither a code nor a range."""
    known = "default" if key == "default" else key.upper()
    if known in RANGES:
        name, doc = RANGES[known]
        return Status(known, 0, name, doc)
    if not (key.isascii() and key.isdecimal() and len(key) == 3):  # noqa: PLR2004 (RFC 9110, 15)
        return None
    code = int(key)
    return Status(key, code, NAMES.get(code, f"Status{code}"), f"{code}.")
