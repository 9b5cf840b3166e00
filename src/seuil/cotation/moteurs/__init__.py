"""Interpreters of the rules over many demands at once: Polars, stored truths, SQL. No Django here."""
