"""A letter nobody answered, its warning, the removal that a desk decides; the contest of any removal."""
