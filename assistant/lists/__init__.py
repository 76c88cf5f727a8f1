"""Questions across the archive: every passage on a theme, grouped by who said it."""
