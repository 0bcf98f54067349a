"""A person's own work on the disk: workspace, plans, drafts, ratings, calendars."""
