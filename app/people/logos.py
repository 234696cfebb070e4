"""The organisation's logo: any picture may come in, only pixels of our own making go out.

A drawing (SVG) can hold a script and is refused. Of a photo only the pixels stay: they are put on a
fresh canvas, so no place, name or comment of the file comes along.
"""

import base64
import hashlib
import io
import warnings
from typing import NamedTuple

from flask_babel import gettext as _
from PIL import Image, ImageOps
from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel.db import Base
from app.kernel.driver import Driver
from app.kernel.errors import Refused
from app.kernel.hot import Hot
from app.people.models import Organisation

MOST_BYTES = 2 * 1024 * 1024
# Looked at before a pixel is unpacked: 12 million take 48 MB.
MOST_PIXELS = 12_000_000
LARGE, SMALL = (640, 320), (192, 96)
KIND = "image/webp"

_FORMATS = ("PNG", "JPEG", "WEBP")
_BROKEN = (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, EOFError, MemoryError)


class Logo(Base):
    """`picture` for screens and paper, `small` travels to phones; `mark` tells two logos apart."""

    __tablename__ = "logo"
    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True
    )
    mark: Mapped[str] = mapped_column(String(16))
    width: Mapped[int]
    height: Mapped[int]
    picture: Mapped[bytes] = mapped_column(LargeBinary)
    small: Mapped[bytes] = mapped_column(LargeBinary)


class Shown(NamedTuple):
    """What a page needs to show it."""

    mark: str
    width: int
    height: int


def logo_of(session: Session) -> Logo | None:
    """The logo with its pixels."""
    return session.scalar(select(Logo).limit(1))


def small_of(session: Session) -> str | None:
    """The small one as base64, for a phone to keep."""
    small = session.scalar(select(Logo.small).limit(1))
    return base64.b64encode(small).decode() if small else None


_SHOWN = Hot(select(Logo.mark, Logo.width, Logo.height).limit(1))


def shown(driver: Driver) -> Shown | None:
    """How a page names it, without its pixels."""
    return next((Shown(*row) for row in _SHOWN.rows(driver, {})), None)


def put_logo(session: Session, organisation: Organisation, data: bytes) -> None:
    """Keep this picture as the logo; raises Refused for what is no picture of ours."""
    drawn = _drawn(data)
    picture, small = _encoded(drawn, LARGE), _encoded(drawn, SMALL)
    logo = session.get(Logo, organisation.id) or Logo(organisation_id=organisation.id)
    with Image.open(io.BytesIO(picture)) as made:
        logo.width, logo.height = made.size
    logo.picture, logo.small = picture, small
    logo.mark = hashlib.sha256(picture).hexdigest()[:16]
    session.add(logo)
    session.flush()


def drop_logo(session: Session, organisation: Organisation) -> None:
    """Back to our own mark."""
    logo = session.get(Logo, organisation.id)
    if logo is not None:
        session.delete(logo)
        session.flush()


def _drawn(data: bytes) -> Image.Image:
    if not data:
        raise _refused(_("Kies eerst een bestand."))
    if len(data) > MOST_BYTES:
        raise _refused(_("Dit bestand is te groot. Hooguit 2 MB past."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as sent:
                width, height = sent.size
                if width * height > MOST_PIXELS:
                    raise _refused(_("Deze afbeelding is te groot. Maak haar eerst kleiner."))
                sent.thumbnail(LARGE)
                upright = ImageOps.exif_transpose(sent).convert("RGBA")
    except (*_BROKEN, Image.DecompressionBombError):
        raise _refused(
            _("Dit is geen afbeelding die we kunnen lezen. Kies een PNG, JPEG of WebP.")
        ) from None
    fresh = Image.new("RGBA", upright.size)
    fresh.paste(upright)
    return fresh


def _encoded(drawn: Image.Image, within: tuple[int, int]) -> bytes:
    copy, into = drawn.copy(), io.BytesIO()
    copy.thumbnail(within)
    copy.save(into, "WEBP", quality=88, method=6)
    return into.getvalue()


def _refused(words: str) -> Refused:
    return Refused(fields={"logo": [words]})
