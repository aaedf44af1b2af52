"""The registry: people, badges, customers' orders and their operations."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "customer_order",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_customer_order"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("given_name", sa.String(), nullable=False),
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("group_name", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("reference", name="uq_person_reference"),
    )
    op.create_table(
        "badge",
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("person", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_badge_person_person"),
        sa.PrimaryKeyConstraint("uid", "since", name="pk_badge"),
    )
    op.create_index("ix_badge_person", "badge", ["person"], unique=False)
    op.create_index(
        "uq_badge_held",
        "badge",
        ["uid"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "operation",
        sa.Column("order", sa.String(), nullable=False),
        sa.Column("operation", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("standard_cycle", sa.Float(), nullable=True),
        sa.Column("standard_setup", sa.Float(), nullable=True),
        sa.Column("parts_per_cycle", sa.Integer(), nullable=False),
        sa.Column("strokes_per_part", sa.Integer(), nullable=True),
        sa.Column("program", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["order"], ["customer_order.number"], name="fk_operation_order_customer_order"),
        sa.PrimaryKeyConstraint("order", "operation", name="pk_operation"),
    )
    op.create_index("ix_operation_family", "operation", ["family"], unique=False)
