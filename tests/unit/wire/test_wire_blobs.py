"""Blobs on the wire."""

import base64
import hashlib

from merchant_desk.wire.blobs import PART, WHOLE, complete_flag, content_digest


def test_a_digest_is_written_as_rfc_9530_has_it() -> None:
    digest = hashlib.sha256(b"bytes")
    written = content_digest(digest.hexdigest())
    assert written == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"


def test_a_flag_is_a_boolean_of_a_structured_field() -> None:
    assert (complete_flag(True), complete_flag(False)) == ("?1", "?0")


def test_a_part_is_never_larger_than_what_may_be_put_at_once() -> None:
    assert PART < WHOLE
