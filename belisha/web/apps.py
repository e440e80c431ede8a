"""Tells Django where Belisha's pages, styles and scripts are."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages. They have no tables of their own."""

    name = "belisha.web"
    label = "web"
    verbose_name = "Pages"
