"""Belisha runs a school's online-safety policy: the document that governors approve is what the software obeys."""

__version__ = "0.1.0"
