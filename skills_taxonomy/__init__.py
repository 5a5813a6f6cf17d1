"""What recruiters know, as versioned data: skills, occupations and qualifications."""
