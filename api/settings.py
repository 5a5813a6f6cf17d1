"""What can be set for the service, each by a variable of the environment, and where values come from."""

import os
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from screener.errors import SettingsError
from screener.limits import NAMES as LIMIT_NAMES

PREFIX = "SCREENER_"
_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}


def _data_folder() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "resume-screener"


class Settings(BaseSettings):
    """The settings of the service; those of files and workers are in `screener.limits`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True, populate_by_name=True)

    data: Annotated[Path, Field(description="Folder of everything that is kept.")] = Field(
        default_factory=_data_folder, validation_alias=AliasChoices("data", "SCREENER_DATA")
    )
    database_url: SecretStr | None = None
    """sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME; default a SQLite file in the data folder."""
    originals: Path | None = None
    """Folder of the files as they were uploaded; default `originals` in the data folder."""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    auth: Literal["keys", "none"] = "keys"
    """`none` lets everybody in who reaches the address; only loopback addresses allow it."""
    requests_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = 1200
    """Requests that one key may send a minute."""
    parsers: Annotated[int | None, Field(ge=1, le=1000)] = None
    """Processes that read files, for each server and worker; default one a CPU."""
    heartbeat_seconds: Annotated[float, Field(gt=0, le=60)] = 3.0
    """How often a process says that it lives. After five times as long others take over its work."""

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None:
            _driven(url.get_secret_value())
        return url

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
    def originals_folder(self) -> Path:
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
        "originals": str(settings.originals_folder),
        "parsers": str(settings.parsers or "one a CPU"),
        **{
            name: str(getattr(settings, name))
            for name in ("host", "port", "auth", "requests_per_minute", "heartbeat_seconds")
        },
    }
    shown = [(f"{PREFIX}{name.upper()}", value) for name, value in values.items()]
    shown += [(name, os.environ.get(name, "as built in")) for name in LIMIT_NAMES]
    return [(name, value, "environment" if name in os.environ else "default") for name, value in shown]


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
