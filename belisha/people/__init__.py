"""People: a school's pupils, staff, governors, parents, visitors and outside organisations; the roles they hold; how they sign in."""
