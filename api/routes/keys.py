"""API keys: who may look at them, make them and revoke them over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from api.account_schemas import KeyOut, MadeKeyOut, NewKey
from api.idempotency import made, once
from api.keys import create_key_of
from api.service import Admin, Auditor, ServiceDependency
from api.storage.records import NotFound

router = APIRouter(prefix="/v1/keys")


@router.get("")
def list_keys(service: ServiceDependency, auditor: Auditor) -> list[KeyOut]:
    """All keys, revoked ones too, the oldest first. Asks for the scope `audit`."""
    return [KeyOut.of(key) for key in service.storage.every_key(auditor.tenant_id)]


@router.post("", response_model=MadeKeyOut, status_code=201)
def create_key(request: Request, service: ServiceDependency, admin: Admin, new: NewKey) -> Response:
    """A new key. Its text is in this answer only: sent again with its Idempotency-Key, `key` is null."""
    texts: list[str] = []

    def work(_: object) -> Response:
        key = create_key_of(service.storage, admin.tenant_id, new.name, new.allowed(), by=admin.key)
        texts.append(key.text)
        kept = service.storage.key(key.prefix)
        if kept is None:
            raise NotFound(f"no key {key.prefix}")
        return made(
            MadeKeyOut.of(kept).model_dump(mode="json"), headers={"location": f"/v1/keys/{key.prefix}"}
        )

    answer = once(request, admin, service.storage, new.model_dump(mode="json"), work)
    if not texts:
        return answer
    # What `once` keeps for a day has no secret in it; the one who asked gets it now.
    shown = MadeKeyOut.model_validate_json(bytes(answer.body)).model_copy(update={"key": texts[0]})
    return made(shown.model_dump(mode="json"), headers={"location": answer.headers["location"]})


@router.get("/{prefix}")
def show_key(
    service: ServiceDependency, auditor: Auditor, prefix: Annotated[str, Path(max_length=16)]
) -> KeyOut:
    """A key without its secret."""
    key = service.storage.key(prefix)
    if key is None or key.tenant.id != auditor.tenant_id:
        raise NotFound(f"no key {prefix}")
    return KeyOut.of(key)


@router.delete("/{prefix}", status_code=204, response_class=Response)
def revoke_key(
    service: ServiceDependency, admin: Admin, prefix: Annotated[str, Path(max_length=16)]
) -> Response:
    """Make a key useless, at once. It stays in the list."""
    service.storage.revoke_key(prefix, admin.tenant_id, by=admin.key)
    return Response(status_code=204)
