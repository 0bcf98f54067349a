"""Asking: the port, the pure flow, and the ways to ask."""
