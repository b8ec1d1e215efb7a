"""Pure. The rules of round-trip: what became of a feature on the way through the code and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.rule import TO_DO, Page

if TYPE_CHECKING:
    from collections.abc import Mapping

_MEND = (
    "look at the generated route or model of that place. Where it is generated code, it is a fault of "
    "the generator; where it is your own application, say it there."
)


def _page(rule: str, title: str, text: str, to_do: str = _MEND) -> Page:
    return Page(rule, f"{title}\n\n{text}\n\n{TO_DO}{to_do}")


LOST, ADDED, CHANGED = "feature-lost", "feature-added", "feature-changed"
NOTED, WORDS, INSISTED = "loss-noted", "words-changed", "fastapi-insisted"

RULES: Mapping[str, Page] = {
    page.rule: page
    for page in (
        _page(
            LOST,
            "The contract says something that FastAPI's document of the application does not say.",
            "Clients and servers made from that document would not know it, and the application, "
            "whose types the document is made of, most likely does not keep it.",
        ),
        _page(
            ADDED,
            "FastAPI's document of the application says something that the contract does not say.",
            "The application takes or gives what nobody agreed on.",
        ),
        _page(
            CHANGED,
            "FastAPI's document of the application says otherwise what the contract says.",
            "Both speak of the same thing and allow other values of it, or say other things of it.",
        ),
        _page(
            NOTED,
            "The build noted that the code does not express this, and FastAPI's document does not.",
            "The notes stand in the lock of the generated code; contract-gen build prints them.",
            "nothing, where it may be so. With --strict, or strict = true in the configuration, such "
            "a loss fails the gate.",
        ),
        _page(
            WORDS,
            "A text for people, an example or an extension is not what the contract says.",
            "Descriptions, summaries, titles, examples, tags and the members that begin with x- change "
            "nothing on the wire.",
            "nothing, where it may be so; with --strict it fails the gate.",
        ),
        _page(
            INSISTED,
            "FastAPI writes this in all its documents, whatever an application says.",
            "It writes a version of the specification that it knows, leaves out components that no "
            "operation uses and all members that are null, rounds limits to 64 bits of floating point, "
            "ends the URL of a host in a slash, gives operations a summary and an operationId that "
            "have none, and a response 422 of its own to whatever takes a parameter or a body and has "
            "neither 422 nor 4XX nor default.",
            "nothing. What the application serves as /openapi.json may be the contract all the same.",
        ),
    )
}


def pages() -> list[Page]:
    """What is written about each rule."""
    return list(RULES.values())
