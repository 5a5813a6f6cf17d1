"""Whether the service is up."""

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy.exc import SQLAlchemyError

from api.problems import problem
from api.schemas import Health
from api.service import ServiceDependency

router = APIRouter()


@router.get("/healthz")
def health() -> Health:
    """Answers as long as requests are answered at all."""
    return Health()


@router.get("/readyz", response_model=Health)
def ready(service: ServiceDependency) -> Health | Response:
    """Whether uploads can be accepted: the database answers, and files can be put."""
    try:
        service.storage.ping()
    except SQLAlchemyError:
        return problem("not_ready", "the database does not answer")
    if not service.originals.is_writable():
        return problem("not_ready", "files cannot be put into storage")
    return Health()
