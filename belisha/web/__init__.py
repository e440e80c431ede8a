"""The web: pages by audience. Pages show what the rooms decide and call the rooms' actions; no page decides anything."""
