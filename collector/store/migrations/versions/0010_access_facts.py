"""An index of the facts about access, so that a year of them is found among millions of others."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

OF_ACCESS = (
    "kind IN ('AccessDecided', 'OverrideGranted', 'PaperRecorded', 'PaperRevoked', 'PermitGiven', 'PermitNotObeyed', "
    "'PermitWithheld', 'RightExpired', 'SupervisorLeft', 'SupervisorPresent', 'UnauthorisedRun')"
)


def upgrade() -> None:
    op.create_index(
        "ix_journal_access", "journal", ["kind", "at"], sqlite_where=sa.text(OF_ACCESS),
        postgresql_where=sa.text(OF_ACCESS),
    )  # fmt: skip
