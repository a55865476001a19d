"""The lists of a profile: sections become entries, entries become drafts."""
