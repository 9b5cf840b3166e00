"""Other versions of the grids that are delivered."""

from seuil.regles.grilles import grilles_livrees


def livree(territoire):
    """Return the text of the grid delivered for a territory."""
    return next(grille.texte for grille in grilles_livrees() if grille.territoire == territoire)


def version(numero, debut, *, points=41, seuil=8436, fictive=False):
    """Return the text of another version of the grid: other weights, another threshold, or another grid altogether."""
    if fictive:
        texte = livree("demonstration")
        texte = texte.replace('territoire = "demonstration"', 'territoire = "compiegne"')
        texte = texte.replace('version = "fictive-1"', f"version = {numero}").replace("fictive = true", "")
        return texte.replace("date_debut = 2024-01-01", f"date_debut = {debut}").replace("date_fin = 2029-12-31", "")
    texte = livree("compiegne")
    texte = texte.replace("version = 1", f"version = {numero}")
    texte = texte.replace("date_debut = 2023-01-01", f"date_debut = {debut}")
    texte = texte.replace("points = 30", f"points = {points}", 1)
    return texte.replace("seuil_premier_quartile = 8436", f"seuil_premier_quartile = {seuil}")
