"""The smallest answer that the server of the site can give: one word, without Django."""

from collections.abc import Iterable
from typing import Any

MOT = b"Bonjour.\n"


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(MOT)))])
    return [MOT]
