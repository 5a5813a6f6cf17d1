"""Run by Alembic: the steps that are missing, on the connection that it was given."""

from alembic import context

from api.storage.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
