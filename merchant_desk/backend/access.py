"""Who may speak for a shop: pairing codes, devices and their tokens. Only hashes are kept."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy.orm import Session

from merchant_desk.backend.models import DeviceRow, PairingCodeRow, ShopRow, TokenRow
from merchant_desk.backend.refusals import RefusalError
from merchant_desk.wire.access import DeviceEntry, DeviceList, Paired, Tokens
from merchant_desk.wire.problem import Code

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without the ones that people read as one another: 0 O, 1 I L."""
_GROUP = 4
_HOLDER = (
    select(TokenRow.expires_at, DeviceRow.id, DeviceRow.shop_id, DeviceRow.revoked_at)
    .join(DeviceRow, DeviceRow.id == TokenRow.device_id)
    .where(TokenRow.token_hash == bindparam("token_hash"))
)
"""Made once: every request begins with it."""


@dataclass(frozen=True, slots=True)
class Caller:
    """A device that showed a good access token, and the one shop that it may speak for."""

    device: str
    shop: str


def new_code(session: Session, shop_id: str, life: timedelta) -> str:
    """A fresh pairing code of the shop (8 letters and digits, 40 bits), good for one device."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(2 * _GROUP))
    now = _now()
    session.execute(delete(PairingCodeRow).where(PairingCodeRow.expires_at < now))
    session.add(PairingCodeRow(code_hash=_hash(letters), shop_id=shop_id, expires_at=now + life))
    return f"{letters[:_GROUP]}-{letters[_GROUP:]}"


def pair(session: Session, code: str, device_name: str, life: timedelta) -> Paired:
    """Use up ``code`` (in any case, with or without its dash) for a new device."""
    normal = "".join(c for c in code.upper() if c.isalnum())
    row = session.get(PairingCodeRow, _hash(normal), with_for_update=True)
    now = _now()
    if row is None or row.used_at is not None or row.expires_at <= now:
        raise RefusalError(Code.BAD_PAIRING_CODE)
    row.used_at = now
    shop = session.get_one(ShopRow, row.shop_id)
    refresh = secrets.token_urlsafe(32)
    device = DeviceRow(
        id=f"device-{secrets.token_hex(8)}",
        shop_id=shop.id,
        name=device_name,
        key=secrets.token_bytes(32),
        refresh_hash=_hash(refresh),
        paired_at=now,
    )
    session.add(device)
    session.flush()
    access = _new_access(session, device.id, life)
    return Paired(
        device=device.id,
        shop=shop.id,
        shop_name=shop.name,
        tokens=Tokens(access=access, refresh=refresh, expires_in=_seconds(life)),
    )


def refresh(session: Session, token: str, life: timedelta) -> Tokens:
    """Change a refresh token for its successor and an access token.

    A successor is derived from its predecessor, so a desk that lost the answer asks again with the
    old token and gets the same successor: until that one is used itself, then the old one is dead.
    """
    known = _hash(token)
    device = session.scalar(
        select(DeviceRow)
        .where(or_(DeviceRow.refresh_hash == known, DeviceRow.previous_hash == known))
        .with_for_update()
    )
    if device is None or device.revoked_at is not None:
        raise RefusalError(Code.DEVICE_REVOKED)
    successor = hmac.new(device.key, token.encode(), hashlib.sha256).hexdigest()
    device.previous_hash = known
    device.refresh_hash = _hash(successor)
    access = _new_access(session, device.id, life)
    return Tokens(access=access, refresh=successor, expires_in=_seconds(life))


def authenticate(session: Session, access: str) -> Caller:
    """Who holds this access token."""
    found = session.execute(_HOLDER, {"token_hash": _hash(access)}).one_or_none()
    if found is None or found.expires_at <= _now():
        raise RefusalError(Code.UNAUTHORIZED)
    if found.revoked_at is not None:
        raise RefusalError(Code.DEVICE_REVOKED)
    return Caller(device=found.id, shop=found.shop_id)


def devices(session: Session, caller: Caller) -> DeviceList:
    """The devices of the caller's shop that are not revoked."""
    rows = session.scalars(
        select(DeviceRow)
        .where(DeviceRow.shop_id == caller.shop, DeviceRow.revoked_at.is_(None))
        .order_by(DeviceRow.paired_at, DeviceRow.id)
    )
    return DeviceList(
        devices=tuple(
            DeviceEntry(
                id=row.id, name=row.name, paired_at=row.paired_at, is_this=row.id == caller.device
            )
            for row in rows
        )
    )


def revoke(session: Session, shop_id: str, device: str) -> None:
    """Take a device's tokens away; another shop's looks as if it did not exist."""
    row = session.get(DeviceRow, device, with_for_update=True)
    if row is None or row.shop_id != shop_id:
        raise RefusalError(Code.NOT_FOUND)
    row.revoked_at = row.revoked_at or _now()


def _new_access(session: Session, device_id: str, life: timedelta) -> str:
    access = secrets.token_urlsafe(32)
    now = _now()
    session.execute(
        delete(TokenRow).where(TokenRow.device_id == device_id, TokenRow.expires_at <= now)
    )
    session.add(TokenRow(token_hash=_hash(access), device_id=device_id, expires_at=now + life))
    return access


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _seconds(life: timedelta) -> int:
    return int(life.total_seconds())


def _now() -> datetime:
    return datetime.now(UTC)
