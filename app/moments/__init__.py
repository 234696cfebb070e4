"""Moments: something beyond the standard for a customer, and the warm replies to it."""
