"""Bytes on the disk: whole or not at all, one process at a time, never more than is bearable."""
