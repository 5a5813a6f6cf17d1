"""Uploaded files through the worker processes that the application keeps."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Depends, Request

from api.files import Upload
from screener.batch import Outcome, ParserPool
from screener.folder import ResumeFile


class Parser:
    """Parses uploads. One for each application; threads may share it."""

    def __init__(self, pool: ParserPool) -> None:
        self._pool = pool

    def parse(self, uploads: Sequence[Upload]) -> list[Outcome]:
        """One outcome an upload, in the same order."""
        return list(self._pool.parse([ResumeFile(upload.name, upload.content.read()) for upload in uploads]))


def _parser(request: Request) -> Parser:
    parser = request.app.state.parser
    assert isinstance(parser, Parser)
    return parser


ParserDependency = Annotated[Parser, Depends(_parser)]
