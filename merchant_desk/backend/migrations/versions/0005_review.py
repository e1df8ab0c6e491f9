"""Reviewers, what they did, when a report was first looked at, and of which kinds it is."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("opened_at", sa.BigInteger(), nullable=True))
    op.add_column("reports", sa.Column("kinds", sa.Text(), server_default="", nullable=False))
    _fill_kinds()
    op.create_index(op.f("ix_report_blobs_sha256"), "report_blobs", ["sha256"])
    op.create_table(
        "reviewers",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("password_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_reviewers")),
    )
    op.create_table(
        "review_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("reviewer", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reviewer"], ["reviewers.name"], name=op.f("fk_review_sessions_reviewer_reviewers")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_review_sessions")),
    )
    op.create_index(op.f("ix_review_sessions_reviewer"), "review_sessions", ["reviewer"])
    op.create_index(op.f("ix_review_sessions_expires_at"), "review_sessions", ["expires_at"])
    op.create_table(
        "review_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shop_id", sa.String(length=64), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("reviewer", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id", "report_id"],
            ["reports.shop_id", "reports.id"],
            name=op.f("fk_review_events_shop_id_reports"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_events")),
    )
    op.create_index("ix_review_events_report", "review_events", ["shop_id", "report_id"])


def _fill_kinds() -> None:
    reports = sa.table("reports", *(sa.column(name) for name in ("shop_id", "id", "body", "kinds")))
    connection = op.get_bind()
    for shop, report, body in connection.execute(
        sa.select(reports.c.shop_id, reports.c.id, reports.c.body)
    ).fetchall():
        kinds = dict.fromkeys(suspect["kind"] for suspect in json.loads(body)["suspects"])
        connection.execute(
            sa.update(reports)
            .where(reports.c.shop_id == shop, reports.c.id == report)
            .values(kinds=f" {' '.join(kinds)} ")
        )
