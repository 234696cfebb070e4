"""What the organisation's page sends, as plain values."""

from app.kernel.forms import Form, text_of, texts_of
from app.kernel.languages import LANGUAGES
from app.people.models import Organisation
from app.people.organisations import Wish


def wish_of(form: Form) -> Wish:
    """The form as typed; a language that we do not speak was not ticked."""
    ticked = texts_of(form, "languages")
    return Wish(
        name=text_of(form, "name"),
        promise=text_of(form, "promise"),
        brand=text_of(form, "brand").lower(),
        languages=tuple(each for each in LANGUAGES if each in ticked),
        language=text_of(form, "language"),
        timezone=text_of(form, "timezone"),
    )


def kept_wish(organisation: Organisation) -> Wish:
    """The form as it stands."""
    return Wish(
        name=organisation.name,
        promise=organisation.promise,
        brand=organisation.brand,
        languages=tuple(organisation.languages.split(",")),
        language=organisation.language,
        timezone=organisation.timezone,
    )
