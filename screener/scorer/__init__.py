"""Judging resumes against a role profile, and ordering them. Never sees who a resume is about."""

from screener.scorer.changes import changes_needed, what_would_change
from screener.scorer.criteria import assess
from screener.scorer.explain import explain
from screener.scorer.letter import explain_for_candidate
from screener.scorer.ranking import rank
from screener.scorer.scorecard import Rescored, Scorecard
from screener.scorer.shares import Share, shares

__all__ = [
    "Rescored",
    "Scorecard",
    "Share",
    "assess",
    "changes_needed",
    "explain",
    "explain_for_candidate",
    "rank",
    "shares",
    "what_would_change",
]
