"""Sample resumes of invented people, with the truth about each; `python -m examples.generate` writes them."""
