"""The whole check, step by step: `python3 run.py test`."""
