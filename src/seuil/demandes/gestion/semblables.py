"""Who in the register looks like the person a desk is typing: shown with reasons, never decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.demandes.forms.identite import IdentiteForm
from seuil.demandes.nomenclatures import Raison
from seuil.demandes.requetes.ressemblantes import Ressemblante, ressemblantes
from seuil.journal.models import Motif
from seuil.regles.ecriture import majuscule
from seuil.socle.droits import exiger

MONTREES = 10


@dataclass(frozen=True, slots=True)
class Semblables:
    """What an agent may see of who looks alike: lines to show, and whether others stand out of its perimeter."""

    lignes: list[dict[str, str]]
    est_incomplet: bool

    @property
    def numeros(self) -> list[str]:
        return [ligne["numero"] for ligne in self.lignes]


@require_safe
@agent_requis
def semblables(request: Requete) -> HttpResponse:
    """The lines alone for htmx, a page without it. GET: nom, nom_naissance, prenom, naissance_jour, _mois, _annee."""
    exiger(acces.peut_enregistrer(request.agent))
    identite = IdentiteForm(request.GET).identite
    organisme = request.agent.organisme
    ressorts = organisme.ressorts.all() if organisme else []
    trouvees = ressemblantes(ressorts, [identite]) if identite else []
    vues = semblables_visibles(request.agent, trouvees)
    noter_lecture(request, Motif.DOUBLON, vues.numeros)
    est_partiel = getattr(request, "htmx", False)
    gabarit = "demandes/gestion/semblables_lignes.html" if est_partiel else "demandes/gestion/semblables.html"
    reponse = render(request, gabarit, {"semblables": vues, "est_cherche": identite is not None})
    patch_vary_headers(reponse, ["HX-Request"])
    return reponse


def semblables_visibles(agent: Agent, trouvees: Sequence[Ressemblante]) -> Semblables:
    """Return what an agent may see of these demands: their numbers, names and births, and why they are there."""
    siennes = acces.visibles_par(agent).filter(pk__in=[trouvee.demande for trouvee in trouvees])
    connues = {demande.pk: demande for demande in siennes.prefetch_related("personnes")}
    montrees = [trouvee for trouvee in trouvees if trouvee.demande in connues][:MONTREES]
    lignes = [
        {
            "numero": connues[trouvee.demande].numero_unique,
            "qui": str(connues[trouvee.demande].titulaire),
            "naissance": connues[trouvee.demande].titulaire.naissance_ecrite,
            "vraisemblance": str(trouvee.comparaison.vraisemblance.label),
            "raisons": raisons_dites(trouvee.comparaison.raisons),
        }
        for trouvee in montrees
    ]
    return Semblables(lignes, est_incomplet=len(montrees) < len(trouvees))


def raisons_dites(raisons: Sequence[str]) -> str:
    """Return reasons as one sentence: `Même nom, prénom différent, même date de naissance.`"""
    dites = ", ".join(str(Raison(raison).label) for raison in raisons)
    return f"{majuscule(dites)}."
