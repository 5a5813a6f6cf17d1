"""Values of a row that are worked out when they are first asked for, as few of them ever are."""

from collections.abc import Callable
from typing import Generic, TypeVar

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")


class lazy(Generic[_Owner, _Value]):  # noqa: N801 - a decorator, named as functools names its own
    """`functools.cached_property` for objects of one thread: that of Python 3.11 takes a lock each time,
    which costs more than many of the values.
    """

    def __init__(self, compute: Callable[[_Owner], _Value]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: _Owner, owner: type | None = None) -> _Value:
        # Found in the instance itself from now on: this is not called for it again.
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
