"""What headings say, as data.

A heading is recognised by its words: all of them must be in the vocabulary, and the first rule whose
pattern is found tells the kind. Words are compared in lower case without punctuation.
"""

import re

from screener.resume import SectionKind as Kind

# In the order in which they are tried: "Volunteer Experience" is volunteer work, "Education and
# Certifications" holds degrees, "Skills Summary" lists skills.
RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{pattern})\b"))
    for kind, pattern in (
        (Kind.REFERENCES, r"references?|referees?|reference checks?"),
        (
            Kind.PERSONAL,
            r"personal (?:details?|information|data|particulars|info|dossier)|passport|contact|bio ?data|declaration|visa",
        ),
        (
            Kind.VOLUNTEER,
            r"volunteer\w*|voluntary|community(?: (?:service|involvement|work|outreach|engagement))?$|charity",
        ),
        (Kind.LANGUAGES, r"languages?(?: known| skills| proficiency| spoken)?$|linguistic"),
        (
            Kind.EDUCATION,
            r"schools?$|educations?|educational|academics?|academia|academe|scholastics?|schooling|degrees?|studies",
        ),
        (Kind.MEMBERSHIPS, r"memberships?|affiliations?|associations?|organi[sz]ations? (?:and|membership)"),
        (
            Kind.CERTIFICATIONS,
            r"certifications?|certificates?|licen[cs]es?|licensure|licensing|credentials?|accreditations?|professional qualifications?",
        ),
        (Kind.PUBLICATIONS, r"publications?|patents?|articles|papers|conferences?"),
        (
            Kind.SUMMARY,
            r"(?:summary|synopsis) of (?:qualifications?|experience)|qualifications? (?:summary|profile)|experience summary",
        ),
        (
            Kind.SKILLS,
            r"skills?|skillset|competenc(?:y|ies|e)|proficienc(?:y|ies)|expertise|strengths|technologies|abilities|capabilities|tools|software|tool(?:box|kit)|tech stack|aptitude|talents?|forte|know how|what i (?:bring|offer|do best|can do|know)|(?:core|key) qualifications?|specialties|specialities|attributes",
        ),
        (
            Kind.SUMMARY,
            r"summary|profile|objectives?|about(?: me| myself)?|who i am|at a glance|overview|introduction|statement|synopsis|biography|bio|goals?|headline",
        ),
        (
            Kind.ACHIEVEMENTS,
            r"(?:career|professional|selected|key) highlights?|awards?|honou?rs?|achievements?|accomplishments?|recognitions?|distinctions",
        ),
        (
            Kind.EXPERIENCE,
            r"experiences?|where i(?:'ve| have)? (?:worked|been|done it)|employment|employer|employers|(?:career|professional|work|corporate) (?:progression|path|graph|contours?|chronicle|journey|snapshot|trajectory|timeline|record)|work history|career history|career|work|history|positions? held|internships?|background|appointments|engagements|military(?: service)?|(?:earlier|previous|past|other|prior|recent|former|additional|current|early) (?:jobs?|roles?|posts?|positions?)|(?:jobs?|roles?|posts?) held|jobs|working life|exposure|chronology",
        ),
        (Kind.SKILLS, r"highlights|qualifications?|computer|technical"),
        (Kind.PROJECTS, r"projects?|assignments?|case studies"),
        (
            Kind.COURSES,
            r"courses?|coursework|trainings?|seminars?|workshops?|professional development|learning",
        ),
        (
            Kind.INTERESTS,
            r"interests?|hobbies|hobby|activities|extra ?curricular|extracurriculars|involvements?|leisure|pastimes",
        ),
        (
            Kind.OTHER,
            r"additional information|additional|miscellaneous|other|information|portfolio|links|research|teaching|leadership|community",
        ),
    )
)

# Whole headings, without "and", of words that elsewhere are no part of one: "Computer Information Systems"
# is a degree's field, "product knowledge" an item of a list.
EXACT: dict[str, Kind] = {
    phrase: kind
    for kind, phrases in {
        Kind.SKILLS: """
            systems, computer systems, it systems, business systems, systems software, systems tools, applications,
            software applications, computer applications, systems knowledge, it knowledge, edp knowledge, edp, edv,
            knowledge, professional knowledge, areas of knowledge, knowledge skills, skills knowledge, computing,
            computer literacy, it literacy, competences, core competences, key competences, personal competences,
            professional competences, digital skills, digital competence, digital competences, digital tools,
            technology, technology skills, tech skills, tools i use, programs, programs used, qualities,
            personal qualities, key qualities, professional qualities, qualities skills, skills qualities,
            personality, personality traits, personal traits, character traits, it, informatics""",
        Kind.LANGUAGES: """
            languages it, it languages, languages informatics, informatics languages, languages computing,
            computing languages, systems languages, languages systems, languages software, languages computer,
            languages technology, technology languages, foreign languages, langues, sprachen, idiomas""",
        Kind.EXPERIENCE: """
            selected assignments, recent assignments, interim assignments, contract assignments,
            assignment history, contract history, contract work, recent contracts,
            career to date, employment to date, experience to date, work to date, my career, my career to date,
            national service, berufserfahrung, expérience professionnelle, expériences professionnelles,
            experiencia profesional, experiencia laboral""",
        Kind.EDUCATION: """
            institutions attended, schools attended, institutions attended dates,
            institutions attended with dates, institutions attended with qualifications,
            institutions attended with qualifications obtained, institutions attended qualifications obtained,
            schools attended with dates, colleges attended, universities attended""",
        Kind.COURSES: "further training, seminars attended, trainings attended, courses attended",
        Kind.CERTIFICATIONS: "tickets, licences tickets, licenses tickets, tickets licences, tickets licenses",
        Kind.VOLUNTEER: """
            giving back, giving back to the community, civic activities, civic involvement, civic engagement,
            community activities, community leadership, civic community, civic community involvement, pro bono,
            pro bono work, social engagement, social commitment, honorary work""",
        Kind.INTERESTS: "outside work, outside interests, beyond work, free time, spare time",
        Kind.PROJECTS: "side projects",
        Kind.OTHER: "divers",
    }.items()
    for phrase in (" ".join(each.split()) for each in phrases.split(","))
}

# Words of headings that head nothing: certificates, in a list of which each has its line, and what stands
# above the duties of a post.
NO_HEADINGS = frozenset(
    {
        "project management professional",
        "certified project management professional",
        "job profile",
        "role profile",
        "work profile",
    }
)

# Words that a heading may hold beside those of its rule.
FILLERS = frozenset(
    """a an and additional all areas area at building brief business career careers client clients computer core
    current details detail employment executive experience expertise external field for full functional
    general hands history i in industry information internal international it key knowledge latest list major
    management marketing most my of office on organizational other overview part past time summer record records attainment attained character co desired summary held progression path journey snapshot chronicle graph contour scan performance personal
    persona present previous prior professional qualification qualifications qualities recent related
    relevant sales sector select selected self significant skill skills soft special specific summary
    technical the to tools top total training volunteering with work working years year hard corporate
    leadership languages language known set objective proficiency services service military accounting
    finance financial retail customer community notable chronological earlier post graduate school schools school
    college university background held job jobs roles posts positions early courses course program programs memberships""".split()
)

# Words that make a heading of a short line that looks like one, whatever the words beside them.
SURE: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{pattern})\b"))
    for kind, pattern in (
        (Kind.VOLUNTEER, r"volunteer(?:ing)? (?:experience|work)|community service"),
        (Kind.EDUCATION, r"educations?|educational|academics?"),
        (Kind.CERTIFICATIONS, r"certifications?|licen[cs]es"),
        (Kind.SKILLS, r"skills|competenc(?:y|ies)|proficienc(?:y|ies)"),
        (Kind.EXPERIENCE, r"experience|employment|work history|internships?"),
        (Kind.REFERENCES, r"references|referees"),
        (Kind.ACHIEVEMENTS, r"achievements|awards"),
        (Kind.COURSES, r"trainings?|courses"),
        (Kind.INTERESTS, r"hobbies|interests|extra ?curricular|co ?curricular|activities"),
    )
)

# One-word headings that are as often an item of a list: they need the look of a heading.
WEAK = frozenset(
    """training trainings work career military history leadership research tools software technologies computer technical
    community teaching systems applications jobs exposure chronology information background bio contact activities assignments conferences papers other
    articles additional learning studies abilities language links
    portfolio goals goal overview statement license licenses passport
    visa about organization associations certificate certificates presentations publications degree degrees
    internship  expertise recognition honors honours knowledge technology programs personality informatics it edp edv computing
    competences qualities tickets divers langues sprachen idiomas""".split()
)
