"""The limits of one file, for the readers."""

from screener.limits import Limits

__all__ = ["Limits"]
