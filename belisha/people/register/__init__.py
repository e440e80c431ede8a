"""The register: who belongs to the school, how, from when to when; and how the school's own records change it."""
