"""The closed vocabularies that taxonomy files, parsed resumes and role profiles share."""

from enum import StrEnum


class Function(StrEnum):
    """What a post is about; a post can have several."""

    SALES = "sales"
    ACCOUNT_MANAGEMENT = "account_management"
    ACCOUNTING = "accounting"
    CUSTOMER_SERVICE = "customer_service"
    MARKETING = "marketing"
    PROJECT_MANAGEMENT = "project_management"
    MANAGEMENT = "management"
    """The post leads people, in addition to its field."""
    OTHER = "other"


class Seniority(StrEnum):
    """The step of a title on the career ladder, lowest first."""

    TRAINEE = "trainee"
    JUNIOR = "junior"
    REGULAR = "regular"
    SENIOR = "senior"
    LEAD = "lead"
    MANAGER = "manager"
    DIRECTOR = "director"
    EXECUTIVE = "executive"

    @property
    def rank(self) -> int:
        """Position on the ladder: 0 for a trainee, 7 for an executive."""
        return list(Seniority).index(self)


class DegreeLevel(StrEnum):
    """Levels of education, lowest first; `rank` compares them."""

    HIGH_SCHOOL = "high_school"
    CERTIFICATE = "certificate"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"

    @property
    def rank(self) -> int:
        """Position on the ladder: 0 for high school, 5 for a doctorate."""
        return list(DegreeLevel).index(self)


class FieldGroup(StrEnum):
    """Groups of fields of study that role profiles can prefer."""

    BUSINESS_ADMINISTRATION = "business_administration"
    MARKETING = "marketing"
    COMMUNICATIONS = "communications"
    PUBLIC_RELATIONS = "public_relations"
    ADVERTISING = "advertising"
    SALES = "sales"
    ACCOUNTING = "accounting"
    FINANCE = "finance"
    ECONOMICS = "economics"
    PSYCHOLOGY = "psychology"
    COMPUTER_SCIENCE = "computer_science"
    ENGINEERING = "engineering"
    LIBERAL_ARTS = "liberal_arts"
    SCIENCES = "sciences"
    LAW = "law"
    EDUCATION = "education"
    HEALTH = "health"
    OTHER = "other"
