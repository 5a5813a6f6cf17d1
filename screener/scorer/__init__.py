"""Judging resumes against a role profile, and ordering them. Never sees who a resume is about."""

from screener.scorer.criteria import assess
from screener.scorer.explain import explain
from screener.scorer.ranking import rank

__all__ = ["assess", "explain", "rank"]
