"""How tools stand, and what happened to them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

Sequential = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "tool_state",
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("life_by", sa.Text(), nullable=True),
        sa.Column("full", sa.Double(), nullable=True),
        sa.Column("warning", sa.Double(), nullable=True),
        sa.Column("left", sa.Double(), nullable=True),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("condition_since", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("renewed_at", sa.BigInteger(), nullable=True),
        sa.Column("renewals", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("machine", "tool", name="pk_tool_state"),
    )
    op.create_table(
        "tool_event",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("life_by", sa.Text(), nullable=True),
        sa.Column("left", sa.Double(), nullable=True),
        sa.Column("previous", sa.Double(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_tool_event"),
    )
    op.create_index("ix_tool_event_at", "tool_event", ["at"])
    op.create_index("ix_tool_event_machine", "tool_event", ["machine", "tool", "at"])
