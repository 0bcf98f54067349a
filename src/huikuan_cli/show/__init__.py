"""A plan, a problem or a notice on the screen. The only room that imports rich."""
