"""What a result depends on besides the resume, as versions that are kept with it."""

import json
import os
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from api.storage.json_text import digest_of
from api.storage.records import Versions
from screener.profile import RoleProfile
from skills_taxonomy.overlays import VARIABLE, named_files


def versions_of(file_digest: str, profile: RoleProfile, as_of: date) -> Versions:
    """The versions for one resume; `input_digest` covers all of them and the file."""
    code, taxonomy, profile_digest = _code_version(), taxonomy_version(), digest_of_role(profile)
    everything = digest_of([file_digest, code, taxonomy, profile_digest, as_of.isoformat()])
    return Versions(code, taxonomy, profile.version, profile_digest, everything)


@lru_cache(maxsize=64)
def digest_of_role(profile: RoleProfile) -> str:
    """SHA-256 of a profile, however it was written down."""
    return digest_of(json.loads(profile.model_dump_json()))


@lru_cache(maxsize=1)
def _code_version() -> str:
    return version("resume-screener")


@lru_cache(maxsize=1)
def taxonomy_version() -> str:
    """SHA-256 of the bundled vocabulary and of the files of one's own that SCREENER_TAXONOMY names."""
    bundled = Path(str(files("skills_taxonomy").joinpath("data")))
    own = named_files(os.environ.get(VARIABLE, ""))
    digest = sha256()
    for path in (*sorted(bundled.rglob("*.yaml")), *own):
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()
