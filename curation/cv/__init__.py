"""Reads a CV: lines of a document, its sections and entries, drafts of a profile."""
