"""People, their teams, the devices they are signed in on."""
