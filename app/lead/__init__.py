"""The lead's tablet: reading what the team went through, and answering."""
