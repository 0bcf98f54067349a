"""`huikuan playbook …`: the team lead's workshop. One small file per command; declarations in app."""
