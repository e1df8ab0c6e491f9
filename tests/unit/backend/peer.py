"""The other end of the wire, as plain as can be: what a desk says, without being one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from merchant_desk.core.ids import new_report_id
from merchant_desk.core.picture import MediaType, Picture
from merchant_desk.core.region import Region
from merchant_desk.core.report import Declaration, Door, Kind, Report, Suspect
from merchant_desk.wire.base import API, PROBLEM_TYPE, SERVER_HEADER
from merchant_desk.wire.blobs import (
    COMPLETE_HEADER,
    OFFSET_HEADER,
    PART_TYPE,
    complete_flag,
    content_digest,
)
from merchant_desk.wire.changes import ChangePage
from merchant_desk.wire.problem import ProblemDetails
from merchant_desk.wire.report import Receipt, canonical
from tests.builders import ORDER, picture_bytes

SECONDS = 60
ONLY_SQLITE = pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
"""For what is no different on another database, and takes long."""


@dataclass
class Peer:
    """Speaks to ``url``; after :meth:`pair`, as a device of ``shop``."""

    url: str
    shop: str = ""
    access: str = ""
    refresh: str = ""

    def send(self, method: str, path: str, **options: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.access}"} if self.access else {}
        headers |= options.pop("headers", {})
        response = requests.request(
            method, self.url + API + path, headers=headers, timeout=SECONDS, **options
        )
        assert SERVER_HEADER in response.headers
        return response

    def pair(self, code: str) -> requests.Response:
        response = self.send("POST", "/devices", json={"code": code, "device": "测试电脑"})
        if response.status_code == 201:
            body = response.json()
            self.shop = body["shop"]
            self.access, self.refresh = body["tokens"]["access"], body["tokens"]["refresh"]
        return response

    def next_tokens(self, refresh: str) -> requests.Response:
        return self.send("POST", "/token", json={"refresh": refresh})

    def put_blob(self, data: bytes, *, name: str = "", digest: str = "") -> requests.Response:
        sha256 = name or hashlib.sha256(data).hexdigest()
        headers = {"Content-Digest": digest or content_digest(sha256)}
        return self.send("PUT", f"/blobs/{sha256}", data=data, headers=headers)

    def head_blob(self, sha256: str) -> tuple[int, bool]:
        """How many bytes of a file are there, and whether it is whole."""
        response = self.send("HEAD", f"/blobs/{sha256}")
        assert response.status_code == 204, response.status_code
        headers = response.headers
        return int(headers[OFFSET_HEADER]), headers[COMPLETE_HEADER] == "?1"

    def patch_blob(
        self, sha256: str, offset: object, data: bytes, *, last: bool = False
    ) -> requests.Response:
        headers = {
            OFFSET_HEADER: str(offset),
            COMPLETE_HEADER: complete_flag(last),
            "Content-Type": PART_TYPE,
        }
        return self.send("PATCH", f"/blobs/{sha256}", data=data, headers=headers)

    def get_blob(self, sha256: str, shop: str = "") -> requests.Response:
        return self.send("GET", f"/shops/{shop or self.shop}/blobs/{sha256}")

    def stream_blob(self, sha256: str) -> requests.Response:
        """A file as it comes; to be closed."""
        return self.send("GET", f"/shops/{self.shop}/blobs/{sha256}", stream=True)

    def put_report(self, report: Report, body: bytes = b"") -> requests.Response:
        path = f"/shops/{self.shop}/reports/{report.id}"
        headers = {"Content-Type": "application/json"}
        return self.send("PUT", path, data=body or canonical(report), headers=headers)

    def get_report(self, report_id: str, shop: str = "") -> requests.Response:
        return self.send("GET", f"/shops/{shop or self.shop}/reports/{report_id}")

    def changes(self, cursor: int = 0, **params: Any) -> requests.Response:
        path = f"/shops/{self.shop}/changes"
        return self.send("GET", path, params={"cursor": cursor} | params)

    def walk(self, limit: int = 500) -> list[Any]:
        """Every change of the feed from its start, page after page."""
        found: list[Any] = []
        cursor, more = 0, True
        while more:
            page = ChangePage.model_validate_json(self.changes(cursor, limit=limit).content)
            found += page.changes
            cursor, more = page.cursor, page.more
        return found

    def report(self, *, seed: int = 1, **changes: Any) -> Report:
        """A complete report of kind edited, whose picture is uploaded already."""
        data = picture_bytes(seed=seed)
        assert self.put_blob(data).status_code in {200, 201}
        return report_of(self.shop, data, **changes)


def report_of(shop: str, data: bytes, **changes: Any) -> Report:
    """A complete report of kind edited on the 320 × 240 picture ``data``."""
    sha256 = hashlib.sha256(data).hexdigest()
    picture = Picture(sha256, "可疑.jpg", MediaType.JPEG, len(data), 320, 240)
    suspect = Suspect(picture=picture, kind=Kind.EDITED, regions=(Region(10, 20, 30, 40, "裂纹"),))
    base = Report(
        id=new_report_id(),
        shop=shop,
        door=Door.FILE,
        made_at=datetime.now(UTC),
        order=ORDER,
        after_sale="",
        suspects=(suspect,),
        text="图片有改动痕迹",
        declarations=frozenset(Declaration),
    )
    return replace(base, **changes)


def with_suspect(report: Report, **changes: Any) -> Report:
    """``report`` with its first suspect changed."""
    first, *others = report.suspects
    return replace(report, suspects=(replace(first, **changes), *others))


def problem(response: requests.Response) -> ProblemDetails:
    """The refusal in ``response``: a problem as JSON, and no HTML anywhere."""
    assert response.headers["Content-Type"] == PROBLEM_TYPE
    assert "<" not in response.text
    details = ProblemDetails.model_validate_json(response.content)
    assert details.status == response.status_code
    assert details.title
    return details


def statuses(responses: Sequence[requests.Response]) -> list[int]:
    return sorted(response.status_code for response in responses)


def receipt(response: requests.Response) -> Receipt:
    return Receipt.model_validate_json(response.content)
