"""What counts as words."""

import unicodedata


def visible(text: str) -> bool:
    """Whether a reader would see anything: more than white space and invisible characters."""
    return any(unicodedata.category(character)[0] not in "ZC" for character in text)
