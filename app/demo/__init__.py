"""Van Dijk Wonen, an invented shop: the organisation that demo mode starts with."""
