"""What people at the machines say: declared parts, reasons of stops, calls, sessions put right; and PINs."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Sequential = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "part_declaration",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("count", sa.Text(), nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("session", sa.Text(), nullable=True),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("scrap", sa.Integer(), nullable=False),
        sa.Column("rework", sa.Integer(), nullable=False),
        sa.Column("reason_code", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_part_declaration"),
    )
    op.create_index("ix_part_declaration_at", "part_declaration", ["at"])
    op.create_index("ix_part_declaration_count", "part_declaration", ["count"])
    op.create_index("ix_part_declaration_session", "part_declaration", ["session"])
    op.create_index(
        "ix_part_count_not_good",
        "part_count",
        ["at"],
        sqlite_where=sa.text("scrap > 0 OR rework > 0"),
        postgresql_where=sa.text("scrap > 0 OR rework > 0"),
    )
    op.create_table(
        "stop_reason",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("reason_code", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stop_reason"),
    )
    op.create_index("ix_stop_reason_machine", "stop_reason", ["machine", "since"])
    op.create_index("ix_stop_reason_since", "stop_reason", ["since"])
    op.create_table(
        "trainer_call",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=False),
        sa.Column("reason_code", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_trainer_call"),
    )
    op.create_index("ix_trainer_call_called_at", "trainer_call", ["called_at"])
    op.create_index(
        "uq_trainer_call_open",
        "trainer_call",
        ["machine"],
        unique=True,
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table(
        "trainer_call_person",
        sa.Column("call", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("call", "person", name="pk_trainer_call_person"),
    )
    op.create_index("ix_trainer_call_person_person", "trainer_call_person", ["person"])
    op.create_table(
        "session_correction",
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("was_closed_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=False),
        sa.Column("corrected_at", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("session", name="pk_session_correction"),
    )
    op.create_table(
        "pin",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("hashed", sa.String(), nullable=False),
        sa.Column("set_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_pin_person_person"),
        sa.PrimaryKeyConstraint("person", name="pk_pin"),
        sa.UniqueConstraint("number", name="uq_pin_number"),
    )
