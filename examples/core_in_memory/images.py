"""The images of products: a part of the tag Products. Their bytes would go to a store of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias
from uuid import UUID, uuid4

from examples.core_in_memory.refusals import (
    conflict,
    not_an_image,
    not_found,
    rule_broken,
    too_large,
)
from generated.core import headers, models, replies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import UploadFile

    from examples.core_in_memory.core import Core

    ContentType: TypeAlias = Literal["image/jpeg", "image/png", "image/webp"]

MOST_IMAGES = 50
MOST_BYTES = 10 * 1024 * 1024
_ENDINGS: dict[ContentType, str] = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


class Images:
    """Images stand in the gallery by position; at most one of them is the main one."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def upload_product_image(
        self,
        *,
        product_id: UUID,
        file: UploadFile,
        role: models.MediaRole | None,
        alt_text: str | None,
        position: int | None,
    ) -> replies.Created[models.Media, headers.Location]:
        """JPEG, PNG or WebP. A new main image makes the old one part of the gallery."""
        product = self._core.products.get(product_id)
        data = await file.read(MOST_BYTES + 1)
        content_type = _content_type(data)
        if len(product.media) >= MOST_IMAGES:
            raise conflict(f"It has {MOST_IMAGES} images already.")
        image_id = uuid4()
        image = models.Media(
            id=image_id,
            url=f"https://media.example.com/{image_id}.{_ENDINGS[content_type]}",
            role=role or "gallery",
            alt_text=alt_text,
            position=0,
            content_type=content_type,
            size_bytes=len(data),
            created_at=self._core.now(),
        )
        others = [_demoted(other) if role == "main" else other for other in product.media]
        others.insert(len(others) if position is None else position, image)
        self._keep(product, others)
        image = next(
            other for other in self._core.products.get(product_id).media if other.id == image_id
        )
        location = f"/products/{product_id}/images/{image_id}"
        return replies.Created(image, headers={"Location": location})

    async def delete_product_image(self, *, product_id: UUID, media_id: UUID) -> replies.NoContent:
        """Those behind it move up."""
        product = self._core.products.get(product_id)
        left = [image for image in product.media if image.id != media_id]
        if len(left) == len(product.media):
            raise not_found("image")
        self._keep(product, left)
        return replies.NoContent()

    def _keep(self, product: models.Product, images: Sequence[models.Media]) -> None:
        placed = [
            image.model_copy(update={"position": position}) for position, image in enumerate(images)
        ]
        changes = {"media": placed, "updated_at": self._core.now()}
        self._core.products.put(product.model_copy(update=changes))


def _demoted(image: models.Media) -> models.Media:
    return image.model_copy(update={"role": "gallery"}) if image.role == "main" else image


def _content_type(data: bytes) -> ContentType:
    """What the bytes are, whatever they are called. Raises 413, 415 or 422."""
    if not data:
        raise rule_broken("#/file", "The file is empty.")
    if len(data) > MOST_BYTES:
        raise too_large()
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    raise not_an_image("It is neither JPEG nor PNG nor WebP.")
