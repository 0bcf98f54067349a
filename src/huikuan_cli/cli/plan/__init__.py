"""`huikuan plan`: where the wizard starts from, who asks, and what is written at the end."""
