"""What the tablet sends in its forms and addresses."""

from marshmallow import ValidationError

from app.kernel.errors import NotFound
from app.kernel.fields import Reference
from app.moments.schemas import AttentionIn


class AttentionForm(AttentionIn):
    """A reply with the id that was made when its form was shown."""

    id = Reference(required=True)


def canonical_id(text: str) -> str:
    """The id that a query names; PostgreSQL chokes on what is none, so it is simply not found."""
    try:
        return str(Reference().deserialize(text))
    except ValidationError:
        raise NotFound from None
