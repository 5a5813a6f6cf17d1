"""A resume from an address that an ATS gave, and what it means when there is none."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from api.deliveries import Request
from api.files import plain_name
from api.outbound import AnswerTooLarge, Outbound, OutboundAnswer, OutboundError, TargetRefused
from api.storage import Originals, Storage

_FOR_NOW = frozenset({408, 425, 429})


class NotNow(Exception):  # noqa: N818 - what becomes of it
    """It can be tried again."""


class NeverFetched(Exception):  # noqa: N818
    """It cannot be had, by a code of `api.integrations.outcomes.REASONS`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Download:
    """A file and the name that it is shown by."""

    name: str
    content: bytes = field(repr=False)


def download(outbound: Outbound, url: str, most_bytes: int, name: str | None = None) -> Download:
    """The file at `url`. Raises NotNow, NeverFetched."""
    answer = asked(outbound, Request("GET", url, b"", {}), most_bytes)
    return Download(plain_name(name or unquote(urlsplit(url).path)), answer.body)


def forget_file(storage: Storage, originals: Originals, tenant_id: str, digest: str) -> None:
    """Remove a file that was kept for an order which wants it no more, unless a resume is that file."""

    def forget(name: str) -> bool:
        originals.delete(tenant_id, name)
        return True

    storage.forget_unwanted(tenant_id, digest, forget)


def asked(outbound: Outbound, request: Request, most_bytes: int) -> OutboundAnswer:
    """An answer that is one. Raises NotNow, NeverFetched."""
    try:
        answer = outbound.send(
            request.method, request.url, request.body, request.headers, most_bytes=most_bytes
        )
    except TargetRefused:
        raise NeverFetched("resume_refused") from None
    except AnswerTooLarge:
        raise NeverFetched("too_large") from None
    except OutboundError as error:
        raise NotNow(error.code) from None
    if answer.status >= 500 or answer.status in _FOR_NOW:
        raise NotNow(f"status {answer.status}")
    if not 200 <= answer.status < 300:
        raise NeverFetched("resume_not_given")
    return answer
