"""The languages that Beleef speaks."""

LANGUAGES = ("nl", "en")
