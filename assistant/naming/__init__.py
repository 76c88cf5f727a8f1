"""Names in questions: whom of the archive they mean, and which nobody there bears."""
