"""Holding: who has which office, from when to when, who deputises, and who is away."""
