"""Whole journeys, in a real browser. Each page is looked at as people meet it: wide, narrow, and without JavaScript."""
