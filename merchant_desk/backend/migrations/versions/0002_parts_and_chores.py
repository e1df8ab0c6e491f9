"""Parts and chores."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chores",
        sa.Column("shop_id", sa.String(length=64), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_chores_shop_id_shops")),
        sa.PrimaryKeyConstraint("shop_id", name=op.f("pk_chores")),
    )
    op.create_index(op.f("ix_chores_due_at"), "chores", ["due_at"], unique=False)
    op.create_table(
        "parts",
        sa.Column("shop_id", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("put_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_parts_shop_id_shops")),
        sa.PrimaryKeyConstraint("shop_id", "sha256", "start", name=op.f("pk_parts")),
    )
    # Of the files that are there nobody knows what shows them: they stay.
    pinned: sa.Column[bool] = sa.Column(
        "pinned", sa.Boolean(), server_default=sa.true(), nullable=False
    )
    op.add_column("blobs", pinned)
