"""What every test may use is in config/fixtures.py and, for tests in a browser, config/browser.py."""

pytest_plugins = ["config.fixtures", "config.browser"]
