"""A plan as text in a file."""
