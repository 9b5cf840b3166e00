"""Give a dwelling back to a household whose answer, or whose paper, had come in time (art. R441-10, R441-3 c).

What went on since is undone, never what was signed: agenda, names, pending offer. Sessions are locked before the
vacancy, as a session does that takes it on its agenda.
"""

from datetime import date

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur
from seuil.baux.courriers import lettre_de_retrait
from seuil.baux.etats import EN_COURS
from seuil.baux.models import Offre
from seuil.baux.services.finir import finir
from seuil.commissions import services as commissions
from seuil.commissions.etats import Etat as EtatSeance
from seuil.commissions.models import Decision, Point, Seance
from seuil.courriers.models import Gabarit
from seuil.courriers.services import ecrire
from seuil.demandes.models import Demande
from seuil.designations import services as designations
from seuil.designations.etats import CYCLE as CYCLE_CANDIDATURE
from seuil.designations.models import Candidature
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.etats import Etat as EtatVacance
from seuil.patrimoine.models import Vacance
from seuil.regles.ecriture import jour

TENUES = [EtatSeance.CONVOQUEE, EtatSeance.OUVERTE]
REPRIS = "Le logement revient à une personne classée avant vous, dont {quoi} à temps."


class LogementRetenu(Exception):
    """A lease signed with somebody else, or a session under way, holds the dwelling; the message says what is left."""


def verrouiller_les_seances(vacance: Vacance) -> None:
    """Lock the open sessions that have the dwelling on their agenda: before the vacancy, as they do."""
    for seance in Seance.objects.filter(points__vacance=vacance, etat__in=TENUES).order_by("pk"):
        seance.verrouiller()


def exiger_reprenable(vacance: Vacance, recue_le: date) -> None:
    """Raise LogementRetenu when a lease is signed, or while a session examines the dwelling."""
    arrive = f"Ce qui est arrivé le {jour(recue_le)} était à temps, mais"
    if vacance.etat == EtatVacance.LOUEE:
        raise LogementRetenu(
            f"{arrive} le bail de ce logement est signé depuis le {vacance.louee_le:%d/%m/%Y} avec un autre ménage : "
            "il ne peut plus être repris. Prévenez votre direction, écrivez au ménage ce qui s’est passé et ses "
            "recours, et faites-lui proposer un autre logement."
        )
    if Point.objects.filter(vacance=vacance, seance__etat=EtatSeance.OUVERTE).exists():
        raise LogementRetenu(
            f"{arrive} une séance examine ce logement en ce moment. Demandez au secrétariat d’y reporter ce logement "
            "et de la clore, puis notez de nouveau la réponse."
        )


def rendre_le_logement(vacance: Vacance, decision: Decision, *, motif: str, quoi: str, par: Acteur, le: date) -> None:
    """Bring a locked vacancy back to its attribution: off the agendas, later names and the pending offer withdrawn.

    ``quoi`` is what came in time, as the letter of a withdrawal says it: `la réponse était arrivée`.
    """
    for point in Point.objects.filter(vacance=vacance, seance__etat__in=TENUES).select_related("seance"):
        commissions.desinscrire(point, motif=motif, par=Systeme(), le=le)
    ouvertes = CYCLE_CANDIDATURE.passages["retirer"][0]
    depuis = Candidature.objects.filter(vacance=vacance, liste__pk__gt=decision.candidature.liste_id, etat__in=ouvertes)
    for candidature in depuis.order_by("pk"):
        designations.retirer(candidature, motif=motif, par=Systeme(), le=le)
    for offre in Offre.objects.filter(vacance=vacance, etat__in=EN_COURS).select_related("demande", "vacance"):
        _retirer(
            offre.verrouiller(), autre=decision.candidature.demande, motif=REPRIS.format(quoi=quoi), par=par, le=le
        )
    patrimoine.reprendre(vacance.verrouiller(), par=Systeme(), le=le)


def _retirer(offre: Offre, *, autre: Demande, motif: str, par: Acteur, le: date) -> None:
    """Withdraw the offer made since, and write it to its household; both demands are locked in one order."""
    list(Demande.objects.filter(pk__in=[offre.demande_id, autre.pk]).order_by("pk").verrouiller())
    finir(offre, "retirer", motif=motif, par=Systeme(), le=le)
    ecrire(
        Gabarit.RETRAIT,
        objet="Offre de logement retirée",
        numero_unique=offre.demande.numero_unique,
        le=le,
        contexte=lettre_de_retrait(offre, par=par, le=le),
    )
