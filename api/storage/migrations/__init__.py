"""How the tables came to be as they are, one step a module. Alembic runs them in order."""
