"""Signing in and out: by password and a second step, by a link, by class code; and when it ends by itself."""
