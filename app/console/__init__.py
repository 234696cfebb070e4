"""The admin's console: the norms of the organisation."""
