"""Pure decisions about days: ages and year groups, the school's calendar, when something is due, the time in London."""
