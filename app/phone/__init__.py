"""The phone: shell, worker, pull and outbox of the app at /app/."""
