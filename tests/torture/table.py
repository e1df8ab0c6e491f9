"""All faults by name, and what came of them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.torture import disks, networks, processes
from tests.torture.rows import Verdict
from tests.torture.world import Arena

Fault = Callable[[Arena, int], Verdict]

FAULTS: dict[str, Fault] = {
    "kill -9 at a random moment of saving": processes.kill_while_saving,
    "kill -9 at a random moment of sending": processes.kill_while_sending,
    "kill -9 at each system call of saving": processes.kill_at_call_of_saving,
    "kill -9 at each system call of sending": processes.kill_at_call_of_sending,
    "kill -9 at each system call of migrating": processes.kill_while_migrating,
    "kill -9 of the backend": processes.kill_backend,
    "SIGSTOP past the lease": processes.stop_past_the_lease,
    "two desks on one profile": processes.two_desks,
    "eight desks on one profile": processes.eight_desks,
    "clock jumps 10 days, 10 years": processes.jump_clock,
    "database held": processes.hold_database,
    "ENOSPC, EIO, EDQUOT while saving": disks.fail_while_saving,
    "ENOSPC, EIO, EDQUOT while sending": disks.fail_while_sending,
    "short writes": disks.write_short,
    "power loss (disk states)": disks.lose_power,
    "flipped bytes in the database": disks.flip_database,
    "flipped bytes in the log": disks.flip_wal,
    "flipped byte in a blob": disks.flip_blob,
    "deleted blob": disks.delete_blob,
    "deleted source": disks.delete_source,
    "requests cut off": networks.cut_requests,
    "answers cut off": networks.cut_answers,
    "receipt cut off at each byte": networks.cut_receipts_at_each_byte,
    "answer dropped after the commit": networks.drop_the_answer,
    "refresh answer lost": networks.lose_the_refresh,
    "token expires between requests": networks.expire_in_the_middle,
    "requests repeated": networks.repeat,
    "requests reordered": networks.arrive_late,
    "slow line": networks.dawdle,
    "a byte a second": networks.trickle,
    "TLS expired, wrong host, unknown, cut": networks.distrust,
    "captive portal": networks.meet_a_portal,
    "status codes in every step": networks.refuse,
    "more reports than an order may have": networks.exceed_the_cap,
    "one poison report among ten": networks.poison,
}
LONG: dict[str, Fault] = {
    "30 days offline, 5,000 reports": processes.stay_offline,
    "one poison report among 1,000": networks.poison_many,
}
"""Minutes a try: only when they are asked for by ``--only``, once each."""


@dataclass
class Line:
    """One row of the table."""

    name: str
    tries: int = 0
    total: Verdict = field(default_factory=Verdict)

    def cells(self) -> tuple[str, ...]:
        tries = self.tries * (disks.STATES if self.name.startswith("power loss") else 1)
        found = self.total
        counts = (len(found.lost), len(found.doubled), len(found.stuck), len(found.wrong))
        return (self.name, f"{tries:,}", *map(str, counts))


HEAD = ("fault", "tries", "lost", "doubled", "stuck", "wrong")


def table(lines: list[Line]) -> str:
    """As Markdown."""
    rows = [HEAD, ("---", *["---:"] * (len(HEAD) - 1)), *(line.cells() for line in lines)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
