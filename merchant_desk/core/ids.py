"""Identifiers made on the desk, before anything is sent."""

import os
import time
from uuid import UUID


def new_report_id() -> str:
    """A UUID of version 7 (RFC 9562 §5.7) as text: sorts by its making, to the millisecond."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=value))
