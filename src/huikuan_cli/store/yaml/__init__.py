"""YAML as people write it: every text keeps its line, and every mistake in writing becomes a sentence."""
