"""Who a candidate is as people have put it right, beside what was read."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("identities", sa.Column("corrected", sa.Text()))


def downgrade() -> None:
    op.drop_column("identities", "corrected")
