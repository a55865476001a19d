"""Small grammars: what a stretch of a CV says, each tried alone."""
