"""A question becomes a cited, checked answer: in the speakers' words, or a language model's held to them."""
