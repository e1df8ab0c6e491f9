"""How many other shops have reported what a report's picture shows."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reuses",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("shops", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", "sha256", name=op.f("pk_reuses")),
    )
