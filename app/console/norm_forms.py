"""What the table of norms is asked, as plain values."""

from dataclasses import asdict

from app.console.people_forms import LONGEST_SEARCH, id_of
from app.kernel.forms import Form, text_of
from app.norms.listing import REVIEWS, SORTS, Asked
from app.norms.models import SYMBOLS
from app.norms.states import FOUND_BY


def asked_of(form: Form) -> Asked:
    """What the table is asked to show; what it does not know counts as not asked."""
    state, symbol, review, sort = (
        text_of(form, name) for name in ("state", "symbol", "review", "sort")
    )
    return Asked(
        search=text_of(form, "search")[:LONGEST_SEARCH],
        team="all" if text_of(form, "team") == "all" else id_of(form, "team"),
        state=state if state in FOUND_BY else "",
        symbol=symbol if symbol in SYMBOLS else "",
        review=review if review in REVIEWS else "",
        sort=sort if sort.removeprefix("-") in SORTS else "title",
    )


def query_of(asked: Asked) -> dict[str, str]:
    """What differs from the table as it opens, for an address."""
    usual = asdict(Asked())
    return {name: value for name, value in asdict(asked).items() if value != usual[name]}
