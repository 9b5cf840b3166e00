"""Who may see a vacancy and act on it: its landlord, and the reserving body it was sent to."""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Metier, Organisme
from seuil.acteurs.requetes import qui_peut_entrer
from seuil.patrimoine.etats import Etat
from seuil.patrimoine.models import Logement, Vacance
from seuil.regles.verdicts import Verdict, non, oui

QUI_DESIGNE = frozenset({Metier.RESERVATION, Metier.ATTRIBUTION})
PERSONNE_NE_DESIGNE = (  # who must be empowered, and by whom
    "Personne ne peut ouvrir {quoi} : {reservataire} n’a aucun compte habilité à désigner des candidats. {suite}"
)


def logements_de(agent: Agent) -> QuerySet[Logement]:
    """Return the dwellings of the agent's own organism."""
    if not agent.exerce(Metier.ATTRIBUTION):
        return Logement.objects.none()
    return Logement.objects.filter(programme__bailleur=agent.organisme)


def visibles_par(agent: Agent) -> QuerySet[Vacance]:
    """Return the vacancies of the agent's landlord, and those sent to the agent's organism."""
    if not {Metier.ATTRIBUTION, Metier.RESERVATION, Metier.SECRETARIAT} & set(agent.metiers):
        return Vacance.objects.none()
    vacances = Vacance.objects.select_related("logement__programme__commune", "logement__programme__bailleur")
    siennes = Q(logement__programme__bailleur=agent.organisme) | Q(reservataire=agent.organisme)
    return vacances.filter(siennes)


def peut_declarer(agent: Agent, logement: Logement) -> Verdict:
    """Only the landlord declares that its dwelling becomes free."""
    if agent.exerce(Metier.ATTRIBUTION) and logement.programme.bailleur_id == agent.organisme_id:
        return oui()
    return non("Seul le bailleur du logement peut déclarer qu’il se libère.")


def peut_orienter(agent: Agent, vacance: Vacance) -> Verdict:
    """Only the landlord sends a vacancy to a reserving body (art. R441-5)."""
    if agent.exerce(Metier.ATTRIBUTION) and vacance.bailleur == agent.organisme:
        return oui()
    return non("Seul le bailleur du logement peut l’orienter vers un réservataire.")


def quelqu_un_designe_chez(reservataire: Organisme, le: date) -> Verdict:
    """Somebody there must be able to open the dwelling: sent to a body without an empowered agent, it would be lost."""
    if _qui_designent(le).filter(organisme=reservataire).exists():
        return oui()
    return non(personne_ne_designe(reservataire))


def personne_ne_designe(reservataire: Organisme, logements: int = 1, *, qui_lit: Agent | None = None) -> str:
    """Return who must be empowered, and by whom, when nobody there is left to open these dwellings."""
    quoi = "ce logement" if logements == 1 else "ces logements"
    exploite = qui_lit is not None and qui_lit.exerce(Metier.EXPLOITATION)
    suite = "Ouvrez-en un." if exploite else "Demandez à qui exploite l’installation d’en ouvrir un."
    return PERSONNE_NE_DESIGNE.format(quoi=quoi, reservataire=reservataire, suite=suite)


def bloquees_pour(agent: Agent, le: date) -> QuerySet[Vacance]:
    """Return the vacancies of a body that has nobody left to open them, for who may have somebody empowered.

    Their landlord, who leads that body, who operates the installation.
    """
    personne = ~Exists(_qui_designent(le).filter(organisme=OuterRef("reservataire")))
    bloquees = Vacance.objects.filter(personne, etat=Etat.ORIENTEE, reservataire__isnull=False)
    bloquees = bloquees.select_related("logement__programme__commune", "logement__programme__bailleur", "reservataire")
    bloquees = bloquees.order_by("reservataire__nom", "pk")
    if agent.exerce(Metier.EXPLOITATION):
        return bloquees
    siennes = {
        Metier.ATTRIBUTION: Q(logement__programme__bailleur=agent.organisme),
        Metier.ENCADREMENT: Q(reservataire=agent.organisme),
    }
    les_siennes = [condition for metier, condition in siennes.items() if agent.exerce(metier)]
    return bloquees.filter(reduce(or_, les_siennes)) if les_siennes else Vacance.objects.none()


def peut_designer(agent: Agent, vacance: Vacance) -> Verdict:
    """The reserving body names its candidates; the landlord does for its own share."""
    if vacance.reservataire_id is None:
        return non("Ce logement n’est pas encore orienté vers un réservataire.")
    if vacance.reservataire_id != agent.organisme_id:
        return non(f"Ce logement est réservé à {vacance.reservataire} : c’est à lui de désigner les candidats.")
    if not QUI_DESIGNE & set(agent.metiers):
        return non("Vous n’êtes pas habilité à désigner des candidats.")
    return oui()


def peut_inscrire(agent: Agent, vacance: Vacance) -> Verdict:
    """The secretariat of the landlord's commission puts the dwelling on the agenda, and carries what it decided."""
    if agent.exerce(Metier.SECRETARIAT) and vacance.bailleur == agent.organisme:
        return oui()
    return non("Seul le secrétariat de la commission de ce bailleur peut le faire.")


def peut_reproposer(acteur: Agent | Systeme, vacance: Vacance) -> Verdict:
    """The secretariat when nobody is chosen; the deadline or the refusal that leaves nobody ranked, by itself."""
    return oui() if isinstance(acteur, Systeme) else peut_inscrire(acteur, vacance)


def peut_reprendre(acteur: Agent | Systeme, vacance: Vacance) -> Verdict:
    """The landlord who records an acceptance that had come in time; the household's own answer, by itself."""
    return oui() if isinstance(acteur, Systeme) else peut_louer(acteur, vacance)


def peut_louer(agent: Agent, vacance: Vacance) -> Verdict:
    """Only the landlord lets its dwelling."""
    if agent.exerce(Metier.ATTRIBUTION) and vacance.bailleur == agent.organisme:
        return oui()
    return non("Seul le bailleur du logement peut signer le bail.")


def _qui_designent(le: date) -> QuerySet[Agent]:
    return qui_peut_entrer(le).filter(metiers__overlap=list(QUI_DESIGNE))
