"""The judgement on one resume in plain words: for the recruiter, for the candidate, and as JSON."""

import json
from datetime import date

from screener.export.ranking_json import candidate_json, profile_json
from screener.export.table import RankingTable, tabulate
from screener.folder import GENERATOR
from screener.profile import RoleProfile
from screener.scorer import explain, explain_for_candidate, what_would_change
from screener.screening import ParsedResume, screen


def explanation_table(
    parsed: ParsedResume, profile: RoleProfile, as_of: date, *, blind: bool
) -> RankingTable:
    """One resume as a ranking of its own."""
    return tabulate(screen([parsed], profile, as_of), blind=blind)


def recruiter_text(table: RankingTable) -> str:
    """Who, what counted with its quotes, and what would change it."""
    [row] = table.rows
    change = what_would_change(row.assessment, table.profile)
    parts = [f"{row.name}: {table.profile.title}", explain(row.assessment)]
    if change:
        parts.append(f"What would change it: {change}")
    return "\n".join(parts) + "\n"


def candidate_text(table: RankingTable) -> str:
    """A letter to the candidate; it names no score and nobody else."""
    [row] = table.rows
    return explain_for_candidate(row.assessment, table.profile)


def explanation_json(table: RankingTable) -> str:
    """Everything about the one candidate, with both texts."""
    [row] = table.rows
    candidate = candidate_json(row, table.profile)
    del candidate["rank"]
    body = {
        "generator": GENERATOR,
        "profile": profile_json(table.profile),
        "as_of": table.as_of.isoformat(),
        "blind": table.blind,
        "candidate": candidate,
        "for_recruiter": recruiter_text(table),
        "for_candidate": candidate_text(table),
    }
    return json.dumps(body, ensure_ascii=False, indent=2)
