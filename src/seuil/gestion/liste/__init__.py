"""The agents’ list of demands: found, sorted, exported."""
