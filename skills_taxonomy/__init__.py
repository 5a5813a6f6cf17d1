"""What recruiters know, as versioned data: skills, occupations and qualifications."""

from skills_taxonomy.skills import load_skills

__all__ = ["load_skills"]
