"""Step × status code → what the desk does: one table, read by client, server and tests."""

from enum import StrEnum


class Step(StrEnum):
    """A request that is made on behalf of one report."""

    CHECK_BLOBS = "check-blobs"
    PUT_BLOB = "put-blob"
    HEAD_BLOB = "head-blob"
    PATCH_BLOB = "patch-blob"
    PUT_REPORT = "put-report"
    GET_REPORT = "get-report"


class Action(StrEnum):
    PROCEED = "proceed"
    """The step is done; go on to the next."""
    ACCEPT = "accept"
    """The body is the receipt."""
    SEND_AGAIN = "send-again"
    """The backend has never heard of it: send it."""
    UPLOAD_MISSING = "upload-missing"
    """Blobs are gone on the backend: check and upload them again."""
    RESUME = "resume"
    """The part does not fit: ask how much is there, and go on from it."""
    WAIT = "wait"
    """Try later, with back-off."""
    REAUTH = "reauth"
    """Gate of the device: get a new token; burns no attempt."""
    CAP = "cap"
    """Gate of the order: the platform's own sentence."""
    OUTDATED = "outdated"
    """Gate of the device: the program must be updated."""
    PARK = "park"
    """Final refusal: the user must mend it."""


_COMMON: dict[int, Action] = {
    400: Action.PARK,
    401: Action.REAUTH,
    403: Action.REAUTH,
    404: Action.PARK,
    405: Action.PARK,
    408: Action.WAIT,
    409: Action.PARK,
    410: Action.PARK,
    412: Action.PARK,
    413: Action.PARK,
    415: Action.PARK,
    422: Action.PARK,
    426: Action.OUTDATED,
    428: Action.PARK,
    429: Action.WAIT,
    500: Action.WAIT,
    502: Action.WAIT,
    503: Action.WAIT,
    504: Action.WAIT,
    507: Action.WAIT,
}

_SPECIAL: dict[Step, dict[int, Action]] = {
    Step.CHECK_BLOBS: {200: Action.PROCEED},
    Step.PUT_BLOB: {200: Action.PROCEED, 201: Action.PROCEED},
    Step.HEAD_BLOB: {200: Action.PROCEED, 204: Action.PROCEED},
    Step.PATCH_BLOB: {200: Action.PROCEED, 201: Action.PROCEED, 204: Action.PROCEED},
    Step.PUT_REPORT: {200: Action.ACCEPT, 201: Action.ACCEPT},
    Step.GET_REPORT: {200: Action.ACCEPT, 404: Action.SEND_AGAIN},
}

TABLE: dict[Step, dict[int, Action]] = {step: _COMMON | _SPECIAL[step] for step in Step}

_BY_CODE: dict[tuple[Step, str], Action] = {
    (Step.PATCH_BLOB, "wrong-offset"): Action.RESUME,
    (Step.PUT_REPORT, "order-cap"): Action.CAP,
    (Step.PUT_REPORT, "missing-blobs"): Action.UPLOAD_MISSING,
}
"""Where one status code has several meanings, the problem's code decides."""


def action(step: Step, status: int, code: str = "") -> Action:
    """What to do after ``status`` (with the problem's ``code``) in answer to ``step``.

    A status that is not in the table is tried again when it may pass (5xx), else parked.
    """
    by_code = _BY_CODE.get((step, code))
    if by_code is not None:
        return by_code
    unknown = Action.WAIT if status >= 500 else Action.PARK
    return TABLE[step].get(status, unknown)
