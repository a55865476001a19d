"""From a file that was handed in to a published profile: stored, compared, decided on, applied."""
