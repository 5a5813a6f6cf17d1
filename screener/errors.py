"""Everything that can go wrong, as one small tree.

    ScreenerError
    ├── ReadError            a file could not be read as a document
    │   ├── UnsupportedFormat    none of the formats that can be read, whatever its name says
    │   ├── EmptyFile            no bytes, or no text in any place
    │   ├── EncryptedFile        needs a password
    │   ├── DamagedFile          the format is known, its content is broken
    │   ├── NoTextLayer          nothing on its pages is text
    │   ├── NeedsOcr             its pages are pictures, and OCR is not installed
    │   ├── TooLarge             above a limit, which the message names
    │   ├── TimedOut             above a time limit, which the message names
    │   └── ParserCrashed        the worker process that read it died
    ├── SettingsError        an environment variable has a value that is not allowed
    ├── WorkerError          a worker process cannot be started
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


class NoTextLayer(ReadError):  # noqa: N818
    """Nothing on the pages is text. As a finding it has the same code, and the document is empty."""

    code = "no_text_layer"


class NeedsOcr(ReadError):  # noqa: N818
    """The pages are pictures of text, and OCR is not installed. Also the code of a finding."""

    code = "needs_ocr"


class TooLarge(ReadError):  # noqa: N818
    """The file is above a limit; the message names it."""

    code = "too_large"


class TimedOut(ReadError):  # noqa: N818
    """Reading took longer than allowed; the message names the limit."""

    code = "timed_out"


class ParserCrashed(ReadError):  # noqa: N818
    """The worker process that read the file died."""

    code = "parser_crashed"


class SettingsError(ScreenerError):
    """An environment variable has a value that is not allowed; the message names it and what is."""

    code = "settings_error"


class WorkerError(ScreenerError):
    """A worker process cannot be started; no file is to blame for that."""

    code = "worker_error"


class ProfileError(ScreenerError):
    """A role profile is unknown or has mistakes; `mistakes` lists all of them."""

    code = "profile_error"

    def __init__(self, message: str, mistakes: tuple[str, ...] = ()) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join((message, *mistakes)))


class ExportError(ScreenerError):
    """A ranking cannot be written where or as asked."""

    code = "export_error"
