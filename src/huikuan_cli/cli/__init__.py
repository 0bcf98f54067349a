"""The commands: parse, call, show. One small file per command."""
