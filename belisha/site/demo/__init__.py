"""A made-up school: people who do not exist, around any policy, to look at Belisha with and to measure it by."""
