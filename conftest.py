"""What every test may use is in config/fixtures.py."""

pytest_plugins = ["config.fixtures"]
