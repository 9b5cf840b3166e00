"""What leaves the house for a person, by which channel, and what comes back of it."""
