"""Where the apps meet: settings, urls, server entry points, the whole check."""
