"""Interpreters of the rules over many demands at once: Polars, stored truths, SQL, Spark. No Django here."""
