"""Taking a report back that the backend has, as long as nobody has decided on it."""

from datetime import UTC, datetime

from merchant_desk.core.errors import DeskError
from merchant_desk.core.state import ReportState
from merchant_desk.store import reports
from merchant_desk.store.database import Database, Session
from merchant_desk.sync import problems
from merchant_desk.sync.answer import UnreachableError
from merchant_desk.sync.connector import Connector
from merchant_desk.wire.problem import Code
from merchant_desk.wire.report import Receipt, entity_tag

_REFUSED = {
    Code.STALE: problems.STALE,
    Code.WITHDRAWN: problems.STALE,
    Code.DECIDED: problems.DECIDED,
}


def withdraw(database: Database, connector: Connector, report_id: str) -> None:
    """Ask the backend, then write it down. Asking twice is asking once, so that who lost the answer
    simply asks again; :class:`DeskError` when the backend is away, or a result has come.
    """
    with database.read() as session:
        row = reports.require(session, report_id)
        record = reports.record(session, report_id)
    if record is None or record.receipt is None or record.state is not ReportState.ACCEPTED:
        raise DeskError(problems.NOT_WITHDRAWN, state=row.state)
    condition = entity_tag(record.receipt.sha256)
    _, client = connector.connect()
    answer = client.withdraw(record.shop, report_id, condition)
    if answer.code in _REFUSED:
        raise DeskError(_REFUSED[Code(answer.code)])
    receipt = answer.require(Receipt)
    if receipt.id != report_id or receipt.withdrawn_at is None:
        raise UnreachableError(problems.NOT_OUR_ANSWER, url=client.url)

    def change(session: Session) -> None:
        if reports.require(session, report_id).state == ReportState.ACCEPTED:
            reports.move(session, report_id, ReportState.WITHDRAWN, datetime.now(UTC))

    database.write(change)
