"""Whether the service is up."""

from fastapi import APIRouter

from api.schemas import Health

router = APIRouter()


@router.get("/healthz")
def health() -> Health:
    """Answers as long as requests are answered at all."""
    return Health()
