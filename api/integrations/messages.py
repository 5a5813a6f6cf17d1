"""Requests to an ATS."""

import base64
import json
from typing import Any

from api.deliveries import Request


def json_message(method: str, url: str, headers: dict[str, str], body: dict[str, Any]) -> Request:
    content = json.dumps(body, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return Request(method, url, content, {"content-type": "application/json", **headers})


def basic(key: str) -> dict[str, str]:
    """A key as the user name of HTTP Basic, with no password."""
    return {"authorization": "Basic " + base64.b64encode(f"{key}:".encode()).decode("ascii")}


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}
