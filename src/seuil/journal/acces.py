"""Who may erase what an act said."""

from seuil.regles.verdicts import Verdict, non, oui

EFFACENT = {"systeme", "gestion"}


def peut_effacer(acteur: object) -> Verdict:
    """The system at its deadlines, or an agent empowered to manage the ressort."""
    if EFFACENT & set(getattr(acteur, "metiers", ())):
        return oui()
    return non("Seul un agent habilité à gérer le ressort efface le contenu du journal.")
