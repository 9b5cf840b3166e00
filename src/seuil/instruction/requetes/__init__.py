"""Reads of the papers: what is expected, what waits for an agent, what a household will read."""
