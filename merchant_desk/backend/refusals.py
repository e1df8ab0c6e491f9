"""Refusals: why a request is not done, as RFC 9457 problem details."""

from dataclasses import dataclass

from merchant_desk.core.cap import CAP_SENTENCE
from merchant_desk.wire.base import API
from merchant_desk.wire.problem import Code, ProblemDetails, Retry, Scope


@dataclass(frozen=True, slots=True)
class Rule:
    """What stands in every refusal of one code; ``title`` is for people."""

    status: int
    retry: Retry
    scope: Scope
    title: str


RULES: dict[Code, Rule] = {
    Code.BAD_REQUEST: Rule(422, Retry.NEVER, Scope.ITEM, "请求内容不正确"),
    Code.BAD_PAIRING_CODE: Rule(403, Retry.USER, Scope.DEVICE, "配对码不正确、已用过或已过期"),
    Code.UNAUTHORIZED: Rule(401, Retry.REAUTH, Scope.DEVICE, "登录已过期"),
    Code.DEVICE_REVOKED: Rule(401, Retry.USER, Scope.DEVICE, "这台设备的登录已失效，请重新配对"),
    Code.NOT_FOUND: Rule(404, Retry.NEVER, Scope.ITEM, "没有这一项"),
    Code.OTHER_BYTES: Rule(409, Retry.NEVER, Scope.ITEM, "同一编号已保存了内容不同的反馈"),
    Code.ORDER_CAP: Rule(409, Retry.NEVER, Scope.ORDER, CAP_SENTENCE),
    Code.STALE: Rule(412, Retry.USER, Scope.ITEM, "反馈已在别处改动，请先重新读取"),
    Code.NO_CONDITION: Rule(428, Retry.NEVER, Scope.ITEM, "缺少 If-Match"),
    Code.DECIDED: Rule(409, Retry.NEVER, Scope.ITEM, "平台已有结果，不能再改动"),
    Code.WITHDRAWN: Rule(409, Retry.NEVER, Scope.ITEM, "反馈已撤回，不能再改动"),
    Code.MISSING_BLOBS: Rule(422, Retry.AFTER, Scope.ITEM, "反馈所用的文件尚未全部上传"),
    Code.WRONG_OFFSET: Rule(409, Retry.AFTER, Scope.ITEM, "续传位置不符"),
    Code.WRONG_DIGEST: Rule(422, Retry.AFTER, Scope.ITEM, "文件内容与其 SHA-256 不符"),
    Code.TOO_LARGE: Rule(413, Retry.NEVER, Scope.ITEM, "文件超过大小上限"),
    Code.UNSUPPORTED_MEDIA: Rule(415, Retry.NEVER, Scope.ITEM, "不支持这种文件格式"),
    Code.CURSOR_GONE: Rule(410, Retry.USER, Scope.SHOP, "同步位置已失效，请重新同步"),
    Code.RATE_LIMIT: Rule(429, Retry.AFTER, Scope.DEVICE, "请求过于频繁"),
    Code.STORAGE_FULL: Rule(507, Retry.AFTER, Scope.SHOP, "服务器磁盘空间不足"),
    Code.INTERNAL: Rule(500, Retry.AFTER, Scope.ITEM, "服务器内部错误"),
    Code.UNAVAILABLE: Rule(503, Retry.AFTER, Scope.SHOP, "服务器正忙，请稍后重试"),
}
"""Every code with its rule."""


class RefusalError(Exception):
    """A request that is not done. Raised anywhere below a route."""

    def __init__(
        self,
        code: Code,
        detail: str = "",
        *,
        status: int | None = None,
        missing: tuple[str, ...] = (),
        counted: int | None = None,
        cap: int | None = None,
        offset: int | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(code)
        rule = RULES[code]
        self.code = code
        self.retry_after = retry_after
        """Seconds, when they are known better than for the code as a whole."""
        self.details = ProblemDetails(
            type=f"{API}/problems/{code}",
            title=rule.title,
            status=rule.status if status is None else status,
            detail=detail,
            retry=rule.retry,
            scope=rule.scope,
            missing=missing,
            counted=counted,
            cap=cap,
            offset=offset,
        )
