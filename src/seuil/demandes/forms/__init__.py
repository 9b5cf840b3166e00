"""What an agent types about the register: a search, a removal, the reason of a new code."""
