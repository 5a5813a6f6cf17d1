"""Everything that can go wrong, as one small tree.

    ScreenerError
    ├── ReadError            a file could not be read as a document
    │   ├── UnsupportedFormat    neither PDF, DOCX nor text, whatever its name says
    │   ├── EmptyFile            no bytes, or no text in any place
    │   ├── EncryptedFile        needs a password
    │   ├── DamagedFile          the format is known, its content is broken
    │   ├── TooLarge             above a limit, which the message names
    │   ├── TimedOut             above a time limit, which the message names
    │   └── ParserCrashed        the worker process that read it died
    ├── ProfileError         a role profile is unknown or has mistakes
    └── ExportError          a ranking cannot be written where or as asked

Each class has a stable `code` for machines; the message is for people and says what was
wrong, where, and which limit it hit.
"""


class ScreenerError(Exception):
    """Root of all errors that this library raises on purpose."""

    code = "error"


class ReadError(ScreenerError):
    """A file could not be read as a document."""

    code = "unreadable"


class UnsupportedFormat(ReadError):  # noqa: N818 - named for what the recruiter sees
    """The content is of no format that can be read, whatever the file name says."""

    code = "unsupported_format"


class EmptyFile(ReadError):  # noqa: N818
    """The file has no bytes, or a document without any text."""

    code = "empty_file"


class EncryptedFile(ReadError):  # noqa: N818
    """The file needs a password."""

    code = "encrypted_file"


class DamagedFile(ReadError):  # noqa: N818
    """The format is known, but the content is broken."""

    code = "damaged_file"


class TooLarge(ReadError):  # noqa: N818
    """The file is above a limit; the message names it."""

    code = "too_large"


class TimedOut(ReadError):  # noqa: N818
    """Reading took longer than allowed; the message names the limit."""

    code = "timed_out"


class ParserCrashed(ReadError):  # noqa: N818
    """The worker process that read the file died."""

    code = "parser_crashed"


class ProfileError(ScreenerError):
    """A role profile is unknown or has mistakes; `mistakes` lists all of them."""

    code = "profile_error"

    def __init__(self, message: str, mistakes: tuple[str, ...] = ()) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join((message, *mistakes)))


class ExportError(ScreenerError):
    """A ranking cannot be written where or as asked."""

    code = "export_error"
