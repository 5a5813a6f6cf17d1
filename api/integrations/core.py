"""What is the same for every applicant tracking system (ATS): tests that are offered, and orders."""

import re
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urlsplit
from uuid import UUID, uuid4, uuid5

from api.files import Upload
from api.integrations.downloads import forget_file
from api.integrations.terms import OfferedTest, Wanted
from api.outbound import Outbound, TargetRefused, TargetUnreachable
from api.roles import known_role, known_roles
from api.service import Service
from api.storage import Storage
from api.storage.ats_records import IntegrationRecord, NewOrder, OrderRecord, Vendor, resume_id_of
from api.storage.json_text import digest_of
from api.storage.records import NewResume, ScreeningRecord
from screener.errors import ProfileError, ScreenerError
from screener.profile import RoleProfile

_TEST = re.compile(r"([a-z][a-z0-9-]{0,99})(?:@([1-9][0-9]{0,6}))?")
CALLBACKS: dict[Vendor, str] = {Vendor.GREENHOUSE: "greenhouse.io", Vendor.WORKABLE: "workable.com"}
"""Callbacks of a vendor go to hosts of its domain only: they carry a credential."""


class CallbackRefused(ScreenerError):  # noqa: N818 - what becomes of it
    """The result may not be sent to that address."""

    code = "callback_refused"


def offered(storage: Storage, tenant_id: str) -> list[OfferedTest]:
    """Every role that the tenant knows."""
    roles = [known.profile for known in known_roles(storage, tenant_id)]
    return [OfferedTest(role.id, role.title, role.version, role.summary) for role in roles]


def place(service: Service, integration: IntegrationRecord, wanted: Wanted) -> tuple[OrderRecord, bool]:
    """Keep an order and have it worked on; the order, and whether it is new.

    What has the same identity as an order that is there is that order. Raises ProfileError for a test that
    is not offered.
    """
    role = _role(service.storage, integration.tenant_id, wanted.test)
    key = digest_of([wanted.test, *wanted.identity])
    there = service.storage.same_order(integration, key)
    if there is not None:
        return there, False
    screening = _screening(integration, role)
    service.storage.add_screening(screening)
    order_id = uuid4().hex
    new = NewOrder(order_id, integration.id, integration.tenant_id, screening.id, role.id, key, wanted.ids)
    if wanted.upload is None:
        placed, is_new = service.storage.add_order(new)
        service.fetcher.call()
        return placed, is_new
    content = wanted.upload.content
    digest, size = service.originals.put(integration.tenant_id, content)
    resume = NewResume(resume_id_of(order_id), digest, size, wanted.upload.name)
    placed, is_new = service.storage.add_order(new, resume)
    if not is_new:
        forget_file(service.storage, service.originals, integration.tenant_id, digest)
    else:
        service.originals.put_back(integration.tenant_id, digest, content)
    service.jobs.call()
    return placed, is_new


def erase(service: Service, integration: IntegrationRecord, order_id: str) -> None:
    """Erase what is kept of the person of an order, and what the ATS calls the order. Raises NotFound."""
    order = service.storage.order(integration, order_id)
    if order.resume_id is None:
        service.storage.strip_order(integration, order_id)
        return
    tenant_id = integration.tenant_id
    service.storage.erase(
        tenant_id, order.resume_id, lambda digest: service.originals.delete(tenant_id, digest)
    )


def check_callback(integration: IntegrationRecord, outbound: Outbound, url: str) -> None:
    """Whether results may be sent to `url`. Raises CallbackRefused.

    A host that cannot be resolved now is let pass: sending is tried for three days.
    """
    try:
        parts = urlsplit(url)
        host, place = (parts.hostname or "").lower().rstrip("."), parts.netloc.lower()
    except ValueError:
        raise CallbackRefused("that is no address") from None
    if integration.address is not None:
        if place != integration.address.lower():
            raise CallbackRefused(f"results of this integration go to {integration.address} only")
    else:
        domain = CALLBACKS.get(integration.vendor)
        if domain is not None and host != domain and not host.endswith(f".{domain}"):
            raise CallbackRefused(f"results of this integration go to hosts of {domain} only")
    try:
        outbound.check(url)
    except TargetRefused as error:
        raise CallbackRefused(str(error)) from None
    except TargetUnreachable:
        pass


def in_memory(name: str, content: bytes) -> Upload:
    return Upload(name, BytesIO(content))


def _role(storage: Storage, tenant_id: str, test: str) -> RoleProfile:
    named = _TEST.fullmatch(test)
    if named is None:
        raise ProfileError(f"no test {test[:100]!r} is offered")
    version = int(named[2]) if named[2] else None
    return known_role(storage, tenant_id, named[1], version).profile


def _screening(integration: IntegrationRecord, role: RoleProfile) -> ScreeningRecord:
    """The screening for orders of this role: one for each version of it and each day that results are as of.

    A ranking is of resumes that were judged alike, so neither may differ within one.
    """
    now = datetime.now(UTC)
    as_of = integration.as_of or now.date()
    return ScreeningRecord(
        id=uuid5(UUID(integration.id), f"{role.id}@{role.version} {as_of}").hex,
        tenant_id=integration.tenant_id,
        name=f"{integration.name}: {role.title}, {as_of}"[:200],
        profile=role,
        as_of=as_of,
        blind=integration.blind,
        created_at=now,
    )
