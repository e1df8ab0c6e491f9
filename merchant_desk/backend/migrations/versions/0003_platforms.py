"""Platforms: where a shop's things come from, and how far they have been read."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "platforms",
        sa.Column("shop_id", sa.String(length=64), nullable=False),
        sa.Column("keys", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("connected_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("lease", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.id"], name=op.f("fk_platforms_shop_id_shops")),
        sa.PrimaryKeyConstraint("shop_id", name=op.f("pk_platforms")),
    )
    op.create_index(op.f("ix_platforms_due_at"), "platforms", ["due_at"], unique=False)
    op.create_table(
        "platform_marks",
        sa.Column("shop_id", sa.String(length=64), nullable=False),
        sa.Column("stream", sa.String(length=16), nullable=False),
        sa.Column("read_to", sa.BigInteger(), nullable=False),
        sa.Column("history_to", sa.BigInteger(), nullable=False),
        sa.Column("history_start", sa.BigInteger(), nullable=False),
        sa.Column("history_end", sa.BigInteger(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["platforms.shop_id"], name=op.f("fk_platform_marks_shop_id_platforms")
        ),
        sa.PrimaryKeyConstraint("shop_id", "stream", name=op.f("pk_platform_marks")),
    )
    op.create_table(
        "platform_pictures",
        sa.Column("shop_id", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("fk_platform_pictures_shop_id_shops")
        ),
        sa.PrimaryKeyConstraint("shop_id", "address", name=op.f("pk_platform_pictures")),
    )
