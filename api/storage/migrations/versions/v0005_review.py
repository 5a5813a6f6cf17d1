"""Summaries of resumes, corrections and notes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _summaries()
    _corrections()
    _notes()


def _summaries() -> None:
    op.create_table(
        "summaries",
        sa.Column("resume_id", sa.String(32), sa.ForeignKey("resumes.id"), primary_key=True),
        sa.Column("screening_id", sa.String(32), sa.ForeignKey("screenings.id"), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("traits", sa.Text, nullable=False),
    )
    op.create_index("ix_summaries_screening_id", "summaries", ["screening_id"])


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("resume_id", sa.String(32), sa.ForeignKey("resumes.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("action", sa.String(10), nullable=False),
        sa.Column("fact", sa.String(120), nullable=False),
        sa.Column("values", sa.Text, nullable=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("made_by", sa.String(16), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.UniqueConstraint("resume_id", "number"),
    )
    op.create_table(
        "withdrawals",
        sa.Column("correction_id", sa.String(32), sa.ForeignKey("corrections.id"), primary_key=True),
        sa.Column("made_by", sa.String(16), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
    )
    op.create_table(
        "past_assessments",
        sa.Column("resume_id", sa.String(32), sa.ForeignKey("resumes.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("code_version", sa.String(40), nullable=False),
        sa.Column("taxonomy_version", sa.String(64), nullable=False),
        sa.Column("profile_version", sa.Integer, nullable=False),
        sa.Column("profile_digest", sa.String(64), nullable=False),
        sa.Column("input_digest", sa.String(64), nullable=False),
        sa.Column("corrections", sa.JSON, nullable=True),
        sa.Column("created_at", _MOMENT, nullable=False),
    )
    op.add_column("assessments", sa.Column("corrections", sa.JSON, nullable=True))
    op.add_column("facts", sa.Column("corrected", sa.Text, nullable=True))


def _notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("resume_id", sa.String(32), sa.ForeignKey("resumes.id"), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("made_by", sa.String(16), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
    )
    op.create_index("notes_of_resume", "notes", ["resume_id", "created_at", "id"])
