"""Uploaded files through the worker processes that the application keeps."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Request

from api.files import Upload
from screener.batch import Outcome, ParserPool
from screener.folder import ResumeFile
from screener.limits import WorkerLimits

_NICENESS = 10
"""Where answering requests wants the processor too, parsing gets a tenth: uploads do not wait for it."""


def open_pool(workers: int | None, limits: WorkerLimits) -> ParserPool:
    """The workers of a server, or of a process beside it."""
    return ParserPool(workers, limits=replace(limits, niceness=_NICENESS))


class Parser:
    """Parses uploads. One for each application; threads may share it."""

    def __init__(self, pool: ParserPool) -> None:
        self._pool = pool

    def parse(self, uploads: Sequence[Upload]) -> list[Outcome]:
        """One outcome an upload, in the same order."""
        return list(self._pool.parse([ResumeFile(upload.name, upload.content.read()) for upload in uploads]))


async def _parser(request: Request) -> Parser:
    parser = request.app.state.parser
    assert isinstance(parser, Parser)
    return parser


ParserDependency = Annotated[Parser, Depends(_parser)]
