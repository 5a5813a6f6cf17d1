"""An invented resume with identity in every place that we could think of, and what must not be left of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planted:
    """Somebody who does not exist; `words` are the parts of the identity, in lower case."""

    name: str
    email: str
    phone: str
    place: str
    school: str
    year: str
    words: tuple[str, ...]


ZYNDRA = Planted(
    name="Zyndra Quellmore-Ashby",
    email="zyndra.quellmore@example.com",
    phone="(503) 555-0142",
    place="Torvane, OR",
    school="Brindlewick University",
    year="2009",
    words=("zyndra", "quellmore", "ashby", "torvane", "brindlewick", "fernhollow", "wispering", "97035",
           "2009", "2005", "1987", "ruritan", "503", "0142", "0199", "oswin", "penhallow", "married"),
)  # fmt: skip
JOSE = Planted(
    name="José Ñandúvel de la Torrabán",
    email="jtorraban@example.org",
    phone="(512) 555-0167",
    place="Mirovale, TX",
    school="College of Ambrosine",
    year="2011",
    words=("josé", "jose", "ñandúvel", "nanduvel", "torrabán", "torraban", "mirovale", "ambrosine", "2011",
           "512", "0167", "penhallow"),
)  # fmt: skip
SEXED = ("he", "she", "her", "his", "him", "mrs", "mr", "ms", "miss", "female", "male", "husband",
         "wife", "maternity", "saleswoman", "chairman", "father")  # fmt: skip


def resume_of(who: Planted) -> str:
    """A resume in plain text that names the person wherever a resume may."""
    first, last = who.name.split()[0], who.name.split()[-1]
    site = f"linkedin.com/in/{first.lower()}-{last.lower()}"
    stripped = last.replace("á", "a").replace("-", " ")
    return f"""\
{who.name.upper()}
Account Manager
14 Wispering Lane, {who.place} 97035 | {who.email} | {who.phone} | {site}
Date of birth: 12/04/1987 | Nationality: Ruritanian | Marital status: married | Gender: Female
Father's Name: Oswin {last}

Summary
Mrs {who.name} is an account manager with 9 years of account management experience.
{first} grew her accounts by 15%.
{last} studied at {who.school}, class of {who.year}; her husband calls her {first.upper()}.

Experience
Senior Account Manager, Halden Foods, {who.place}, 03/2015 - Present
- {first} managed 40 key accounts worth $12M; she led contract renewals as {first[0]}. {last}
- Saleswoman of the year: exceeded quota by 120%, said Ms. {last}'s chairman
- Used Salesforce CRM (login {first[0].lower()}{last.lower()}) and Excel for {stripped}'s team
- Negotiated contracts with {who.school} and returned from maternity leave in 2018
- Prospecting, lead generation and cold calling; write to {first.lower()}_{last.lower()}@sales.example.net
Account Manager, Copperline Ltd, {who.place}, 06/2010 - 02/2015
- Upselling and renewals; {first}'s retention rate was 95%. Call {who.phone.replace(") ", "-").strip("(")}.

Education
Bachelor of Arts in Marketing, {who.school}, {who.place}, {who.year}
Fernhollow High School, 2005

Certifications
Certified Sales Professional, {who.name}, 2012

Skills
Negotiation ({first}), Salesforce, Excel, PowerPoint, Communication, Market research, Time management

Languages
English (native), Spanish (fluent)

References
Mr. Aldous Penhallow, Halden Foods, 503 555 0199
"""
