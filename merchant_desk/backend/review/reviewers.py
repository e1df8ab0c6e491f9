"""Who may review: names, passwords, and browsers that are signed in. Only hashes are kept."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from merchant_desk.backend.models import ReviewerRow, ReviewSessionRow
from merchant_desk.backend.problems import BAD_REVIEWER_NAME
from merchant_desk.core.errors import DeskError

SESSION_LIFE = timedelta(hours=12)
_LONGEST_NAME = 64
_COST = {"n": 2**14, "r": 8, "p": 1}
"""Of scrypt: 16 MiB and some 50 ms a try."""


def add(session: Session, name: str, now: datetime) -> str:
    """A reviewer with a fresh password, which is returned; one of that name is signed out and gets
    another password. :class:`DeskError` when the name will not do.
    """
    name = name.strip()
    if not 0 < len(name) <= _LONGEST_NAME:
        raise DeskError(BAD_REVIEWER_NAME, longest=_LONGEST_NAME)
    password, salt = secrets.token_urlsafe(12), secrets.token_bytes(16)
    row = session.get(ReviewerRow, name)
    if row is None:
        row = ReviewerRow(name=name, made_at=now)
        session.add(row)
    row.salt, row.password_hash = salt, _scrypt(password, salt)
    session.flush()
    session.execute(delete(ReviewSessionRow).where(ReviewSessionRow.reviewer == name))
    return password


def sign_in(session: Session, name: str, password: str, now: datetime) -> str | None:
    """The cookie of a new session; nothing when name and password do not belong together.

    Takes as long for a name that nobody has.
    """
    row = session.get(ReviewerRow, name.strip())
    salt, wanted = (row.salt, row.password_hash) if row else (b"nobody", b"")
    if not hmac.compare_digest(_scrypt(password, salt), wanted) or row is None:
        return None
    session.execute(delete(ReviewSessionRow).where(ReviewSessionRow.expires_at < now))
    token = secrets.token_urlsafe(32)
    session.add(
        ReviewSessionRow(token_hash=_hash(token), reviewer=row.name, expires_at=now + SESSION_LIFE)
    )
    return token


def signed_in(session: Session, token: str, now: datetime) -> str | None:
    """The name of the reviewer whose cookie this is."""
    row = session.get(ReviewSessionRow, _hash(token)) if token else None
    return row.reviewer if row is not None and row.expires_at > now else None


def sign_out(session: Session, token: str) -> None:
    session.execute(delete(ReviewSessionRow).where(ReviewSessionRow.token_hash == _hash(token)))


def form_key(token: str) -> str:
    """What a form of this session must bring along: another site can neither read nor guess it."""
    return _hash(f"form:{token}")


def is_form_key(token: str, given: str) -> bool:
    return hmac.compare_digest(form_key(token).encode(), given.encode())


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, dklen=32, **_COST)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
