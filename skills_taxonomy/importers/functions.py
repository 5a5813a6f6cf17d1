"""Which functions the occupations of a classification have: prefixes of SOC and ISCO codes."""

import re
from collections.abc import Mapping

from skills_taxonomy.errors import TaxonomyError
from skills_taxonomy.terms import Function

_CODE = re.compile(r"\d{2}-[\d.]*|\d{1,4}(?:\.[\d.]*)?")

FunctionsByCode = Mapping[str, tuple[Function, ...]]
"""Functions by the beginning of a code; the longest beginning that fits counts."""

DEFAULT_FUNCTIONS: FunctionsByCode = {
    # SOC, as in O*NET
    "41-": (Function.SALES,),
    "41-2011": (Function.CUSTOMER_SERVICE,),  # cashiers
    "41-2012": (),  # who change money for gamblers
    "41-9012": (),  # models
    "11-": (Function.MANAGEMENT,),
    "11-2011": (Function.MARKETING,),
    "11-2021": (Function.MARKETING,),
    "11-2022": (Function.SALES,),
    "13-1082": (Function.PROJECT_MANAGEMENT,),
    "13-1161": (Function.MARKETING,),
    "13-2011": (Function.ACCOUNTING,),
    "13-2081": (Function.ACCOUNTING,),
    "13-2082": (Function.ACCOUNTING,),
    "43-3021": (Function.ACCOUNTING,),
    "43-3031": (Function.ACCOUNTING,),
    "43-3051": (Function.ACCOUNTING,),
    "43-4051": (Function.CUSTOMER_SERVICE,),
    # ISCO, as in ESCO
    "1221": (Function.SALES,),
    "1222": (Function.MARKETING,),
    "2411": (Function.ACCOUNTING,),
    "2431": (Function.MARKETING,),
    "2433": (Function.SALES,),
    "2434": (Function.SALES,),
    "3313": (Function.ACCOUNTING,),
    "3321": (Function.SALES,),
    "3322": (Function.SALES,),
    "4222": (Function.CUSTOMER_SERVICE,),
    "4311": (Function.ACCOUNTING,),
    "4313": (Function.ACCOUNTING,),
    "5221": (Function.SALES,),
    "5223": (Function.SALES,),
    "5230": (Function.CUSTOMER_SERVICE,),
    "5244": (Function.SALES,),
}
"""Where the functions of a whole group of occupations are plain. Its titles say who leads people."""


def parse_functions(text: str) -> FunctionsByCode:
    """The default mapping with a user's entries, "41-=sales,11-9=management+other,41-9012=".

    An entry without a function leaves its occupations out. Raises TaxonomyError.

    >>> parse_functions("15-1252=other,11-=")["11-"]
    ()
    """
    chosen = dict(DEFAULT_FUNCTIONS)
    for entry in filter(None, map(str.strip, text.split(","))):
        code, sign, names = entry.partition("=")
        code = code.strip()
        if not sign or not _CODE.fullmatch(code):
            raise TaxonomyError(
                [f"{entry!r}: expected the beginning of a code and functions, as in 41-=sales"]
            )
        chosen[code] = tuple(_function(name.strip(), entry) for name in names.split("+") if name.strip())
    return chosen


def functions_of(code: str, mapping: FunctionsByCode) -> tuple[Function, ...]:
    """The functions of an occupation; none where nothing is known about its code.

    >>> functions_of("41-3031.00", DEFAULT_FUNCTIONS)
    (<Function.SALES: 'sales'>,)
    """
    for length in range(len(code), 0, -1):
        if (functions := mapping.get(code[:length])) is not None:
            return functions
    return ()


def _function(name: str, entry: str) -> Function:
    try:
        return Function(name)
    except ValueError:
        known = ", ".join(Function)
        raise TaxonomyError([f"{entry!r}: no function {name!r}; there are {known}"]) from None
