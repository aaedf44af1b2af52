"""How far each sink has been told of the journal, and what its server would not have."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

Sequential = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sink_lane",
        sa.Column("sink", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("until", Sequential, nullable=True),
        sa.PrimaryKeyConstraint("sink", "number", name="pk_sink_lane"),
    )
    op.create_table(
        "sink_refused",
        sa.Column("number", Sequential, autoincrement=True, nullable=False),
        sa.Column("sink", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("seq", Sequential, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_sink_refused"),
    )
    op.create_index("ix_sink_refused_sink", "sink_refused", ["sink"])
