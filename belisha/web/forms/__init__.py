"""Forms: Django's fields and checks, shown as GOV.UK components."""
