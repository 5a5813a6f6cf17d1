"""The only way out: requests to addresses that somebody else has chosen.

Who can name an address that this service then asks could have it ask its own network: databases, the
metadata of a cloud, whatever listens beside it. So a request goes out over https, to the standard port of
a host whose every address is public (`api.addresses`). The host is resolved once, and the connection goes
to the addresses that were looked at, while TLS checks the certificate for the host's name: a name that
resolves differently a moment later wins nothing. Redirects are not followed, and no proxy is used. Time
and size have limits. Hosts and ports that the operator trusts (SCREENER_OUTBOUND_TRUSTED) may also be
private, and asked over http.

Requests are made by httpcore, which httpx stands on: it lets us open the connection, and every read and
write of it has what is left of the time of the whole request, so that an answer that drips ends, too.
"""

import re
import socket
import ssl
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from time import monotonic

import httpcore
import httpx

from api.addresses import is_public
from screener.errors import ScreenerError

SECONDS = 20.0
"""Time of a request from resolving the name to the end of the answer, unless asked otherwise."""
MOST_BYTES = 1_000_000
"""Size of the body of an answer, unless asked otherwise."""
_PORT = {"https": 443, "http": 80}
_LONGEST_URL = 4096
_PIECE = 64 * 1024
_NAME = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*|[0-9A-Fa-f:.]+")

Resolve = Callable[[str, int], Iterable[str]]
"""The addresses of a host name, as text. Raises OSError."""


class OutboundError(ScreenerError):
    """A request was not answered. Messages name the host, never the path or query of the address."""

    code = "outbound_failed"


class TargetRefused(OutboundError):  # noqa: N818 - what becomes of it
    """The address is one that this service does not ask."""

    code = "target_refused"


class TargetUnreachable(OutboundError):  # noqa: N818
    """No connection, no valid certificate, or an answer that is no HTTP."""

    code = "target_unreachable"


class TargetTimedOut(OutboundError):  # noqa: N818
    """The answer was not there in time."""

    code = "target_timed_out"


class AnswerTooLarge(OutboundError):  # noqa: N818
    """The answer is larger than was asked for."""

    code = "answer_too_large"


@dataclass(frozen=True, slots=True)
class OutboundAnswer:
    """What came back, whatever its status; names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Target:
    scheme: str
    host: str
    port: int
    named: str
    """Host and port as a request names them."""
    path: bytes
    trusted: bool


def _resolved(host: str, port: int) -> Iterable[str]:
    return (str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


@cache
def _certificates() -> ssl.SSLContext:
    """Trusts what browsers trust, and what the operator added to the machine."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


class Outbound:
    """Sends requests. Threads may share one.

    `trusted` are hosts with their ports, "ats.internal:8080"; `resolve` and `certificates` are for tests.
    """

    def __init__(
        self,
        trusted: Iterable[str] = (),
        *,
        resolve: Resolve = _resolved,
        certificates: ssl.SSLContext | None = None,
    ) -> None:
        self._trusted = frozenset(place.lower() for place in trusted)
        self._resolve = resolve
        self._context = certificates or _certificates()

    def check(self, url: str) -> None:
        """Whether `url` would be asked, as its name resolves now. Raises TargetRefused, TargetUnreachable."""
        self._addresses(self._target(url))

    def send(
        self,
        method: str,
        url: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        most_bytes: int = MOST_BYTES,
        seconds: float = SECONDS,
    ) -> OutboundAnswer:
        """Send a request and read its answer, whatever its status. Raises OutboundError.

        With `most_bytes=0` the body of the answer is left unread. The time that the resolver takes counts,
        but only once it has answered: how long it tries is set for the whole machine.
        """
        end = monotonic() + seconds
        target = self._target(url)
        backend = _Pinned(self._addresses(target), end)
        address = httpcore.URL(
            scheme=target.scheme.encode(), host=target.host.encode(), port=target.port, target=target.path
        )
        sent = {"host": target.named, "accept-encoding": "identity", "connection": "close"}
        sent |= {name.lower(): value for name, value in (headers or {}).items()}
        if body or method not in {"GET", "HEAD"}:
            sent["content-length"] = str(len(body))
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self._context, network_backend=backend) as pool,
                pool.stream(method, address, headers=_encoded(sent), content=body) as answer,
            ):
                received = {
                    name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers
                }
                content = _read(answer.iter_stream(), most_bytes, received, target) if most_bytes else b""
                return OutboundAnswer(answer.status, received, content)
        except httpcore.TimeoutException:
            raise TargetTimedOut(f"{target.named} did not answer within {seconds:g} seconds") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, ValueError) as error:
            raise TargetUnreachable(f"{target.named} cannot be asked: {_reason(error)}") from None

    def _target(self, url: str) -> _Target:
        try:
            parsed = httpx.URL(url) if len(url) <= _LONGEST_URL else None
        except (httpx.InvalidURL, ValueError):
            parsed = None
        if parsed is None or parsed.scheme not in _PORT or not parsed.raw_host:
            raise TargetRefused("that is no https address")
        host = parsed.raw_host.decode("ascii").lower().rstrip(".")
        port = _PORT[parsed.scheme] if parsed.port is None else parsed.port
        bracketed = f"[{host}]" if ":" in host else host
        named = bracketed if port == _PORT[parsed.scheme] else f"{bracketed}:{port}"
        if not _NAME.fullmatch(host):
            raise TargetRefused("that is no name of a host")
        if parsed.userinfo:
            raise TargetRefused(f"{named}: addresses with a user name or password are not asked")
        trusted = f"{bracketed}:{port}" in self._trusted
        if not trusted and parsed.scheme != "https":
            raise TargetRefused(f"{named}: only https addresses are asked")
        if not trusted and port != _PORT["https"]:
            raise TargetRefused(f"{named}: only port {_PORT['https']} is asked")
        return _Target(parsed.scheme, host, port, named, parsed.raw_path or b"/", trusted)

    def _addresses(self, target: _Target) -> Sequence[str]:
        """The addresses of the host, each of them allowed."""
        local = target.host == "localhost" or target.host.endswith(".localhost")
        if local and not target.trusted:
            raise TargetRefused(f"{target.named} is this machine")
        try:
            addresses = list(dict.fromkeys(self._resolve(target.host, target.port)))
        except (OSError, UnicodeError):
            addresses = []
        if not addresses:
            raise TargetUnreachable(f"{target.named}: no host of this name is known")
        if not target.trusted and not all(map(is_public, addresses)):
            # Which address it is, is nobody's business: it would tell the names of a private network.
            raise TargetRefused(f"{target.named} has an address that is not public")
        return addresses


class _Pinned(httpcore.NetworkBackend):
    """Connects to one of the given addresses, whatever the name of the host; all ends in time."""

    def __init__(self, addresses: Sequence[str], end: float) -> None:
        self._addresses = addresses
        self._end = end

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failed: Exception | None = None
        for tried, address in enumerate(self._addresses):
            left = _left(self._end, httpcore.ConnectTimeout)
            share = left / (len(self._addresses) - tried)
            try:
                stream = httpcore.SyncBackend().connect_tcp(address, port, share, None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream, self._end)
        assert failed is not None
        raise failed


class _Timed(httpcore.NetworkStream):
    """A connection on which everything ends at one moment, whatever the time a single step may take."""

    def __init__(self, stream: httpcore.NetworkStream, end: float) -> None:
        self._stream = stream
        self._end = end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._end, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):
            self._stream.write(buffer[start : start + _PIECE], _left(self._end, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(self._end, httpcore.ConnectTimeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._end)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(end: float, otherwise: type[Exception]) -> float:
    left = end - monotonic()
    if left <= 0:
        raise otherwise
    return left


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]


def _read(parts: Iterable[bytes], most: int, headers: Mapping[str, str], target: _Target) -> bytes:
    """The whole body, unpacked if it came packed although we did not ask for that."""
    packing = headers.get("content-encoding", "identity").strip().lower()
    unpacker = zlib.decompressobj(47) if packing in {"gzip", "x-gzip", "deflate"} else None
    if unpacker is None and packing not in {"", "identity"}:
        raise TargetUnreachable(f"{target.named} answers in an encoding that was not asked for")
    body = bytearray()
    for part in parts:
        try:
            body += unpacker.decompress(part, most + 1 - len(body)) if unpacker else part
        except zlib.error:
            raise TargetUnreachable(f"{target.named} answers with damaged content") from None
        if len(body) > most:
            raise AnswerTooLarge(f"{target.named} answers with more than {most} bytes")
    return bytes(body)


def _reason(error: Exception) -> str:
    """What went wrong, as the system says it: on connections that is never a part of the address."""
    cause = error.__context__ if isinstance(error.__context__, OSError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {cause.verify_message}"
    if isinstance(cause, OSError):
        return cause.strerror or type(cause).__name__
    return type(error).__name__
