"""What the table of norms is asked, as plain values."""

from app.console.table_forms import choice_of, id_of, search_of, sort_of
from app.kernel.forms import Form
from app.norms.listing import REVIEWS, SORTS, Asked
from app.norms.models import SYMBOLS
from app.norms.states import FOUND_BY


def asked_of(form: Form) -> Asked:
    """What the table is asked to show; what it does not know counts as not asked."""
    return Asked(
        search=search_of(form),
        team=choice_of(form, "team", ("all",)) or id_of(form, "team"),
        state=choice_of(form, "state", FOUND_BY),
        symbol=choice_of(form, "symbol", SYMBOLS),
        review=choice_of(form, "review", REVIEWS),
        sort=sort_of(form, SORTS, "title"),
    )
