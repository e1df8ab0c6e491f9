"""What the documents promise exists: files, commands, contracts."""

import re

import pytest

from merchant_desk.__main__ import is_command
from tests.structure.sources import PACKAGE, ROOT, place

DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=place)
def test_every_link_of_a_document_leads_somewhere(document: object) -> None:
    assert isinstance(document, type(ROOT))
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_command_of_the_readme_is_one() -> None:
    written = re.findall(r"^(?:\$ )?(?:\S*/)?merchant-desk +([a-z]\S*)", README, re.MULTILINE)
    assert written
    assert [verb for verb in written if not is_command([verb])] == []


def test_the_architecture_speaks_of_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    assert [room for room in rooms if f"`{room}`" not in page] == []


def test_every_decision_says_what_was_rejected() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        assert "## Rejected" in page.read_text(encoding="utf-8"), place(page)
