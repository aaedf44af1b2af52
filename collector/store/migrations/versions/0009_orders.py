"""What people changed about counted parts and customers' orders, and the sessions of an order."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

Sequential = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_index("ix_session_order_number", "session", ["order_number", "operation", "opened_at"])
    op.create_table(
        "part_change",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("count", sa.Text(), nullable=False),
        sa.Column("order_number", sa.Text(), nullable=True),
        sa.Column("operation", sa.Text(), nullable=True),
        sa.Column("order_before", sa.Text(), nullable=True),
        sa.Column("operation_before", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_part_change"),
    )
    op.create_index("ix_part_change_count", "part_change", ["count"])
    op.create_index("ix_part_change_order_number", "part_change", ["order_number", "seq"])
    op.create_index("ix_part_change_order_before", "part_change", ["order_before", "seq"])
    op.create_table(
        "order_change",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("operations", sa.Text(), nullable=False),
        sa.Column("removed", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_order_change"),
    )
    op.create_index("ix_order_change_order_number", "order_change", ["order_number", "seq"])
