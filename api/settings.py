"""What can be set for the service, each by a variable of the environment, and where values come from."""

import base64
import binascii
import os
import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import NoDecode, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from api.operation import Operation, shown_operation
from screener.errors import SettingsError
from screener.limits import NAMES as LIMIT_NAMES

PREFIX = "SCREENER_"
_BASE_URL = re.compile(r"https?://[A-Za-z0-9.\[\]:_-]+(/[A-Za-z0-9._~/-]*)?")
_PLACE = re.compile(r"(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\]):([0-9]{1,5})")
_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}


def _data_folder() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "resume-screener"


class Settings(Operation):
    """The settings of the service; those of files and workers are in `screener.limits`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="ignore", frozen=True, populate_by_name=True, env_ignore_empty=True
    )

    data: Annotated[Path, Field(description="Folder of everything that is kept.")] = Field(
        default_factory=_data_folder, validation_alias=AliasChoices("data", "SCREENER_DATA")
    )
    database_url: SecretStr | None = None
    """sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME; default a SQLite file in the data folder."""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    auth: Literal["keys", "none"] = "keys"
    """`none` lets everybody in who reaches the address; only loopback addresses allow it."""
    requests_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = 1200
    """Requests that one key may send a minute."""
    session_idle_minutes: Annotated[int, Field(ge=1, le=10_000)] = 120
    """After so long without a request a person has to sign in again."""
    session_hours: Annotated[int, Field(ge=1, le=10_000)] = 12
    """After so long in any case."""
    parsers: Annotated[int | None, Field(ge=1, le=1000)] = None
    """Processes that read files, for each server and worker; default one a CPU."""
    work: Literal["here", "elsewhere"] = "here"
    """Whether the server reads resumes itself, or leaves that to `screener worker` processes."""
    heartbeat_seconds: Annotated[float, Field(gt=0, le=60)] = 3.0
    """How often a process says that it lives. After five times as long others take over its work."""
    public_url: str | None = None
    """Where people reach this service, such as https://screener.example; without it no links are sent out."""
    body_idle_seconds: Annotated[float, Field(gt=0, le=600)] = 10.0
    """A client that sends nothing of its body for so long is answered 408."""
    outbound_trusted: Annotated[tuple[str, ...], NoDecode] = ()
    """HOST:PORT,... that may be asked over http and at private addresses; all else by https and in public."""
    sealing_key: SecretStr | None = None
    """32 bytes in base64 that seal the secrets kept; default the file `sealing.key` in the data folder."""

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None:
            _driven(url.get_secret_value())
        return url

    @field_validator("public_url")
    @classmethod
    def _plain_base(cls, url: str | None) -> str | None:
        if url is None or _BASE_URL.fullmatch(url):
            return url and url.rstrip("/")
        raise ValueError("must begin with https:// or http://, without a query")

    @field_validator("outbound_trusted", mode="before")
    @classmethod
    def _places(cls, given: object) -> object:
        places = given.replace(",", " ").lower().split() if isinstance(given, str) else given
        for place in places if isinstance(places, list) else ():
            port = _PLACE.fullmatch(place)
            if port is None or not 1 <= int(port[1]) <= 65535:
                raise ValueError(f"{place!r} is no HOST:PORT")
        return places

    @field_validator("sealing_key")
    @classmethod
    def _whole_key(cls, key: SecretStr | None) -> SecretStr | None:
        try:
            whole = key is None or len(base64.b64decode(key.get_secret_value(), validate=True)) == 32
        except (binascii.Error, ValueError):
            whole = False
        if not whole:
            raise ValueError("must be 32 bytes in base64")
        return key

    @model_validator(mode="after")
    def _open_on_loopback_only(self) -> Self:
        if self.auth == "none" and not is_loopback(self.host):
            raise ValueError(
                f"without API keys (--no-auth) only loopback addresses are served, not {self.host}"
            )
        return self

    @classmethod
    def read(cls, **given: object) -> Self:
        """The settings of this process, `given` ones first. Raises SettingsError that names all mistakes."""
        try:
            return cls(**given)  # type: ignore[arg-type]
        except ValidationError as error:
            raise SettingsError("; ".join(_mistakes(error))) from None

    @property
    def database(self) -> URL:
        """Where tables are kept, with the driver that is used."""
        if self.database_url is None:
            return URL.create(_DRIVERS["sqlite"], database=str(self.data / "screener.sqlite"))
        return _driven(self.database_url.get_secret_value())

    @property
    def jobs_database(self) -> URL:
        """Where the workflow engine keeps its tables: beside ours, on SQLite in a file of its own."""
        url = self.database
        if url.get_backend_name() != "sqlite":
            return url
        return url.set(database=str(Path(url.database or "").with_suffix(".jobs.sqlite")))

    @property
    def originals_place(self) -> Path | str:
        """Folder or URL of the uploaded files."""
        return self.originals or self.data / "originals"


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def shown_settings(settings: Settings) -> list[tuple[str, str, str]]:
    """Every setting as its variable, its value without secrets, and where that comes from."""
    values = {
        "data": str(settings.data),
        "database_url": settings.database.render_as_string(hide_password=True),
        "originals": str(settings.originals_place),
        **shown_operation(settings),
        "parsers": str(settings.parsers or "one a CPU"),
        "public_url": settings.public_url or "none",
        "outbound_trusted": ",".join(settings.outbound_trusted) or "none",
        "sealing_key": "set" if settings.sealing_key else str(settings.data / "sealing.key"),
        **{
            name: str(getattr(settings, name))
            for name in (
                "host",
                "port",
                "auth",
                "requests_per_minute",
                "body_idle_seconds",
                "session_idle_minutes",
                "session_hours",
                "work",
                "heartbeat_seconds",
            )
        },
    }
    shown = [(f"{PREFIX}{name.upper()}", value) for name, value in values.items()]
    shown += [(name, os.environ.get(name, "as built in")) for name in LIMIT_NAMES]
    return [(name, value, "environment" if os.environ.get(name) else "default") for name, value in shown]


def _driven(text: str) -> URL:
    try:
        url = make_url(text)
    except ArgumentError:
        raise ValueError("is no database URL") from None  # without the text, which may hold a password
    driver = _DRIVERS.get(url.drivername.partition("+")[0])
    if driver is None:
        raise ValueError("must begin with sqlite:/// or postgresql://")
    if driver.startswith("sqlite") and url.database in {None, "", ":memory:"}:
        raise ValueError("needs the path of a file: what is in memory does not last")
    return url.set(drivername=driver)


def _mistakes(error: ValidationError) -> list[str]:
    names = [str((*item["loc"], "auth")[0]).upper().removeprefix(PREFIX) for item in error.errors()]
    messages = [item["msg"].removeprefix("Value error, ") for item in error.errors()]
    return [f"{PREFIX}{name}: {message}" for name, message in zip(names, messages, strict=True)]
