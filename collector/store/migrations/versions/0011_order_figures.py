"""Indices by which the page of an order with two hundred thousand parts stays as quick as that of one with two."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NOT_GOOD = "scrap > 0 OR rework > 0"


def upgrade() -> None:
    op.drop_index("ix_cycle_order_number", "cycle")
    op.create_index("ix_cycle_order_number", "cycle", ["order_number", "operation", "started_at"])
    op.create_index(
        "ix_part_count_order_not_good", "part_count", ["order_number", "at"], sqlite_where=sa.text(NOT_GOOD),
        postgresql_where=sa.text(NOT_GOOD),
    )  # fmt: skip
    op.create_index(
        "ix_part_count_order_unattributed", "part_count", ["order_number"], sqlite_where=sa.text("unattributed"),
        postgresql_where=sa.text("unattributed"),
    )  # fmt: skip
