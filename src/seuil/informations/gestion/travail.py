"""What awaits an agent who writes the pages of its territory."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent, Metier
from seuil.informations import acces
from seuil.informations.etats import Etat
from seuil.informations.models import Redaction
from seuil.regles.ecriture import compte


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield a line per wording that this agent may read again; one for what the files propose."""
    if not agent.exerce(Metier.INFORMATION):
        return
    redactions = acces.redactions_visibles(agent).filter(etat=Etat.PROPOSEE)
    for redaction in redactions.exclude(ecrite_par=None):
        if acces.peut_publier(agent, redaction).est_oui:
            yield _a_relire(redaction)
    if textes := redactions.filter(ecrite_par=None).count():
        dit = compte(textes, "texte proposé", "textes proposés")
        yield Acte("Textes du fichier", dit, reverse("gestion:pages"), "Ouvrir", detail="Le vôtre reste en ligne.")
    if valeurs := acces.chiffres_visibles(agent).filter(etat=Etat.PROPOSEE).count():
        dit = compte(valeurs, "chiffre proposé", "chiffres proposés")
        yield Acte("Chiffres du fichier", dit, reverse("gestion:chiffres"), "Ouvrir", detail="Le vôtre reste en ligne.")


def _a_relire(redaction: Redaction) -> Acte:
    auteur = redaction.ecrite_par.designation if redaction.ecrite_par else ""
    return Acte(
        "Relire un texte",
        redaction.titre,
        reverse("gestion:texte", args=[redaction.texte_id]),
        "Relire",
        detail=f"Un délai de la loi se relit à deux. Écrit par {auteur}.",
        objet=f"redaction {redaction.pk}",
    )
