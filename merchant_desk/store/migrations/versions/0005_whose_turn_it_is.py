"""Whose turn it is: the next entry of the outbox is found without sorting all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_outbox_turn",
        "outbox",
        ["lease_owner", sa.text("deadline IS NULL"), "deadline", "size", "report_id"],
    )
