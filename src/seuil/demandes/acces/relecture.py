"""Who decides, the person met, of what nobody decides alone: doubles, couples who separate, names and births."""

from seuil.acteurs.models import Acteur, Agent
from seuil.demandes.acces.gestes import peut_enregistrer
from seuil.demandes.acces.ouverture import visibles_par, voit
from seuil.demandes.etats import EN_COURS, Etat, EtatIdentite, EtatRessemblance
from seuil.demandes.models import Demande, DemandeQuerySet, IdentiteARelire, Ressemblance
from seuil.regles.verdicts import Verdict, non
from seuil.socle.cycles import EnsembleVerrouillable


def doublons_a_trancher(agent: Agent) -> DemandeQuerySet:
    """Return the held demands that a registering desk may open, to decide with the person."""
    return visibles_par(agent).retenues() if peut_enregistrer(agent).est_oui else Demande.objects.none()


def ressemblances_a_trancher(agent: Agent) -> EnsembleVerrouillable[Ressemblance]:
    """Return the pairs of living demands that look alike, both of which a registering desk may open."""
    if not peut_enregistrer(agent).est_oui:
        return Ressemblance.objects.none()
    siennes = visibles_par(agent).actives()
    return Ressemblance.objects.filter(
        etat=EtatRessemblance.A_TRANCHER, premiere__in=siennes.values("pk"), seconde__in=siennes.values("pk")
    )


def peut_trancher(acteur: Acteur, demande: Demande) -> Verdict:
    """A registering desk that may open the demand, the person met; neither the household alone nor the system."""
    return _au_guichet(
        acteur, demande, sinon="Un doublon possible se tranche à un guichet d’enregistrement, avec la personne."
    )


def peut_dissocier(acteur: Acteur, demande: Demande) -> Verdict:
    """A registering desk that may open the demand of a couple, the person who leaves met and identified."""
    if demande.etat != Etat.ACTIVE:
        return non("Seule une demande active se sépare.")
    return peut_trancher(acteur, demande)


def identites_a_relire(agent: Agent) -> EnsembleVerrouillable[IdentiteARelire]:
    """Return the changes of name or birth that nobody read yet, of the demands that a registering desk may open."""
    if not peut_enregistrer(agent).est_oui:
        return IdentiteARelire.objects.none()
    siennes = visibles_par(agent).filter(etat__in=EN_COURS)
    return IdentiteARelire.objects.filter(etat=EtatIdentite.A_RELIRE, demande__in=siennes.values("pk"))


def peut_relire_l_identite(acteur: Acteur, demande: Demande) -> Verdict:
    """A registering desk that may open the demand: what it confirms itself waits (`regles.identite`)."""
    return _au_guichet(acteur, demande, sinon="Un nom ou une date de naissance se relit à un guichet d’enregistrement.")


def _au_guichet(acteur: Acteur, demande: Demande, *, sinon: str) -> Verdict:
    """An agent of a registering desk that may open the demand; ``sinon`` answers whoever is no agent."""
    if not isinstance(acteur, Agent):
        return non(sinon)
    verdict = peut_enregistrer(acteur)
    if verdict.est_oui and not voit(acteur, demande):
        return non("Cette demande n’est pas de votre ressort.")
    return verdict
