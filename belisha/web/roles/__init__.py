"""Who holds which role: appoint somebody, end it, say who is away."""
