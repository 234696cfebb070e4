"""What the tablet's forms send."""

from app.kernel.fields import Reference
from app.moments.schemas import AttentionIn


class AttentionForm(AttentionIn):
    """A reply with the id that was made when its form was shown."""

    id = Reference(required=True)
