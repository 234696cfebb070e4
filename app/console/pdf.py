"""A poster's page as a PDF, by WeasyPrint: an extra that needs Pango of the system.

Nothing is fetched: what a page names is given along, and every other address is refused.
"""

import logging
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from PIL import ImageFile

from app.kernel.static import DIST, PREFIX

Given = Mapping[str, tuple[bytes, str]]

_BASE = "beleef:/"
_KINDS = {"css": "text/css", "woff2": "font/woff2", "svg": "image/svg+xml"}


@cache
def printer() -> ModuleType | None:
    """WeasyPrint, where it and the libraries that it needs are there."""
    # Each rule that is for screens alone would be a line in the log of each poster.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    try:
        return import_module("weasyprint")
    except (ImportError, OSError):
        return None
    finally:
        # It lets Pillow take half a picture for a whole one, wherever in this program.
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def pdf_of(page: str, given: Given) -> bytes:
    """The page on paper; `given` holds what it names by path, with the kind of each."""
    weasyprint = printer()
    if weasyprint is None:
        raise RuntimeError("WeasyPrint is not here; ask `printer` first")
    urls = import_module("weasyprint.urls")

    class OnlyOurs(urls.URLFetcher):  # type: ignore[misc, name-defined]  # known only here
        def fetch(self, url: str, headers: Any = None) -> Any:
            body, kind = _found(url.removeprefix(_BASE[:-1]), given)
            return urls.URLFetcherResponse(url, body, {"Content-Type": kind})

    made: bytes = weasyprint.HTML(
        string=page, base_url=_BASE, url_fetcher=OnlyOurs(), media_type="print"
    ).write_pdf()
    return made


def _found(path: str, given: Given) -> tuple[bytes, str]:
    path = path.partition("?")[0]
    if path in given:
        return given[path]
    name = path.removeprefix(PREFIX)
    if not path.startswith(PREFIX) or "/" in name or name.rpartition(".")[2] not in _KINDS:
        raise ValueError("not ours")
    return (DIST / name).read_bytes(), _KINDS[name.rpartition(".")[2]]
