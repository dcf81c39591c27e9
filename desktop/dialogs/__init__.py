"""Small windows over the main one: settings, keys, tags, what is known of a file, help, about."""
