"""The papers that rights rest on, and their revocations."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEPT = ("number", "id", "kind", "person", "machine", "digest", "recorded_at", "author", "replaces")

GUARDS = (
    "CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper "
    "BEGIN SELECT RAISE(ABORT, 'papers are only ever added'); END",
    "CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper WHEN OLD.person IS NULL OR NEW.body IS NOT NULL "
    "OR NEW.salt IS NOT NULL OR "
    + " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)
    + " BEGIN SELECT RAISE(ABORT, 'of a paper only what it says of a person can be erased'); END",
    *(
        f"CREATE TRIGGER paper_revocation_no_{act.lower()} BEFORE {act} ON paper_revocation "
        "BEGIN SELECT RAISE(ABORT, 'revocations are only ever added'); END"
        for act in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    op.create_table(
        "paper",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("machine", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_paper_person_person"),
        sa.ForeignKeyConstraint(["replaces"], ["paper.id"], name="fk_paper_replaces_paper"),
        sa.PrimaryKeyConstraint("number", name="pk_paper"),
        sa.UniqueConstraint("id", name="uq_paper_id"),
        sa.UniqueConstraint("replaces", name="uq_paper_replaces"),
    )
    op.create_index("ix_paper_person", "paper", ["person", "kind"], unique=False)
    op.create_index("ix_paper_machine", "paper", ["machine", "kind"], unique=False)
    op.create_index("ix_paper_kind", "paper", ["kind"], unique=False)
    op.create_table(
        "paper_revocation",
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["paper"], ["paper.id"], name="fk_paper_revocation_paper_paper"),
        sa.PrimaryKeyConstraint("paper", name="pk_paper_revocation"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in GUARDS:
            op.execute(statement)
