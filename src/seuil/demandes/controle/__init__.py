"""Do two identities look like one person: pure comparisons, no row, no right; who decides is a desk (ADR 0036)."""
