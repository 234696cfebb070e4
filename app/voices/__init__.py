"""What customers say, and the values that it is kept under."""
