"""The demo's own files, as they ship."""

from merchant_desk.backend import admin
from merchant_desk.backend.platform import demo_catalogue
from merchant_desk.backend.platform.demo_catalogue import EVIDENCE, Role
from merchant_desk.backend.serve import running
from merchant_desk.backend.settings import Settings
from merchant_desk.backend.stores import open_blobs
from merchant_desk.core.resources import resources_dir
from merchant_desk.wire.changes import AfterSaleChange, ChatChange
from tests.unit.backend.peer import ONLY_SQLITE, Peer

pytestmark = ONLY_SQLITE


def test_the_files_that_ship_are_whole(settings: Settings) -> None:
    catalogue = demo_catalogue.load(resources_dir(), open_blobs(settings), admin.DEMO_SHOP)
    assert len(catalogue.products) == 12
    roles = {picture.role for picture in catalogue.pictures}
    assert roles == EVIDENCE | {Role.SHOP, Role.CONTEXT}
    assert all(picture.product for picture in catalogue.pictures)
    assert all(picture.caption for picture in catalogue.pictures if picture.role in EVIDENCE)
    assert all(blob.media_type is not None for blob in catalogue.blobs)


def test_every_evidence_picture_is_in_a_chat_and_in_a_case(settings: Settings) -> None:
    code = admin.seed_demo(settings, resources_dir())
    with running(settings) as url:
        peer = Peer(url)
        peer.pair(code)
        shop = peer.walk()
    catalogue = demo_catalogue.load(resources_dir(), open_blobs(settings), admin.DEMO_SHOP)
    evidence = {picture.sha256 for picture in catalogue.pictures if picture.role in EVIDENCE}
    sent = {change.picture for change in shop if isinstance(change, ChatChange)}
    shown = {
        name for change in shop if isinstance(change, AfterSaleChange) for name in change.pictures
    }
    assert evidence <= sent
    assert evidence <= shown
