"""What each hand made, assessments, and what is written and attached; the long ones among the states."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

Sequential = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LASTING = "ended_at - started_at >= 120000000"


def upgrade() -> None:
    op.create_index(
        "ix_state_interval_lasting",
        "state_interval",
        ["machine", "started_at"],
        sqlite_where=sa.text(LASTING),
        postgresql_where=sa.text(LASTING),
    )
    op.create_table(
        "trainee_work",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("machine", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("hands", sa.Integer(), nullable=False),
        sa.Column("cycles", sa.Integer(), nullable=False),
        sa.Column("aborted", sa.Integer(), nullable=False),
        sa.Column("active", sa.Double(), nullable=False),
        sa.Column("hold", sa.Double(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("scrap", sa.Integer(), nullable=False),
        sa.Column("rework", sa.Integer(), nullable=False),
        sa.Column("times", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trainee_work"),
    )
    op.create_index("ix_trainee_work_person", "trainee_work", ["person", "since"])
    op.create_table(
        "assessment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", Sequential, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("grid", sa.Text(), nullable=False),
        sa.Column("competence", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("comment_digest", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("emptied", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
    )
    op.create_index("ix_assessment_person", "assessment", ["person", "grid", "at"])
    op.create_table(
        "assessment_file",
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("assessment", "position", name="pk_assessment_file"),
    )
    op.create_index("ix_assessment_file_file", "assessment_file", ["file"])
    op.create_table(
        "assessment_comment",
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_assessment_comment_person_person"),
        sa.PrimaryKeyConstraint("assessment", name="pk_assessment_comment"),
    )
    op.create_index("ix_assessment_comment_person", "assessment_comment", ["person"])
    op.create_table(
        "evidence_file",
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_evidence_file_person_person"),
        sa.PrimaryKeyConstraint("file", name="pk_evidence_file"),
    )
    op.create_index("ix_evidence_file_assessment", "evidence_file", ["assessment"])
    op.create_index("ix_evidence_file_person", "evidence_file", ["person"])
