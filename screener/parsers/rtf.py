"""Reader of RTF files, with a small reader of the format of its own.

Libraries that turn RTF into text lose what a resume is read by: which paragraphs are items of a list,
what is bold, where a cell of a nested table ends, what is hidden. The grammar is small enough to keep all
of it: groups, control words, characters in the code page of their font.
"""

from screener.document import Document
from screener.errors import DamagedFile
from screener.limits import Limits
from screener.parsers.flow import Flow, flow_document
from screener.parsers.rtf_walk import RtfWalk


def read_rtf(data: bytes, source: str, limits: Limits) -> Document:
    """Read an RTF file. Raises EmptyFile where it has no text, DamagedFile where it is cut short."""
    start = max(0, data.find(b"{\\rtf"))
    walk = RtfWalk(data[start:].rstrip(b"\0 \r\n").decode("latin-1"), source, Flow(limits.characters))
    walk.read()
    if walk.is_cut_short:
        raise DamagedFile(f"{source}: the RTF document is cut short ({walk.depth} groups are not closed)")
    flow = walk.page.finish()
    return flow_document(flow, "RTF document", "rtf", data, source, limits)
