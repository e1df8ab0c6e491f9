"""When a wait began: a clock that was set back since is known by it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("waits_since", sa.BigInteger(), nullable=True))
    op.add_column(
        "outbox",
        sa.Column("any_network", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
