from __future__ import annotations

import hashlib

import pytest

from oas.digest import digest


def test_the_digest_of_nothing_is_the_published_one() -> None:
    assert digest(b"") == (
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )


@pytest.mark.parametrize("data", [b"{}", b"\x00\xff", b"openapi: 3.1.0\n" * 1000])
def test_a_digest_names_its_algorithm_and_has_64_lower_case_digits(data: bytes) -> None:
    assert digest(data) == "sha256:" + hashlib.sha256(data).hexdigest()
    assert digest(data) != digest(data + b"\n")
