"""The versions of a school's policy: bring a text in, read what the critic says of it, approve it, put it in force."""
