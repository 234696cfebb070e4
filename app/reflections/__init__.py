"""Reflections: one question a day, a short answer, how the shift felt. Private, always."""
