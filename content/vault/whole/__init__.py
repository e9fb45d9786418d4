"""The files put together: links followed, outcomes expanded, modules flattened, the whole checked."""
