"""The languages that Beleef speaks."""

LANGUAGES = ("nl", "en")
# As each calls itself.
NAMES = {"nl": "Nederlands", "en": "English"}
