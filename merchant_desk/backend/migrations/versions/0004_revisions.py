"""Revisions of reports, and their withdrawal."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "revisions",
        sa.Column("shop_id", sa.String(length=64), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id", "report_id"],
            ["reports.shop_id", "reports.id"],
            name=op.f("fk_revisions_shop_id_reports"),
        ),
        sa.PrimaryKeyConstraint("shop_id", "report_id", "number", name=op.f("pk_revisions")),
    )
    op.add_column(
        "reports", sa.Column("revision", sa.Integer(), server_default="1", nullable=False)
    )
    op.add_column("reports", sa.Column("revised_at", sa.BigInteger(), nullable=True))
    op.add_column("reports", sa.Column("withdrawn_at", sa.BigInteger(), nullable=True))
