"""The clock of the house: what is done by itself as days and hours pass, and the worker that does it."""
