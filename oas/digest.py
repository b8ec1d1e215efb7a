"""Pure. The digest of bytes, as locks, manifests and reports write it."""

from __future__ import annotations

import hashlib


def digest(data: bytes) -> str:
    """`sha256:` and 64 lower-case hex digits: the digest of exactly these bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
