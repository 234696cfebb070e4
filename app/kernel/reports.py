"""Where browsers report what the content security policy stopped (Reporting API)."""

from flask import current_app, request

from app.kernel.access import Who, allow
from app.kernel.api import api

LONGEST = 16 * 1024


@api.post("/csp-reports")
@allow(Who.ANYONE)
def csp_reports() -> tuple[str, int]:
    """Count it in the log: which directive, never which page, person or content."""
    if (request.content_length or 0) <= LONGEST:
        reports = request.get_json(force=True, silent=True)
        for report in reports if isinstance(reports, list) else [reports]:
            body = report.get("body") if isinstance(report, dict) else None
            directive = body.get("effectiveDirective") if isinstance(body, dict) else None
            if isinstance(directive, str):
                current_app.logger.warning("csp: %.40r stopped", directive)
    return "", 204
