"""Feedback: a compliment or a tip for one colleague, who alone reads it."""
