"""Briefing notes: what goes into one as values, and the Word document made of them."""
