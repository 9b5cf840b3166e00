"""Step 4: a dwelling becomes vacant, and its reserving body names candidates."""

from collections.abc import Iterator

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.demo.jouer.partie import Partie, refuse, tenir
from seuil.designations import services as designations
from seuil.designations.models import Liste
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Logement
from seuil.rapprochement.requetes import classer, compter, compter_les_exclusions


def designer(partie: Partie) -> Iterator[str]:
    """A vacancy, its reserving body, the ranked search, three candidates."""
    logement, agent = _liberer(partie)
    yield f"4. Vacance : {logement}, {logement.loyer_charges} € par mois. {partie.vacance.motif_orientation}"
    le = partie.jour(3)
    nombre, exclusions = compter(partie.vacance, le=le), compter_les_exclusions(partie.vacance, le=le)
    ecartees = sum(exclusion.nombre for exclusion in exclusions)
    yield f"   Recherche : {nombre} candidats classés, {ecartees} écartés :"
    for exclusion in exclusions:
        yield f"     {exclusion.nombre:5d}  {exclusion.libelle}. Exemple : {exclusion.exemple}"
    choisis = _avec_la_demande(partie, [rang.demande for rang in classer(partie.vacance, le=le, nombre=nombre)])
    refuse(
        lambda: _nommer(partie, agent, choisis[:1], ""),
        designations.DesignationImpossible,
        "Moins de trois candidats demandent un motif.",
    )
    liste = _nommer(partie, agent, choisis, "Une autre candidate, rencontrée, est très motivée par ce quartier.")
    for candidature in liste.candidatures.all():
        yield f"   Désigné : rang {candidature.rang}, {candidature.score} points, {candidature.demande.numero_unique}"


def _liberer(partie: Partie) -> tuple[Logement, Agent]:
    """Declare and orient a vacancy; return its dwelling, and an agent of the body whose turn it is."""
    bailleur = partie.agents["bailleur"]
    siens = Logement.objects.filter(programme__bailleur=bailleur.organisme)
    logement = siens.filter(type="T4", financement="PLUS").earliest("pk")
    vacance = patrimoine.declarer(logement, libre_le=partie.jour(45), hors_flux="", par=bailleur, le=partie.jour(1))
    solde = patrimoine.orienter(vacance, par=bailleur, le=partie.jour(1))
    partie.vacance = vacance
    tous = partie.agents.values()
    return logement, next(
        agent for agent in tous if agent.organisme == solde.reservataire and "reservation" in agent.metiers
    )


def _avec_la_demande(partie: Partie, classes: list[int]) -> list[Demande]:
    tenir(partie.demande.pk in classes, "Le ménage du parcours doit être candidat à ce logement.")
    autres = [cle for cle in classes if cle != partie.demande.pk][:2]
    return list(Demande.objects.filter(pk__in=[*autres, partie.demande.pk]))


def _nommer(partie: Partie, agent: Agent, demandes: list[Demande], motif_rang: str) -> Liste:
    return designations.designer(
        partie.vacance,
        demandes=demandes,
        motif_insuffisance="",
        rangs_passes=designations.MotifsDesRangs(autres=designations.MotifDuRang("autre", motif_rang)),
        par=agent,
        le=partie.jour(3),
    )
