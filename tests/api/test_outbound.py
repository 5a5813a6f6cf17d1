"""The only way out: what it refuses, and that what it allows is asked where it was looked at."""

import gzip
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from receivers import Receiver, Reply, certified, receiving

from api.addresses import is_public
from api.outbound import (
    AnswerTooLarge,
    Outbound,
    OutboundError,
    TargetRefused,
    TargetTimedOut,
    TargetUnreachable,
)

PUBLIC = "93.184.215.14"
SECRET = "token=topsecret"


def resolving(*addresses: str) -> Outbound:
    return Outbound(resolve=lambda host, port: addresses)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "::ffff:0:10.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "not an address",
        "",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(TargetRefused, match=r"hooks\.example"):
        resolving(PUBLIC, address).send("POST", f"https://hooks.example/x?{SECRET}")


@pytest.mark.parametrize(
    "address", [PUBLIC, "172.32.0.1", "9.9.9.9", "2606:4700::1111", "64:ff9b::5db8:d70e"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)
    resolving(address).check("https://hooks.example/x")


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://0/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://169.254.169.254/latest/meta-data",
    ],
)
def test_forms_of_private_addresses_as_this_machine_reads_them(url: str) -> None:
    with pytest.raises((TargetRefused, TargetUnreachable)):
        Outbound().send("GET", url)


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/",
        "ftp://hooks.example/",
        "file:///etc/passwd",
        "gopher://hooks.example/",
        "//hooks.example/",
        "hooks.example",
        "",
        "https://",
        "https:///path",
        "https://hooks.example:8443/",
        "https://hooks.example:0/",
        "https://hooks.example:99999/",
        "https://user@hooks.example/",
        "https://user:password@hooks.example/",
        "https://hooks.example\\@inside.example/",
        "https://localhost/",
        "https://LOCALHOST./",
        "https://inside.localhost/",
        "https://.hooks.example/",
        "https://hooks..example/",
        "https://hooks%2eexample/",
        "https://hooks example/",
        "https://hooks.example\r\nx: y/",
        "https://[fe80::1%25eth0]/",
        f"https://hooks.example/{'x' * 5000}",
    ],
)
def test_addresses_that_are_refused_by_their_form(url: str) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return []

    with pytest.raises(TargetRefused):
        Outbound(resolve=resolve).send("GET", url)
    assert asked == []


NOBODY = resolving()


@given(
    st.one_of(
        st.text(),
        st.text().map(lambda text: f"https://{text}"),
        st.builds(
            "{}://{}{}:{}/{}".format,
            st.sampled_from(["https", "http", "HTTPS"]),
            st.sampled_from(["", "a@", "[", "xn--", "%", "\\"]),
            st.text(max_size=10),
            st.integers(),
            st.text(max_size=10),
        ),
    )
)
def test_whatever_is_given_is_refused_in_order(url: str) -> None:
    with pytest.raises(OutboundError):
        NOBODY.check(url)


def test_messages_name_the_host_and_not_what_may_be_secret() -> None:
    for url in (
        f"http://hooks.example/path?{SECRET}",
        f"https://topsecret:topsecret@hooks.example/?{SECRET}",
        f"https://hooks.example:99/topsecret?{SECRET}",
    ):
        with pytest.raises(TargetRefused, match=r"hooks\.example") as caught:
            resolving().send("GET", url)
        assert "topsecret" not in str(caught.value)
    with pytest.raises(TargetRefused) as caught:
        resolving("10.9.8.7").send("GET", "https://hooks.example/")
    assert "10.9" not in str(caught.value)


def test_a_name_that_nobody_knows() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    for outbound in (Outbound(resolve=resolve), resolving()):
        with pytest.raises(TargetUnreachable, match=r"hooks\.example"):
            outbound.check("https://hooks.example/")


@pytest.fixture
def plain() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def trusting(receiver: Receiver) -> Outbound:
    return Outbound([receiver.place])


def test_a_trusted_place_is_asked(plain: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    plain.answering = lambda _: Reply(201, {"X-Kind": "one"}, b"made")
    answer = trusting(plain).send(
        "PATCH", f"{plain.url}?{SECRET}", b'{"a": 1}', {"Content-Type": "application/json"}
    )
    assert (answer.status, answer.headers["x-kind"], answer.body) == (201, "one", b"made")
    [got] = plain.received
    assert (got.method, got.path, got.body) == ("PATCH", f"/hook?{SECRET}", b'{"a": 1}')
    assert got.headers["host"] == plain.place
    assert got.headers["accept-encoding"] == "identity"
    assert got.headers["content-type"] == "application/json"


def test_trust_is_for_one_port(plain: Receiver) -> None:
    with pytest.raises(TargetRefused):
        Outbound([f"127.0.0.1:{plain.port + 1}"]).send("GET", plain.url)
    with pytest.raises(TargetRefused):
        Outbound([f"localhost:{plain.port}"]).send("GET", plain.url)
    assert plain.received == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_answers_and_not_followed(plain: Receiver, status: int) -> None:
    plain.answering = lambda _: Reply(status, {"Location": "http://169.254.169.254/latest/"})
    assert trusting(plain).send("POST", plain.url, b"x").status == status
    assert len(plain.received) == 1


def test_a_name_that_changes_its_address_is_asked_where_it_was_looked_at(tmp_path: Path) -> None:
    """Rebinding: the first resolution gives one address, every later one another."""
    serving, asking = certified("hooks.example", tmp_path)
    with receiving(tls=serving) as receiver:
        given = iter([["127.0.0.1"], ["192.0.2.1"], ["192.0.2.1"]])
        outbound = Outbound(
            [f"hooks.example:{receiver.port}"], resolve=lambda *_: next(given), certificates=asking
        )
        assert outbound.send("POST", f"https://hooks.example:{receiver.port}/", b"x").status == 204
        assert next(given) == ["192.0.2.1"]
        assert [got.headers["host"] for got in receiver.received] == [f"hooks.example:{receiver.port}"]


def test_a_name_that_becomes_private_is_refused_although_it_was_public() -> None:
    given = iter([[PUBLIC], ["127.0.0.1"]])
    outbound = Outbound(resolve=lambda *_: next(given))
    outbound.check("https://hooks.example/")
    with pytest.raises(TargetRefused):
        outbound.send("POST", "https://hooks.example/")


def test_the_certificate_must_be_for_the_name(tmp_path: Path) -> None:
    serving, asking = certified("hooks.example", tmp_path)
    names: list[str | None] = []

    def heard(connection: ssl.SSLObject, name: str | None, context: ssl.SSLContext) -> None:
        names.append(name)

    serving.sni_callback = heard
    with receiving(tls=serving) as receiver:
        port = receiver.port
        places = [f"hooks.example:{port}", f"other.example:{port}"]
        knowing = Outbound(places, resolve=lambda *_: ["127.0.0.1"], certificates=asking)
        assert knowing.send("GET", f"https://hooks.example:{port}/").status == 204
        with pytest.raises(TargetUnreachable, match="certificate is not valid"):
            knowing.send("GET", f"https://other.example:{port}/")
        with pytest.raises(TargetUnreachable, match="certificate is not valid"):
            Outbound(places, resolve=lambda *_: ["127.0.0.1"]).send("GET", f"https://hooks.example:{port}/")
    assert names == ["hooks.example", "other.example", "hooks.example"]
    assert len(receiver.received) == 1


def test_the_next_address_is_tried(plain: Receiver) -> None:
    outbound = Outbound([f"hooks.example:{plain.port}"], resolve=lambda *_: ["::1", "127.0.0.1"])
    assert outbound.send("GET", f"http://hooks.example:{plain.port}/").status == 204


def test_a_large_answer_is_cut_off(plain: Receiver) -> None:
    plain.answering = lambda _: Reply(200, {}, b"x" * 200_000)
    with pytest.raises(AnswerTooLarge, match="100000 bytes"):
        trusting(plain).send("GET", plain.url, most_bytes=100_000)
    assert trusting(plain).send("GET", plain.url, most_bytes=200_000).body == b"x" * 200_000
    assert trusting(plain).send("GET", plain.url, most_bytes=0).body == b""


def test_a_packed_answer_counts_unpacked(plain: Receiver) -> None:
    packed = gzip.compress(bytes(5_000_000))
    plain.answering = lambda _: Reply(200, {"Content-Encoding": "gzip"}, packed)
    with pytest.raises(AnswerTooLarge):
        trusting(plain).send("GET", plain.url, most_bytes=4_999_999)
    assert len(trusting(plain).send("GET", plain.url, most_bytes=5_000_000).body) == 5_000_000
    for encoding, body in (("br", packed), ("gzip", b"no gzip")):
        reply = Reply(200, {"Content-Encoding": encoding}, body)
        plain.answering = lambda _, reply=reply: reply  # type: ignore[misc]
        with pytest.raises(TargetUnreachable):
            trusting(plain).send("GET", plain.url)


@contextmanager
def speaking(speak: Callable[[socket.socket], None]) -> Iterator[str]:
    """The place of a server that does with its first connection what `speak` does."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def run() -> None:
            connection, _ = listening.accept()
            with connection:
                try:
                    speak(connection)
                except OSError:
                    return  # the client has gone

        thread = Thread(target=run, daemon=True)
        thread.start()
        yield f"127.0.0.1:{listening.getsockname()[1]}"
        thread.join()


def dripping(start: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    def speak(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(drop)
            time.sleep(0.02)

    return speak


def silent(connection: socket.socket) -> None:
    while connection.recv(1000):
        pass


@pytest.mark.parametrize(
    "speak",
    [
        silent,
        dripping(b"HTTP/1.1 200 OK\r\n", b"x: y\r\n"),
        dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_an_answer_that_takes_too_long_ends(speak: Callable[[socket.socket], None]) -> None:
    with speaking(speak) as place:
        began = time.monotonic()
        with pytest.raises(TargetTimedOut, match=r"0\.3 seconds"):
            Outbound([place]).send("GET", f"http://{place}/", seconds=0.3)
        assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    "said", [b"", b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nshort"]
)
def test_what_is_no_answer(said: bytes) -> None:
    def speak(connection: socket.socket) -> None:
        connection.recv(1000)
        connection.sendall(said)

    with speaking(speak) as place, pytest.raises(TargetUnreachable, match=place):
        Outbound([place]).send("GET", f"http://{place}/?{SECRET}")


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        place = f"127.0.0.1:{listening.getsockname()[1]}"
    with pytest.raises(OutboundError) as caught:
        Outbound([place]).send("GET", f"http://{place}/?{SECRET}")
    assert caught.value.code == "target_unreachable"
    assert SECRET not in str(caught.value)


def test_a_header_cannot_begin_another(plain: Receiver) -> None:
    with pytest.raises(TargetUnreachable):
        trusting(plain).send("GET", plain.url, headers={"x": "y\r\nz: w"})
    assert plain.received == []
