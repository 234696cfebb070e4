"""What the organisation knows of people: the log, their own data, how long it is kept."""
