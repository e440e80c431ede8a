"""Small helpers without a word of the domain: what is here would serve any program."""
