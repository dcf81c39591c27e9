"""Choosing what goes into a briefing note and having it written."""
