"""Which methods each path is for: those of all its routes."""

import re

from fastapi import APIRouter
from starlette.routing import Route


class Paths:
    """The paths of routers, pages as well as those of the contract."""

    def __init__(self) -> None:
        self._methods: dict[str, set[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def add(self, router: APIRouter) -> None:
        for route in router.routes:
            assert isinstance(route, Route)
            self._methods.setdefault(route.path, set()).update(route.methods or ())
            self._patterns[route.path] = route.path_regex

    def methods(self, asked: str) -> set[str]:
        """All methods of a path; of a fixed one its own, and not those of a pattern that it fits too."""
        if asked in self._methods:
            return self._methods[asked]
        return {
            method
            for path, pattern in self._patterns.items()
            if pattern.fullmatch(asked)
            for method in self._methods[path]
        }
