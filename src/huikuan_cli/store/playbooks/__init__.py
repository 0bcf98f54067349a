"""Playbooks on the disk: our own and the team's layers, put together, checked, and kept in a fast form."""
