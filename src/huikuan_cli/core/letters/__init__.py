"""Papers for the customer: what they say, when they cannot be written, what must never reach him."""
