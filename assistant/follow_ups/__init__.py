"""A follow-up becomes a question that stands alone."""
