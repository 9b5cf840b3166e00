"""Who may erase what an act said."""

from django.db.models import Model

from seuil.regles.verdicts import Verdict, non, oui

SYSTEME = "systeme"


def peut_effacer(acteur: object) -> Verdict:
    """The system alone, at its deadlines: no agent, whatever the ressort."""
    if SYSTEME in getattr(acteur, "metiers", ()) and not isinstance(acteur, Model):
        return oui()
    return non("Seul le système efface le contenu du journal, aux échéances de conservation : aucun agent ne le peut.")
