"""Norms: what the team agreed to do, in versions."""
