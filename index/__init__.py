"""Documents become searchable pairs. Knows no LLM, no chat, no web."""
