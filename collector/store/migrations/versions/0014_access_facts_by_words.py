"""The index of the facts about access is kept by comparing words: an IN is made anew for each fact that is recorded."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KINDS = (
    "AccessDecided", "OverrideGranted", "PaperRecorded", "PaperRevoked", "PermitGiven", "PermitNotObeyed",
    "PermitWithheld", "RightExpired", "SupervisorLeft", "SupervisorPresent", "UnauthorisedRun",
)  # fmt: skip
OF_ACCESS = f"({' OR '.join(f'kind = {one!r}' for one in KINDS)})"


def upgrade() -> None:
    op.drop_index("ix_journal_access", "journal")
    op.create_index(
        "ix_journal_access", "journal", ["kind", "at"], sqlite_where=sa.text(OF_ACCESS),
        postgresql_where=sa.text(OF_ACCESS),
    )  # fmt: skip
