"""The web chat: pages in Gradio under our own guarded FastAPI."""
