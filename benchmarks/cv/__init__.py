"""Invented CVs in many styles with their truth, and how well they are read."""
