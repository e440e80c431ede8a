"""The pages of a demonstration: sign in as anybody, and read the emails that were sent. Only in demo mode."""
