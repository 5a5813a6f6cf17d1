"""Types of fields in JSON bodies that take what the contract says, and nothing that merely could be meant.

Left to itself pydantic reads 1 and "yes" as true, true as 1, and a number as a moment in seconds since 1970.
Query parameters and forms, where everything is text, have the usual types.
"""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, Field

from screener.criteria import Flag, Version

__all__ = ["Day", "Flag", "Moment", "Number", "Version"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]+([Zz]|[+-][0-9:]+)")


def _day(given: Any) -> Any:
    if isinstance(given, date) or (isinstance(given, str) and _DAY.fullmatch(given)):
        return given
    raise ValueError("must be a day as YYYY-MM-DD")


def _moment(given: Any) -> Any:
    if isinstance(given, date) or (isinstance(given, str) and _MOMENT.fullmatch(given)):
        return given
    raise ValueError("must be a moment as YYYY-MM-DDTHH:MM:SSZ")


Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[AwareDatetime, BeforeValidator(_moment)]
