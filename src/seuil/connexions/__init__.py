"""How households and agents come in: what they type, how often, and from where."""
