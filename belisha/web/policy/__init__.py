"""The policy as people read it: the document, its clauses, its roles, and how much of it anything serves."""
