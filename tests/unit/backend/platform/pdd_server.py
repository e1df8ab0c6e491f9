"""A platform of our own on loopback, that behaves as the open platform's documents say.

It knows only what it was given (:class:`Shelf`), refuses what the documents refuse, and can be
made to misbehave: each entry of ``moods`` is used up by one answer.
"""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

CLIENT, SECRET, TOKEN, RENEWAL = "client-7", "s3cret-of-the-app", "token-of-the-shop", "renewal-1"
TEN_MINUTES = 600
CHINA = timezone(timedelta(hours=8))

Answer = dict[str, Any]
Mood = Callable[["Handler", Answer], None]


@dataclass
class Shelf:
    """What the platform has. Times are whole seconds; orders and cases are raw answers."""

    orders: dict[str, Answer] = field(default_factory=dict)
    cases: dict[str, Answer] = field(default_factory=dict)
    details: dict[str, Answer] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    token: str = TOKEN
    skew: float = 0
    """Seconds that its clock is ahead of ours."""
    moods: list[Mood] = field(default_factory=list)
    picture_moods: list[int] = field(default_factory=list)
    after_page: Callable[[str, int], None] | None = None
    calls: list[Answer] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def named(self, name: str) -> list[Answer]:
        return [call for call in self.calls if call["type"] == name]


def order(sn: str, changed: datetime, **changes: Any) -> Answer:
    """An order as the lists tell it: amounts in yuan as text, times of day in China."""
    base = {
        "order_sn": sn,
        "order_status": 3,
        "confirm_status": 1,
        "refund_status": 1,
        "pay_amount": "19.90",
        "pay_time": daytime(changed),
        "confirm_time": daytime(changed),
        "created_time": daytime(changed),
        "updated_at": daytime(changed),
        "receiver_name": "张*",
        "receiver_phone": "1387677****",
        "receiver_address": "****",
        "item_list": [
            {
                "goods_id": 8001,
                "goods_name": "陶瓷杯",
                "goods_spec": "蓝色,大号",
                "goods_count": "2",
                "goods_price": "9.95",
                "goods_img": "",
            }
        ],
    }
    return base | changes


def case(number: str, sn: str, changed: datetime, **changes: Any) -> Answer:
    """An after-sale as the list tells it: everything text, seconds, yuan, the list's types."""
    base = {
        "id": number,
        "order_sn": sn,
        "after_sales_type": "2",
        "after_sales_status": "2",
        "after_sale_reason": "商品破损",
        "refund_amount": "12.50",
        "created_time": str(second(changed)),
        "updated_time": str(second(changed)),
        "goods_name": "陶瓷杯",
    }
    return base | changes


def detail(number: str, **changes: Any) -> Answer:
    """An after-sale by itself: milliseconds, integers without a unit, the detail's types."""
    base = {
        "id": int(number),
        "after_sales_type": 1,
        "after_sales_status": 2,
        "after_sales_reason": "商品破损",
        "refund_amount": 1250,
        "remark": "收到就碎了",
        "recreated_at": 1700000000000,
        "expire_time": None,
        "images": [],
    }
    return base | changes


def daytime(moment: datetime) -> str:
    return f"{moment.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"


def second(moment: datetime) -> int:
    return int(moment.timestamp())


@contextmanager
def serving(shelf: Shelf) -> Iterator[str]:
    """The router's address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Handler,), {"shelf": shelf}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api/router"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    shelf: Shelf

    def do_POST(self) -> None:
        self.shelf.addresses.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        said = dict(parse_qsl(body, keep_blank_values=True))
        with self.shelf.lock:
            self.shelf.calls.append(said)
            answer = self._answer(said)
            if self.shelf.moods and "error_response" not in answer:
                self.shelf.moods.pop(0)(self, answer)
                return
        self.say(200, json.dumps(answer, ensure_ascii=False).encode())

    def do_GET(self) -> None:
        self.shelf.fetched.append(self.path)
        if self.shelf.picture_moods:
            self.say(self.shelf.picture_moods.pop(0), b"")
        elif self.path in self.shelf.pictures:
            self.say(200, self.shelf.pictures[self.path], "image/jpeg")
        else:
            self.say(404, b"gone", "text/html")

    def say(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, said: Answer) -> Answer:
        sign = said.pop("sign", "")
        text = SECRET + "".join(k + said[k] for k in sorted(said)) + SECRET
        said["is_signed"] = sign == hashlib.md5(text.encode()).hexdigest().upper()
        if said.get("client_id") != CLIENT:
            return refusal(10016, "client下线或者clientId不正确")
        if not said["is_signed"]:
            return refusal(20004, "签名sign校验失败")
        if abs(int(said["timestamp"]) - time.time() - self.shelf.skew) > TEN_MINUTES:
            return refusal(10000, "公共参数错误:timestamp")
        if said["type"] == "pdd.pop.auth.token.refresh":
            return self._renew(said)
        if said.get("access_token") != self.shelf.token:
            return refusal(10019, "access_token已过期")
        known = {
            "pdd.order.list.get": self._orders_made,
            "pdd.order.number.list.increment.get": self._orders_changed,
            "pdd.refund.list.increment.get": self._cases,
            "pdd.refund.information.get": self._case,
        }
        if said["type"] not in known:
            return refusal(10017, "type不正确")
        return known[said["type"]](said)

    def _renew(self, said: Answer) -> Answer:
        if said.get("refresh_token") != RENEWAL:
            return refusal(10035, "refresh_token不正确")
        self.shelf.token = "token-that-is-new"
        fresh = {"access_token": self.shelf.token, "refresh_token": RENEWAL, "expires_in": 86400}
        return {"pop_auth_token_refresh_response": fresh}

    def _orders_made(self, said: Answer) -> Answer:
        return self._list(said, "confirm", 86400, "order_list_get_response", "order_list")

    def _orders_changed(self, said: Answer) -> Answer:
        return self._list(said, "updated", 1800, "order_sn_increment_get_response", "order_sn_list")

    def _cases(self, said: Answer) -> Answer:
        return self._list(said, "updated", 1800, "refund_increment_get_response", "refund_list")

    def _list(self, said: Answer, by: str, widest: int, answer: str, rows: str) -> Answer:
        start, end = int(said[f"start_{by}_at"]), int(said[f"end_{by}_at"])
        number, size = int(said["page"]), int(said["page_size"])
        if not 0 <= end - start <= widest:
            return refusal(50001, "开始时间结束时间间距超过限制")
        if not 1 <= size <= 100 or number < 1:
            return refusal(50001, "page_size 最大 100")
        if rows == "refund_list":
            found = [c for c in self.shelf.cases.values() if start <= int(c["updated_time"]) <= end]
            found.sort(key=lambda each: (int(each["updated_time"]), each["id"]))
        else:
            key = "confirm_time" if by == "confirm" else "updated_at"
            everything = self.shelf.orders.values()
            found = [each for each in everything if start <= _read(each[key]) <= end]
            found.sort(key=lambda each: (each[key], each["order_sn"]))
        page = found[(number - 1) * size : number * size]
        told = {answer: {rows: [dict(each) for each in page], "total_count": len(found)}}
        if self.shelf.after_page is not None:
            self.shelf.after_page(said["type"], number)
        return told

    def _case(self, said: Answer) -> Answer:
        found = self.shelf.details.get(said["after_sales_id"])
        return dict(found) if found else refusal(45001, "订单不属于当前店铺或订单不存在")


def refusal(code: int, words: str) -> Answer:
    return {"error_response": {"error_code": code, "error_msg": words, "request_id": "1"}}


def _read(text: str) -> float:
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=CHINA).timestamp()


def busy(after: str = "") -> Mood:
    """HTTP 429, with how long to wait."""
    extra = {"Retry_After": after} if after else {}
    return lambda handler, _: handler.say(429, b"slow down", "text/plain", **extra)


def well(handler: Handler, answer: Answer) -> None:
    """As it should."""
    handler.say(200, json.dumps(answer).encode())


def status(code: int) -> Mood:
    return lambda handler, _: handler.say(code, b"<html>trouble</html>", "text/html")


def refused(code: int, words: str = "") -> Mood:
    """HTTP 200 with an error in it, as the platform does."""
    body = json.dumps(refusal(code, words)).encode()
    return lambda handler, _: handler.say(200, body)


def truncated(handler: Handler, answer: Answer) -> None:
    """Fewer bytes than were announced."""
    body = json.dumps(answer).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def half(handler: Handler, answer: Answer) -> None:
    """An answer that ends in the middle, with the length of its half."""
    body = json.dumps(answer).encode()
    handler.say(200, body[: len(body) // 2])


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
