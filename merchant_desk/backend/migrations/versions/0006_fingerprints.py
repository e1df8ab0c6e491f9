"""What reported pictures look like, so that they are known again in other shops' reports."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_BANDS = tuple(f"band{number}" for number in range(5))


def upgrade() -> None:
    op.add_column("reports", sa.Column("fingerprinted_at", sa.BigInteger(), nullable=True))
    op.add_column(
        "reports", sa.Column("fingerprint_tries", sa.Integer(), server_default="0", nullable=False)
    )
    op.create_index(op.f("ix_reports_fingerprinted_at"), "reports", ["fingerprinted_at"])
    op.create_table(
        "fingerprints",
        sa.Column("shop_id", sa.String(length=64), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        *(sa.Column(band, sa.Integer(), nullable=True) for band in _BANDS),
        sa.ForeignKeyConstraint(
            ["shop_id", "report_id"],
            ["reports.shop_id", "reports.id"],
            name=op.f("fk_fingerprints_shop_id_reports"),
        ),
        sa.PrimaryKeyConstraint("shop_id", "report_id", "sha256", name=op.f("pk_fingerprints")),
    )
    op.create_index(op.f("ix_fingerprints_sha256"), "fingerprints", ["sha256"])
    for band in _BANDS:
        op.create_index(f"ix_fingerprints_{band}", "fingerprints", [band])
