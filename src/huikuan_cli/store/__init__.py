"""The disk: reading YAML with positions, atomic writing, playbooks, plans, drafts."""
