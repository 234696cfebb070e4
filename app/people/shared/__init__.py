"""Devices that a team shares: a tablet at the counter, a phone of the shop."""
