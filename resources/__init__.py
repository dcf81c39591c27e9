"""Files the program carries: icons, lexicons, translations, templates. Reach them with `importlib.resources.files`."""
