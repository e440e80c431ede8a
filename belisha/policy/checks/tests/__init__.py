"""Tables of what the critic lets pass and what it does not."""
