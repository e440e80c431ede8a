"""What the policy asks of one person, in words for them: adults, and pupils of three ages."""
