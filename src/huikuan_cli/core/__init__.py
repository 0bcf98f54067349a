"""The pure room: no disk, no clock, no screen, no prompt library."""
