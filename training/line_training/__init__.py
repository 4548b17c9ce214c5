"""Network, training loop, scoring and export of line recognisers; nothing here knows which characters are read."""
