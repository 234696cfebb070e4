"""The page /console/log: who did what to whom."""

from flask import request

from app.console.desk import READERS, console, page
from app.kernel.access import allow
from app.kernel.db import db
from app.kernel.log import deeds
from app.privacy import log as privacy_log


@console.get("/log")
@allow(*READERS)
def log() -> str:
    """The log, the newest first; one deed at a time when asked."""
    deed = request.args.get("deed", "")
    known = {name: str(each.words) for name, each in deeds().items()}
    lines, following = privacy_log.entries(
        db.session(),
        before=request.args.get("before", type=int),
        deed=deed if deed in known else "",
    )
    choices = sorted(known.items(), key=lambda pair: pair[1].casefold())
    return page("console/log.html", lines=lines, following=following, asked=deed, deeds=choices)
