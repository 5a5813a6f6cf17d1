"""Resumes of people who do not exist, for tests of the whole path."""

import io

import docx
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

STRONG = """Marta Ellison
Denver, CO | marta.ellison@example.com | (303) 555-0142 | linkedin.com/in/martaellison

Summary
Account manager with a record of growing key clients.

Experience
Senior Account Manager, Northwind Media
March 2014 - Present
- Managed 18 client accounts worth $4M a year and increased revenue by 15%.
- Negotiated contract renewals and built long-term client relationships.

Sales Representative, Harbor Supply
June 2008 - February 2014
- Prospecting, cold calling and closing new business in the western territory.

Education
Bachelor of Arts in Marketing, Lakeside University, 2008

Skills
Salesforce, Microsoft Excel, negotiation, communication
"""

WEAK = """Tomas Okafor
tomas.okafor@example.com

Experience
Cashier, Corner Market
2016 - 2018
- Served customers at the till.

Education
High School Diploma, Elm High School, 2015
"""


def pdf(text: str) -> bytes:
    """The text as a PDF of one page, a line a line."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=LETTER, invariant=1)
    for number, line in enumerate(text.splitlines()):
        canvas.drawString(60, 740 - 14 * number, line)
    canvas.save()
    return buffer.getvalue()


def word(text: str) -> bytes:
    """The text as a DOCX, a paragraph a line."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
