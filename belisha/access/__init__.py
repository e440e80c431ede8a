"""Access: who may do what to whose record, decided from roles, relation and sensitivity. Nobody may unless it is said here."""
