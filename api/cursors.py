"""Where the next page of a list begins, as a text that clients hand back unread."""

import base64
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response

from api.storage.records import RankingPlace


class BadCursor(ValueError):  # noqa: N818
    """The cursor is none that a page has given."""


def of_time(place: tuple[datetime, str]) -> str:
    return _written([place[0].isoformat(), place[1]])


def read_time(cursor: str | None) -> tuple[datetime, str] | None:
    """Raises BadCursor."""
    match _read(cursor):
        case None:
            return None
        case [str() as at, str() as name]:
            try:
                moment = datetime.fromisoformat(at)
            except ValueError:
                raise BadCursor from None
            if moment.tzinfo is not None:
                return moment, name
        case _:
            pass
    raise BadCursor


def of_ranking(place: RankingPlace) -> str:
    return _written(list(place))


def read_ranking(cursor: str | None) -> RankingPlace | None:
    """Raises BadCursor."""
    match _read(cursor):
        case None:
            return None
        case [int() as band, int() as tenths, str() as digest, str() as name] if (
            abs(band) + abs(tenths) < 10**6
        ):
            return band, tenths, digest, name
        case _:
            raise BadCursor


def of_number(place: int) -> str:
    return _written([place])


def read_number(cursor: str | None) -> int | None:
    """Raises BadCursor."""
    match _read(cursor):
        case None:
            return None
        case [bool()]:
            raise BadCursor
        case [int() as number] if abs(number) < 2**31:
            return number
        case _:
            raise BadCursor


def of_choice(sort: str, place: list[Any]) -> str:
    return _written([sort, *place])


def read_choice(cursor: str | None, sort: str) -> list[Any] | None:
    """The place in a list of this order. Raises BadCursor."""
    match _read(cursor):
        case None:
            return None
        case [str() as name, *place] if name == sort and place:
            return list(place)
        case _:
            raise BadCursor


def link_to_next(
    request: Request, response: Response, places: Sequence[tuple[datetime, str]], limit: int
) -> None:
    """Add the Link header to the next page, by time, to a page that holds these places, if it is full."""
    if len(places) == limit:
        response.headers.update(next_link(request, of_time(places[-1])))


def next_link(request: Request, cursor: str) -> dict[str, str]:
    """The Link header to the page after this one."""
    query = [(key, value) for key, value in request.query_params.multi_items() if key != "cursor"]
    return {"link": f'<{request.url.path}?{urlencode([*query, ("cursor", cursor)])}>; rel="next"'}


def _written(place: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")


def _read(cursor: str | None) -> Any:
    if cursor is None:
        return None
    try:
        text = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode("utf-8")
        return json.loads(text) or []
    except (ValueError, RecursionError):
        raise BadCursor from None
