"""Tell resumes from letters, invoices and advertisements, and English from other languages."""

import re
from collections.abc import Sequence

from screener.document import Document, Finding
from screener.pipeline.kind.patterns import CUES, ENGLISH, LANGUAGES, SCRIPTS
from screener.resume import Degree, Position, Section, SectionKind, SkillMention

_ENOUGH_CUES = 3
"""Different cues of another kind of document that outweigh little evidence of a resume."""
_MOST_CUES = max(map(len, CUES.values()))
"""More evidence than this no other kind can outweigh."""
_RESUME_SECTIONS = frozenset(
    {SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS, SectionKind.SUMMARY}
    | {SectionKind.CERTIFICATIONS, SectionKind.REFERENCES, SectionKind.LANGUAGES, SectionKind.PERSONAL}
)
_SAMPLE = 2_500
"""Characters at the beginning of a text that tell its language."""
_FEW_WORDS = 30
_ENGLISH_SHARE = 0.06
_OTHER_SHARE = 0.08
"""Shares of small words in running text; lists of skills have none, so the bars are low."""
_FOREIGN_LETTERS = 0.2
_WORD = re.compile(r"[^\W\d_]+")


def check_kind(
    document: Document,
    sections: Sequence[Section],
    positions: Sequence[Position],
    degrees: Sequence[Degree],
    skills: Sequence[SkillMention],
) -> Finding | None:
    """The finding `not_a_resume` where the text speaks for another kind of document, or for none."""
    dated = sum(post.dates.start is not None or post.dates.end is not None for post in positions)
    headed = len({section.kind for section in sections if section.heading} & _RESUME_SECTIONS)
    evidence = 2 * min(dated, 3) + min(len(degrees), 2) + headed
    if evidence > _MOST_CUES or not document.text.strip():
        return None
    points = {kind: sum(cue.search(document.text) is not None for cue in cues) for kind, cues in CUES.items()}
    kind = max(points, key=lambda name: points[name])
    if points[kind] >= max(_ENOUGH_CUES, evidence):
        return Finding("not_a_resume", f"This seems to be {kind}, not a resume.", page=1)
    if not positions and not degrees and not skills and not headed:
        message = "This seems to be no resume: it shows neither posts nor education nor skills."
        return Finding("not_a_resume", message, page=1)
    return None


def check_language(text: str) -> Finding | None:
    """The finding `language` where the text is not in English, for which the stages are made."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _FEW_WORDS and not any(script.search(text) for script in SCRIPTS.values()):
        return None
    english = sum(map(ENGLISH.__contains__, words))
    if english >= _ENGLISH_SHARE * len(words):
        return None
    letters = sum(map(len, words))
    for script, pattern in SCRIPTS.items():
        if len(pattern.findall(text[:_SAMPLE])) >= _FOREIGN_LETTERS * letters > 0:
            return _other(script)
    counts = {language: sum(map(small.__contains__, words)) for language, small in LANGUAGES.items()}
    language = max(counts, key=lambda name: counts[name])
    if counts[language] >= _OTHER_SHARE * len(words) and counts[language] > 2 * english:
        return _other(language)
    return None


def _other(language: str) -> Finding:
    message = f"The text seems not to be English ({language}); facts may be missing."
    return Finding("language", message, page=1)
