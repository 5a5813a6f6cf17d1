"""What a result depends on besides the resume, as versions that are kept with it."""

import json
import os
import sys
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from api.storage.json_text import digest_of
from api.storage.records import Versions
from screener.profile import RoleProfile
from skills_taxonomy.overlays import VARIABLE, named_files


def versions_of(file_digest: str, profile: RoleProfile, as_of: date) -> Versions:
    """The versions for one resume; `input_digest` covers all of them and the file."""
    code, taxonomy, profile_digest = code_version(), taxonomy_version(), digest_of_role(profile)
    everything = digest_of([file_digest, code, taxonomy, profile_digest, as_of.isoformat()])
    return Versions(code, taxonomy, profile.version, profile_digest, everything)


@lru_cache(maxsize=64)
def digest_of_role(profile: RoleProfile) -> str:
    """SHA-256 of a profile, however it was written down."""
    return digest_of(json.loads(profile.model_dump_json()))


_READING = (
    "charset-normalizer",
    "ftfy",
    "lxml",
    "office-oxide",
    "pdfplumber",
    "phonenumbers",
    "pillow",
    "pypdfium2",
    "python-docx",
    "rapidfuzz",
    "selectolax",
    "spacy",
    "tesserocr",
)
"""Packages whose versions a result may depend on; those that are not installed read nothing."""


@lru_cache(maxsize=1)
def code_version() -> str:
    """The version of this program, with a digest of its code, Python and the packages it reads with."""
    digest = sha256(f"{sys.version_info[:2]}".encode())
    for package in ("screener", "skills_taxonomy"):
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*.py")):
            digest.update(path.relative_to(root).as_posix().encode() + sha256(path.read_bytes()).digest())
    for name in _READING:
        try:
            digest.update(f"{name} {version(name)}".encode())
        except PackageNotFoundError:
            continue
    return f"{version('resume-screener')}+{digest.hexdigest()[:12]}"


@lru_cache(maxsize=1)
def taxonomy_version() -> str:
    """SHA-256 of the bundled vocabulary and of the files of one's own that SCREENER_TAXONOMY names."""
    bundled = Path(str(files("skills_taxonomy").joinpath("data")))
    own = named_files(os.environ.get(VARIABLE, ""))
    digest = sha256()
    for path in (*sorted(bundled.rglob("*.yaml")), *own):
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()
