"""The documents that the policy leans on: which there are, how each stands, and the school’s record of each."""
