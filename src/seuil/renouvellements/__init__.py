"""A demand lives one year: what announces its end, what renews it, what removes the one that nobody renewed."""
