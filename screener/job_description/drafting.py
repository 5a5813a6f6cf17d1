"""The whole way from the text of a job description to a draft."""

from screener.document import Document
from screener.errors import ProfileError
from screener.job_description.compose import compose
from screener.job_description.draft import JobDescriptionDraft
from screener.job_description.reading import read
from screener.job_description.statements import read_statements
from screener.job_description.title import read_title, slug
from screener.profile import RoleProfile
from skills_taxonomy.occupations import load_occupations
from skills_taxonomy.terms import Function

SUMMARY = "Drafted from a job description. Check every line before you rank candidates with it."
SOURCES = (
    "Requirements as the job description states them; above each criterion stands what it was read from.",
    "Weights are this program's own defaults.",
)


def draft_profile(document: Document) -> JobDescriptionDraft:
    """The draft for the post that a document describes.

    Raises ProfileError where nothing that it asks for is understood; its `mistakes` are those statements.
    """
    title = read_title(document)
    role = functions_of_title(title)
    readings = read(document, read_statements(document), role)
    criteria = compose(readings.items, role)
    if not criteria:
        raise ProfileError(
            f"{document.source}: no requirement was understood",
            tuple(f"not understood: {' '.join(source.quote.split())}" for source in readings.not_understood),
        )
    profile = RoleProfile(
        id=slug(title),
        title=title,
        summary=SUMMARY,
        sources=SOURCES,
        criteria=tuple(each.criterion for each in criteria),
    )
    return JobDescriptionDraft(profile, criteria, tuple(readings.left_out), tuple(readings.not_understood))


def functions_of_title(title: str) -> tuple[Function, ...]:
    """The functions of the post itself; that it leads people is none of them.

    >>> [function.value for function in functions_of_title("Accounting Manager")]
    ['accounting']
    """
    named = (
        function
        for occupation in load_occupations().read_title(title).occupations
        for function in occupation.functions
    )
    kept = (function for function in named if function not in {Function.MANAGEMENT, Function.OTHER})
    return tuple(dict.fromkeys(kept))
