"""How one installation is put together: settings, root addresses, vocabulary, and how it is served."""
