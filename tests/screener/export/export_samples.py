"""Screenings made by hand, so that the exports are tested apart from reading and scoring."""

from datetime import date
from decimal import Decimal

from screener.assessment import Assessment, Band, CriterionResult, Failure, Verdict
from screener.candidate import Candidate
from screener.document import Document, Evidence, Finding, Line, Page, SourceSpan
from screener.profile import RoleProfile
from screener.resume import (
    Achievement,
    Certification,
    CertificationStatus,
    DateRange,
    Degree,
    DegreeStatus,
    PartialDate,
    Position,
    Resume,
    SkillMention,
    SkillStrength,
)
from screener.screening import ParsedResume, ScreenedCandidate, Screening
from skills_taxonomy.terms import DegreeLevel, FieldGroup, Function

AS_OF = date(2020, 1, 1)

PROFILE = RoleProfile.model_validate(
    {
        "id": "seller",
        "title": "Seller",
        "summary": "Sells <things>.",
        "criteria": [
            {
                "id": "years",
                "label": "Years of selling",
                "kind": "experience",
                "functions": ["sales"],
                "minimum_years": 2,
                "weight": 3,
                "required": True,
            },
            {"id": "tools", "label": "Tools & systems", "kind": "skill", "skills": ["excel"]},
        ],
    }
)


def quote(text: str, start: int = 0, page: int = 1) -> Evidence:
    return Evidence(SourceSpan(start, start + len(text), page), text, "test.rule")


def result(
    criterion_id: str, points: str, most: str, *quotes: str, parts: tuple[CriterionResult, ...] = ()
) -> CriterionResult:
    return CriterionResult(
        criterion_id=criterion_id,
        label={"years": "Years of selling", "tools": "Tools & systems"}.get(criterion_id, criterion_id),
        kind="experience",
        required=criterion_id == "years",
        verdict=Verdict.MET if quotes or parts else Verdict.NOT_FOUND,
        points=Decimal(points),
        max_points=Decimal(most),
        reason="Because.",
        evidence=tuple(quote(text, page=2) for text in quotes),
        parts=parts,
    )


def screened(
    name: str | None,
    *,
    source: str = "a.pdf",
    resume_id: str = "ab12cd34",
    rank: int = 1,
    results: tuple[CriterionResult, ...] = (),
    band: Band = Band.MEETS,
    missing: tuple[str, ...] = (),
    findings: tuple[Finding, ...] = (),
    candidate: Candidate | None = None,
    resume: Resume | None = None,
) -> ScreenedCandidate:
    """A place in a ranking; without `results` a candidate with nothing found."""
    chosen = results or (result("years", "0.0", "75.0"), result("tools", "0.0", "25.0"))
    return ScreenedCandidate(
        rank,
        ParsedResume(
            Document("", (Line(0, 0),), (Page(1),), (), "pdf", source, resume_id),
            candidate or Candidate(name=name),
            resume or Resume(id=resume_id),
        ),
        Assessment(
            resume_id=resume_id,
            profile_id="seller",
            profile_version=1,
            as_of=AS_OF,
            score=sum((item.points for item in chosen), Decimal("0.0")),
            band=band,
            results=chosen,
            missing=missing,
            findings=findings,
        ),
    )


def screening(*candidates: ScreenedCandidate, failures: tuple[Failure, ...] = ()) -> Screening:
    return Screening(PROFILE, AS_OF, candidates, failures)


FULL_RESUME = Resume(
    id="ab12cd34",
    positions=(
        Position(
            "Sales Manager",
            "Acme",
            None,
            DateRange(PartialDate(2012), PartialDate(2016)),
            (quote("Sales Manager"),),
            functions=(Function.SALES, Function.MANAGEMENT),
        ),
        Position(None, None, None, DateRange(PartialDate(2018, 3), None, ongoing=True), (quote("x"),)),
    ),
    degrees=(
        Degree(DegreeLevel.ASSOCIATE, "Arts", (FieldGroup.LIBERAL_ARTS,), "Elm", (quote("AA"),)),
        Degree(
            DegreeLevel.MASTER,
            "Business\n Administration",
            (FieldGroup.BUSINESS_ADMINISTRATION,),
            None,
            (quote("MBA"),),
            DegreeStatus.IN_PROGRESS,
            "2021",
        ),
    ),
    certifications=(Certification("cpa", "CPA", CertificationStatus.HELD, (quote("CPA"),)),),
    skills=(
        SkillMention("excel", "Microsoft Excel", SkillStrength.EXPLICIT, (0,), (quote("Excel"),)),
        SkillMention("sap", "SAP", SkillStrength.DEMONSTRATED, (), (quote("SAP"),)),
    ),
    achievements=(
        Achievement("revenue_growth", 15.0, "percent", (quote("15%"),)),
        Achievement("revenue", 1.5, "million", (quote("1.5M"),)),
    ),
    findings=(Finding("hidden_text", "Text is hidden.", 1, "secret"),),
)

FULL_CANDIDATE = Candidate(
    name="Jane Doe",
    emails=("jane@example.org",),
    phones=("+14155550123",),
    links=("linkedin.com/in/janedoe",),
    evidence=(("name", (quote("JANE DOE"),)), ("phones", (quote("(415) 555-0123"),))),
)
