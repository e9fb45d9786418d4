"""The vault understood: Markdown in, frozen dataclasses and issues out. Nothing here imports a Django model."""
