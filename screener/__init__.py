"""Read resumes, understand them, and rank candidates with every point traced to a quote."""
