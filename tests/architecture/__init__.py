"""The rules of the house that no other check can see: what the rooms may reach, hold and point at."""
