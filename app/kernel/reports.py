"""Where browsers report what the content security policy stopped (Reporting API)."""

from typing import Any

from flask import current_app, request

from app.kernel.access import Who, allow
from app.kernel.api import api
from app.kernel.errors import TooLarge
from app.kernel.gate import read_json
from app.kernel.limits import take

LONGEST = 16 * 1024
MOST = 5  # directives of one request
PER_ADDRESS = "30/15 minutes"  # a whole shop shares one address


@api.post("/csp-reports")
@allow(Who.ANYONE)
def csp_reports() -> tuple[str, int]:
    """Count it in the log: which directive, never which page, person or content.

    Anybody may send anything here, so nobody gets to fill the log with it.
    """
    take(PER_ADDRESS, "csp reports", request.remote_addr or "")
    body = request.get_data(cache=False)
    if len(body) > LONGEST:
        raise TooLarge
    for directive in _directives(read_json(body))[:MOST]:
        current_app.logger.warning("csp: %.40r stopped", directive)
    return "", 204


def _directives(reports: Any) -> list[str]:
    bodies = [
        report.get("body")
        for report in (reports if isinstance(reports, list) else [reports])
        if isinstance(report, dict)
    ]
    found = [body.get("effectiveDirective") for body in bodies if isinstance(body, dict)]
    return [directive for directive in found if isinstance(directive, str)]
