"""Ways to prove who one is beyond a password."""
