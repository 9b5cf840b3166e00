"""A year of the five towns, day by day, by the real verbs and the real clock: `seuil demo --annee`."""
