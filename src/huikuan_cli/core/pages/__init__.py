"""What the look-up commands show, as blocks: one module per command."""
