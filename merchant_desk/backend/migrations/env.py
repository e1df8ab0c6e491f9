"""What Alembic runs: on the connection that it is handed, never on one of its own."""

from alembic import context

from merchant_desk.backend.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
