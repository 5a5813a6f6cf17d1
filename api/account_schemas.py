"""What is sent and answered around keys, people and the log. What is not known is null, never absent."""

from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
)

from api.json_types import Flag
from api.keys import SCOPES
from api.passwords import LONGEST, SHORTEST, weakness
from api.screening_schemas import Instant
from api.storage.records import ApiKey, Event, User, UserRole

ScopeName = Literal["read", "write", "decide", "erase", "audit", "admin"]


def _plain(name: str) -> str:
    if not name.isprintable() or name != name.strip():
        raise ValueError("must be printable, without spaces at its ends")
    return name


UserName = Annotated[
    str,
    Field(min_length=1, max_length=100, description="By which they sign in, such as an e-mail address."),
    AfterValidator(_plain),
]
KeyName = Annotated[
    str, Field(min_length=1, max_length=200, description="What the key is for."), AfterValidator(_plain)
]
Password = Annotated[SecretStr, Field(json_schema_extra={"minLength": SHORTEST, "maxLength": LONGEST})]


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewKey(_Sent):
    """A key to be."""

    name: KeyName
    scopes: Annotated[list[ScopeName], Field(min_length=1, max_length=len(SCOPES))] = Field(
        default=["read", "write", "decide"], description="What it may be used for."
    )

    def allowed(self) -> tuple[str, ...]:
        """The scopes in their usual order, each once."""
        return tuple(scope for scope in SCOPES if scope in self.scopes)


class KeyOut(_Answer):
    """A key without its secret."""

    prefix: str
    name: str
    scopes: list[str]
    created_at: Instant
    revoked_at: Instant | None

    @classmethod
    def of(cls, key: ApiKey) -> Self:
        return cls(
            prefix=key.prefix,
            name=key.name,
            scopes=list(key.scopes),
            created_at=key.created_at,
            revoked_at=key.revoked_at,
        )


class MadeKeyOut(KeyOut):
    """A key that was made just now. `key` is shown once: null when the same request is sent again."""

    key: str | None = None


class NewUser(_Sent):
    """A person to be."""

    name: UserName
    role: UserRole
    password: Password

    @field_validator("password")
    @classmethod
    def _strong(cls, password: SecretStr, info: ValidationInfo) -> SecretStr:
        return _checked(password, info.data.get("name", ""))


class ChangedUser(_Sent):
    """What is to change of a user; null leaves it."""

    role: UserRole | None = None
    disabled: Flag | None = None


class NewPassword(_Sent):
    password: Password

    @field_validator("password")
    @classmethod
    def _strong(cls, password: SecretStr) -> SecretStr:
        return _checked(password)


class UserOut(_Answer):
    """A person who can sign in, unless `disabled_at` is set."""

    id: str
    name: str
    role: UserRole
    created_at: Instant
    signed_in_at: Instant | None
    disabled_at: Instant | None

    @classmethod
    def of(cls, user: User) -> Self:
        return cls(
            id=user.id,
            name=user.name,
            role=user.role,
            created_at=user.created_at,
            signed_in_at=user.signed_in_at,
            disabled_at=user.disabled_at,
        )


class EventOut(_Answer):
    """An entry of the log: what happened to what, without personal data. `digest` seals it and all before."""

    number: int
    at: Instant
    kind: str
    subject: str
    details: dict[str, Any]
    previous: str
    digest: str

    @classmethod
    def of(cls, event: Event) -> Self:
        return cls(
            number=event.number,
            at=event.at,
            kind=event.kind,
            subject=event.subject,
            details=event.details,
            previous=event.previous,
            digest=event.digest,
        )


class LogCheckOut(_Answer):
    """Whether the log is whole. Keep `last_digest` elsewhere to see whether its end was cut off."""

    whole: bool
    broken_at: int | None
    entries: int
    last_digest: str | None


def _checked(password: SecretStr, name: str = "") -> SecretStr:
    weak = weakness(password.get_secret_value(), name)
    if weak is not None:
        raise ValueError(weak)
    return password
