"""Many demands at once, as columns: equal to `seuil.regles` and to the rows written one by one, to the last one."""
