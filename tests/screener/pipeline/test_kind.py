"""Resumes and what only looks like one; English and other languages."""

import pytest

from screener.document import Finding
from screener.parsers import parse
from screener.pipeline import analyze

INVOICE = """Northwind Media Ltd
INVOICE No. 20431
Bill to: Elm Grill, 4 High Street, Leeds
Date: 3 March 2024   Due date: 2 April 2024
Qty  Description  Unit price  Amount
2  Advertising, quarter page  450.00  900.00
Subtotal 900.00
VAT 20 % 180.00
Total due 1,080.00
Payment terms: 30 days
"""
LETTER = """Jane Doe
jane.doe@example.com
12 May 2024

Dear Ms Miller,

I am writing to apply for the position of Key Account Manager that you advertise. For six years I have looked
after the largest customers of a wholesaler, and I would like to bring that experience to your company.
My current post taught me to negotiate and to plan.

Please find my resume attached. I look forward to hearing from you.

Yours sincerely,
Jane Doe
"""
ADVERTISEMENT = """Account Manager (m/f/d), Leeds
Job description
We are looking for an Account Manager to grow our customers in the north.
You will keep and extend relationships, prepare offers and close renewals.
Requirements
5 years of experience in sales or account management
Bachelor's degree in business
Salesforce and Excel
What we offer
A competitive salary and 28 days of leave. Apply online with your CV.
We are an equal opportunity employer.
"""
REFERENCE = """To whom it may concern

I am pleased to recommend Jane Doe. She was employed with us as an accountant from 2015 to 2019. Her work was
careful and her attitude friendly. I can recommend her without hesitation; do call for any further questions.

John Smith, Northwind Media
"""
RECIPE = """Pancakes for four
Mix flour and milk, add two eggs and a pinch of salt, and let it rest.
Fry thin cakes in butter and serve them hot.
"""
RESUME = """Jane Doe
jane.doe@example.com

Summary
Account manager who writes invoices and purchase orders. Dear to her customers.

Experience
Account Manager, Northwind Media, 2015 - present
Kept and grew forty clients; we are looking for new ones every day.

Education
Bachelor of Arts in Marketing, 2014

Skills
Salesforce, Excel, negotiation
"""
GERMAN = """Lebenslauf
Erika Muster
Berufserfahrung
2015 - heute Vertriebsleiterin bei der Nordwind GmbH in Leipzig
Verantwortlich für den Ausbau der Kunden im Süden und die Planung von Messen mit dem Marketing
Steigerung des Umsatzes durch eine neue Strategie sowie die Führung von vier Mitarbeitern
Ausbildung
2010 - 2014 Studium der Betriebswirtschaft an der Universität zu Köln
"""
FRENCH = """Expérience
Responsable des comptes pour une société de services dans le nord de la France, avec une équipe de trois
personnes ; développement du portefeuille et négociation des contrats avec les clients, suivi sur le terrain
Formation
Licence en gestion à la faculté de Lille
"""
RUSSIAN = """Опыт работы
Менеджер по продажам, Москва, 2015 - 2019
Работа с ключевыми клиентами и ведение переговоров
"""


def findings(text: str) -> list[Finding]:
    _, resume = analyze(parse(text.encode(), "cv.txt"))
    return [finding for finding in resume.findings if finding.code in ("not_a_resume", "language")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (INVOICE, "an invoice or an order"),
        (LETTER, "a cover letter"),
        (ADVERTISEMENT, "a job advertisement"),
        (REFERENCE, "a letter of reference"),
        (RECIPE, "neither posts nor education nor skills"),
    ],
)
def test_other_documents(text: str, what: str) -> None:
    (finding,) = findings(text)
    assert finding.code == "not_a_resume"
    assert what in finding.message


@pytest.mark.parametrize("text", [RESUME, RESUME + LETTER, "Jane Doe\nSkills: Excel, Word"])
def test_resumes(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "language"), [(GERMAN, "German"), (FRENCH, "French"), (RUSSIAN, "Cyrillic script")]
)
def test_other_languages(text: str, language: str) -> None:
    assert [(found.code, language in found.message) for found in findings(text)] == [("language", True)]


def test_a_list_of_skills_has_no_language() -> None:
    skills = ", ".join(["Excel", "Salesforce", "negotiation", "prospecting", "cold calling", "budgeting"] * 8)
    assert findings(f"Jane Doe\nSkills\n{skills}") == []
