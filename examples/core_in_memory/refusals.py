"""What is answered where something cannot be done: a problem of the contract, to be raised anywhere."""

from __future__ import annotations

from typing import Literal

from generated.core import models, replies
from generated.core.replies import ReplyError

KINDS = "https://core.example.com/problems/"
RULE_BROKEN = f"{KINDS}rule-broken"


def unauthorized(challenge: str) -> ReplyError:
    """401: the token is missing, expired or not ours."""
    problem = _problem("unauthorized", "Not authenticated", 401)
    return ReplyError(replies.Unauthorized(problem, headers={"WWW-Authenticate": challenge}))


def forbidden(scope: str) -> ReplyError:
    """403: the token lacks a permission."""
    detail = f"The permission {scope} is missing."
    return ReplyError(replies.Forbidden(_problem("forbidden", "Not allowed", 403, detail)))


def not_found(what: str) -> ReplyError:
    """404: there is no such thing."""
    problem = _problem("not-found", "Not found", 404, f"There is no such {what}.")
    return ReplyError(replies.NotFound(problem))


def conflict(detail: str) -> ReplyError:
    """409: the state of things does not allow it."""
    return ReplyError(replies.Conflict(_problem("conflict", "Conflict", 409, detail)))


def in_use(detail: str) -> ReplyError:
    """409: something still depends on it."""
    return ReplyError(replies.Conflict(_problem("in-use", "Still in use", 409, detail)))


def insufficient_stock(available: int, asked: int) -> ReplyError:
    """409: there is not enough of it."""
    problem = models.Problem.model_validate(
        {
            "type": f"{KINDS}insufficient-stock",
            "title": "Not enough stock",
            "status": 409,
            "detail": f"{available} are available, {asked} were asked for.",
            "available": available,
        }
    )
    return ReplyError(replies.Conflict(problem))


def changed_meanwhile() -> ReplyError:
    """412: somebody else was faster."""
    problem = _problem("changed-meanwhile", "Changed meanwhile", 412)
    return ReplyError(replies.PreconditionFailed(problem))


def too_large() -> ReplyError:
    """413: the file is too large."""
    return ReplyError(replies.ContentTooLarge(_problem("content-too-large", "Too large", 413)))


def not_an_image(detail: str) -> ReplyError:
    """415: the file is none of the formats that are taken."""
    problem = _problem("unsupported-media-type", "Format not supported", 415, detail)
    return ReplyError(replies.UnsupportedMediaType(problem))


def rule_broken(
    pointer: str, detail: str, *, place: Literal["body", "query", "header"] = "body"
) -> ReplyError:
    """422: the request fits the contract, and breaks a rule of the business."""
    problem = models.ValidationProblem.model_validate(
        {
            "type": RULE_BROKEN,
            "title": "A rule is broken",
            "status": 422,
            "errors": [models.InvalidValue(in_=place, pointer=pointer, detail=detail)],
        }
    )
    return ReplyError(replies.UnprocessableContent(problem))


def _problem(kind: str, title: str, status: int, detail: str | None = None) -> models.Problem:
    return models.Problem(type=f"{KINDS}{kind}", title=title, status=status, detail=detail)
