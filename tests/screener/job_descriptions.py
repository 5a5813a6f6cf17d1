"""Job descriptions of several styles and countries, made up for the tests."""

ACCOUNT_MANAGER_US = """Account Manager
Larkspur Labels Inc. - Dayton, OH (Hybrid)

About Larkspur
Founded 20 years ago, Larkspur has over 15 years of experience in packaging for more than 300 clients.

What you'll do
- Manage a portfolio of 40 existing client accounts and act as the main point of contact
- Prepare quarterly business reviews and sales forecasts
- Negotiate contracts and renewals

Required Qualifications
- Bachelor's degree in Marketing, Business or related field required; MBA preferred
- 3-5 years of experience in account management or B2B sales
- Proficiency in Excel and Salesforce
- Excellent communication, negotiation and presentation skills
- Willingness to travel up to 25% of the time
- Valid driver's license

Nice to have
- Experience in the pharmaceutical industry
- Spanish is a plus
- HubSpot

Benefits
401(k), health insurance, 20 days of vacation after 2 years of service

Larkspur is an equal opportunity employer. All qualified applicants will receive consideration without
regard to race, religion or sex.
"""

ACCOUNT_MANAGER_UK = """Job title: Account Manager
Location: Leeds
Salary: £32,000 - £38,000 per annum plus OTE
Reports to: Sales Director

The role
You will look after a portfolio of existing customers, growing revenue through upselling and cross-selling.

Person specification

Essential:
• Minimum of five years' experience in sales and/or two years' experience in account management
• Educated to degree level or equivalent experience
• Confident with Microsoft Office, particularly Excel
• Full UK driving licence
• Right to work in the UK
• A love of dogs

Desirable:
• Fluent German an advantage
• Experience of Salesforce or a similar CRM
• Native English speaker
• Recent graduates welcome
"""

KEY_ACCOUNT_MANAGER_PROSE = """\
We are Northgate Foods, a family-run supplier of chilled meals, and for over 30 years we
have served the grocery trade. We are looking for an experienced Key Account Manager to join our commercial
team in Bristol. You will own the relationship with three of our largest retail customers, negotiating annual
contracts and preparing joint business plans. The ideal candidate will have at least seven years of key
account management experience, ideally in FMCG, and a proven record of negotiating with C-level
stakeholders. You must hold a bachelor's degree; an MBA would be a plus. Strong skills in forecasting and
strategic planning are essential. Knowledge of SAP would be an advantage. We offer a competitive salary,
a pension and 25 days' holiday."""

KEY_ACCOUNT_MANAGER_INDIA = """Key Account Manager
Company: Sunrise Polymers Pvt Ltd
Location: Pune
CTC: 12-15 LPA
Experience Required: 5 - 8 years
Qualification: Any Graduate; MBA (Marketing) preferred
Industry: Polymers

Roles and Responsibilities:
1. Handle key accounts and achieve monthly sales targets.

Desired Candidate Profile:
1. 5-8 yrs of experience in B2B sales / key account management
2. Good command over English and Hindi
3. Proficient in MS Office and SAP
4. Age below 35 years
5. IIM graduates preferred
"""

ACCOUNTING_MANAGER_US = """ACCOUNTING MANAGER

POSITION SUMMARY
Harlow & Finch is seeking an Accounting Manager to lead month-end close.

ESSENTIAL DUTIES AND RESPONSIBILITIES
- Oversee accounts payable, accounts receivable and payroll
- Prepare financial statements in accordance with GAAP

QUALIFICATIONS
- Bachelor's degree in Accounting or Finance required
- 5+ years of progressive accounting experience, including 2+ years in a supervisory role
- CPA preferred
- Strong knowledge of GAAP and internal controls
- Experience with QuickBooks or SAP required
- Public accounting experience a plus

PHYSICAL REQUIREMENTS
Must be able to lift 20 lbs
"""

ACCOUNTS_MANAGER_UK = """Accounts Manager (Finance) – Manchester

Our client is a growing engineering business with a turnover of £20m. They require a qualified accountant
(ACCA/CIMA/ACA) with a minimum of 3 years' post-qualification experience. You should have experience of
month-end close and statutory accounts. Experience of Sage would be beneficial but is not essential.
"""

CUSTOMER_SUCCESS = """# Customer Success Manager

## Who we are
We're a 10-year-old company.

## What you'll be doing
You'll own onboarding and renewals for 60 customers.

## What you bring
* 2+ years in customer success, account management or a client-facing role, preferably in SaaS
* 1-2 years of experience using Salesforce or Gainsight
* A team player with strong problem-solving skills

## Bonus points if you have
* SQL
* French or Spanish

## What we offer
Unlimited holiday.
"""

SALES_REPRESENTATIVE = """Sales Representative - Medical Devices

Requirements
High school diploma or GED required, Bachelor's degree preferred
Minimum 1 year of outside sales experience or equivalent; 2+ years in medical device sales preferred
CRM experience (HubSpot preferred) and MS Excel
No college degree required
Bilingual English/Spanish a plus
Reliable transportation required
Energetic self-starter
"""

BOOKKEEPER = """Bookkeeper (part-time)

We need someone who can keep our books straight. You'll have at least two (2) years of full-cycle bookkeeping
experience, you know QuickBooks Online inside out, and you're comfortable with payroll. An associate degree in
accounting is nice to have but 4 years of experience will do instead. We've been in business for 12 years and
our team has 40 years of experience between them.
"""

ACCOUNTING_MANAGER_NIGERIA = """Accounting Manager required for a busy hotel group in Lagos.

The ideal candidate must possess a B.Sc in Accounting or any related discipline, with a minimum of 6 years
cognate experience in the hospitality industry. Must be a member of ICAN or ACCA. Candidates should not be
more than 40 years of age. Female candidates only.
"""

SENIOR_ACCOUNT_MANAGER = """POSITION: Senior Account Manager, Strategic Accounts

MINIMUM QUALIFICATIONS:
• Bachelors degree or an equivalent combination of education and work experience.
• Seven (7) to ten (10) years of related work experience, of which at least 3 years must be in account
management.
• Two years of supervisory experience preferred.
• PMP certification is a plus.
"""

STARTUP = """Account Manager (B2B SaaS)

Hey there! We're Pingo, and since 2015 we've helped shops get paid. In the last 5 years we grew to 300 people.

You'll fit right in if:
You've spent 2+ years managing B2B customers
You know your way around Salesforce or HubSpot

It's a plus if you:
speak French
have an MBA

You don't need a degree. No prior fintech experience is required.
"""

SPECIFICATION_IN_A_TABLE = """JOB DESCRIPTION

Post Title: Regional Account Manager (North)
Grade: 7

PERSON SPECIFICATION
\tEssential\tDesirable
Qualifications\tDegree in a business related subject\tMaster's degree
Experience\t3 years of account management experience\tExperience in the pharmaceutical sector
Skills\tWord and Excel\tKnowledge of Tableau
"""

DESCRIPTIONS = {
    "account_manager_us": ACCOUNT_MANAGER_US,
    "account_manager_uk": ACCOUNT_MANAGER_UK,
    "key_account_manager_prose": KEY_ACCOUNT_MANAGER_PROSE,
    "key_account_manager_india": KEY_ACCOUNT_MANAGER_INDIA,
    "accounting_manager_us": ACCOUNTING_MANAGER_US,
    "accounts_manager_uk": ACCOUNTS_MANAGER_UK,
    "customer_success": CUSTOMER_SUCCESS,
    "sales_representative": SALES_REPRESENTATIVE,
    "bookkeeper": BOOKKEEPER,
    "accounting_manager_nigeria": ACCOUNTING_MANAGER_NIGERIA,
    "senior_account_manager": SENIOR_ACCOUNT_MANAGER,
    "startup": STARTUP,
    "specification_in_a_table": SPECIFICATION_IN_A_TABLE,
}
"""All of them by name."""
