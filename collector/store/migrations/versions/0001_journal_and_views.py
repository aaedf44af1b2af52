"""The journal, its checkpoints, the views, and what the engine keeps of each machine."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Sequential = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

GUARDS = tuple(
    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'the {table} is only ever added to'); END"
    for table in ("journal", "checkpoint")
    for act in ("UPDATE", "DELETE")
)


def upgrade() -> None:
    op.create_table(
        "alarm",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("alarm", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.Column("cleared_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_alarm"),
    )
    op.create_index("ix_alarm_cleared_at", "alarm", ["cleared_at"], unique=False)
    op.create_index("ix_alarm_machine", "alarm", ["machine", "raised_at"], unique=False)
    op.create_table(
        "checkpoint",
        sa.Column("number", Sequential, autoincrement=True, nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_checkpoint"),
    )
    op.create_index("ix_checkpoint_seq", "checkpoint", ["seq"], unique=False)
    op.create_table(
        "cycle",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("gross", sa.Double(), nullable=True),
        sa.Column("active", sa.Double(), nullable=True),
        sa.Column("hold", sa.Double(), nullable=True),
        sa.Column("blind", sa.Double(), nullable=True),
        sa.Column("program", sa.Text(), nullable=True),
        sa.Column("start_seen", sa.Boolean(), nullable=False),
        sa.Column("excluded", sa.Text(), nullable=False),
        sa.Column("session", sa.Text(), nullable=True),
        sa.Column("order_number", sa.Text(), nullable=True),
        sa.Column("operation", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("session_at_end", sa.Text(), nullable=True),
        sa.Column("order_at_end", sa.Text(), nullable=True),
        sa.Column("operation_at_end", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_cycle"),
    )
    op.create_index("ix_cycle_machine", "cycle", ["machine", "started_at"], unique=False)
    op.create_index("ix_cycle_order_number", "cycle", ["order_number", "operation"], unique=False)
    op.create_index("ix_cycle_started_at", "cycle", ["started_at"], unique=False)
    op.create_table(
        "cycle_person",
        sa.Column("cycle", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("cycle", "person", name="pk_cycle_person"),
    )
    op.create_index("ix_cycle_person_person", "cycle_person", ["person"], unique=False)
    op.create_table(
        "cycle_tool",
        sa.Column("cycle", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("cycle", "position", name="pk_cycle_tool"),
    )
    op.create_table(
        "gap",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("lost_at", sa.BigInteger(), nullable=False),
        sa.Column("regained_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_gap"),
    )
    op.create_index("ix_gap_machine", "gap", ["machine", "lost_at"], unique=False)
    op.create_index("ix_gap_regained_at", "gap", ["regained_at"], unique=False)
    op.create_table(
        "held_count",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("counter", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("raw_from", Sequential, nullable=False),
        sa.Column("raw_to", Sequential, nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("plausible", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("session", sa.Text(), nullable=True),
        sa.Column("order_number", sa.Text(), nullable=True),
        sa.Column("operation", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.BigInteger(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("review_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_held_count"),
    )
    op.create_index("ix_held_count_status", "held_count", ["status", "at"], unique=False)
    op.create_table(
        "journal",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal"),
        sa.UniqueConstraint("id", name="uq_journal_id"),
    )
    op.create_index("ix_journal_at", "journal", ["at"], unique=False)
    op.create_table(
        "machine_state",
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.PrimaryKeyConstraint("machine", name="pk_machine_state"),
    )
    op.create_table(
        "mode_interval",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_mode_interval"),
    )
    op.create_index("ix_mode_interval_ended_at", "mode_interval", ["ended_at"], unique=False)
    op.create_index("ix_mode_interval_machine", "mode_interval", ["machine", "mode", "started_at"], unique=False)
    op.create_table(
        "order_progress",
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("scrap", sa.Integer(), nullable=False),
        sa.Column("rework", sa.Integer(), nullable=False),
        sa.Column("cycles", sa.Integer(), nullable=False),
        sa.Column("active", sa.Double(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("order_number", "operation", name="pk_order_progress"),
    )
    op.create_table(
        "part_count",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("counter", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("scrap", sa.Integer(), nullable=False),
        sa.Column("rework", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("raw_from", Sequential, nullable=True),
        sa.Column("raw_to", Sequential, nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("backfilled", sa.Boolean(), nullable=False),
        sa.Column("excluded", sa.Text(), nullable=False),
        sa.Column("cycle", sa.Text(), nullable=True),
        sa.Column("session", sa.Text(), nullable=True),
        sa.Column("order_number", sa.Text(), nullable=True),
        sa.Column("operation", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("program", sa.Text(), nullable=True),
        sa.Column("unattributed", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_part_count"),
    )
    op.create_index("ix_part_count_at", "part_count", ["at"], unique=False)
    op.create_index("ix_part_count_machine", "part_count", ["machine", "at"], unique=False)
    op.create_index("ix_part_count_order_number", "part_count", ["order_number", "operation", "at"], unique=False)
    op.create_index(
        "ix_part_count_unattributed",
        "part_count",
        ["at"],
        unique=False,
        sqlite_where=sa.text("unattributed"),
        postgresql_where=sa.text("unattributed"),
    )
    op.create_table(
        "part_count_person",
        sa.Column("count", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("count", "person", name="pk_part_count_person"),
    )
    op.create_index("ix_part_count_person_person", "part_count_person", ["person"], unique=False)
    op.create_table(
        "program_interval",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_program_interval"),
    )
    op.create_index("ix_program_interval_ended_at", "program_interval", ["ended_at"], unique=False)
    op.create_index("ix_program_interval_machine", "program_interval", ["machine", "started_at"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("order_number", sa.Text(), nullable=True),
        sa.Column("operation", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("closed_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
    )
    op.create_index("ix_session_closed_at", "session", ["closed_at"], unique=False)
    op.create_index("ix_session_machine", "session", ["machine", "opened_at"], unique=False)
    op.create_table(
        "session_person",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("seq", "position", name="pk_session_person"),
    )
    op.create_index("ix_session_person_person", "session_person", ["person", "joined_at"], unique=False)
    op.create_index("ix_session_person_session", "session_person", ["session"], unique=False)
    op.create_table(
        "state_interval",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("execution", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_state_interval"),
    )
    op.create_index("ix_state_interval_ended_at", "state_interval", ["ended_at"], unique=False)
    op.create_index("ix_state_interval_machine", "state_interval", ["machine", "started_at"], unique=False)
    op.create_table(
        "tool_interval",
        sa.Column("seq", Sequential, autoincrement=False, nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_tool_interval"),
    )
    op.create_index("ix_tool_interval_ended_at", "tool_interval", ["ended_at"], unique=False)
    op.create_index("ix_tool_interval_machine", "tool_interval", ["machine", "started_at"], unique=False)
    for statement in GUARDS:
        op.execute(statement)
