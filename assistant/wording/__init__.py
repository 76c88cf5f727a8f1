"""A question as it would be typed by a careful hand: its letters, spelling and form."""
