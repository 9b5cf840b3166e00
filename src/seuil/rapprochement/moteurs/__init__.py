"""The law of households on arrays, for simulations and statistics: equal to `seuil.regles` to the last household."""
