"""When to invite: the weekly pattern of a person's shifts, and the plan made of it."""
