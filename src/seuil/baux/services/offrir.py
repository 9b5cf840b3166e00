"""Offer the dwelling to the next ranked candidate (art. R441-10)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.baux import acces, faits
from seuil.baux.courriers import lettre_d_offre
from seuil.baux.etats import EN_COURS
from seuil.baux.models import Offre
from seuil.baux.requetes import est_reportee, prochaine_attribution
from seuil.baux.services.engager import tenir_la_demande
from seuil.commissions.models import Decision
from seuil.courriers.models import Gabarit, Preuve
from seuil.courriers.services import RemiseImpossible, ecrire, noter_la_remise
from seuil.journal.services import consigner
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Vacance
from seuil.regles.conditions import juger_l_offre
from seuil.regles.ecriture import jour, minuscule
from seuil.regles.identite import juger_le_gel
from seuil.regles.offres import limite_imprimee
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import exiger
from seuil.territoires.requetes import delais_ici

EN_MAIN_PROPRE = "Remise avec la lettre."


class AucunCandidat(Exception):
    """Every attributed candidate answered or left: the dwelling must be proposed again."""


class ConditionEnAttente(Exception):
    """The next rank was attributed under a condition that still awaits its paper; the message names both."""


class IdentiteEnRelecture(ConditionEnAttente):
    """A name or a birth of the next rank is being read again: no offer leaves meanwhile."""


class OffreEnCours(PassageInterdit):
    """Somebody already has an offer for this dwelling."""

    def __init__(self, offre: Offre) -> None:
        self.verbe, self.etat = "offrir", offre.etat
        motif = f"{offre.demande} a déjà une offre pour ce logement, à laquelle répondre jusqu’au"
        Exception.__init__(self, f"{motif} {jour(offre.repondre_avant)}.")


@transaction.atomic
def offrir(vacance: Vacance, *, par: Agent | Systeme, le: date, remise_le: date | None = None) -> Offre:
    """Send the offer to the next rank; ``remise_le``: that same day, when the letter is handed over, against signature.

    The last day that the letter prints is counted from the delivery, else with a margin for the post. Raises
    DroitRefuse, PassageInterdit, OffreEnCours, AucunCandidat, ConditionEnAttente, RemiseImpossible.
    """
    exiger(acces.peut_offrir(par, vacance))

    vacance = vacance.verrouiller()
    vacance.passer("offrir")
    if remise_le not in (None, le):
        raise RemiseImpossible(
            f"Une lettre écrite le {jour(le)} se remet en main propre ce jour-là, ou part par poste."
        )
    decision = _suivante(vacance, le)
    offre = _ecrire(vacance, decision, remise_le=remise_le, par=par, le=le)
    if remise_le:
        noter_la_remise(offre.courrier, Preuve.MAIN_PROPRE, remise_le=remise_le, note=EN_MAIN_PROPRE, par=par, le=le)
    tenir_la_demande(offre.demande, par=par, le=le)

    consigner(
        "demande.offre_envoyee",
        offre.demande,
        par=par,
        le=le,
        logement=str(vacance.logement),
        offre=offre.pk,
        repondre_avant=offre.repondre_avant,
        remise_le=remise_le,
    )
    return offre


def offrir_au_suivant(vacance: Vacance, *, le: date) -> Offre | None:
    """After a rank ends: the next one receives the offer; a condition waits; nobody left, the dwelling goes on.

    With candidates whose examination was put off, it goes back before a commission, else it is proposed again.
    """
    try:
        return offrir(vacance, par=Systeme(), le=le)
    except ConditionEnAttente:
        return None
    except AucunCandidat:
        proposer_de_nouveau(vacance, le=le)
        return None


def proposer_de_nouveau(vacance: Vacance, *, le: date) -> None:
    """Nobody ranked is left: the dwelling goes back before a commission, or to its reserving body."""
    suite = patrimoine.ajourner if est_reportee(vacance) else patrimoine.reproposer
    suite(vacance, par=Systeme(), le=le)


def exiger_sans_condition(decision: Decision) -> None:
    """Raise ConditionEnAttente while a condition keeps an offer from leaving, or a lease from being signed."""
    libre = juger_l_offre(faits.condition(decision))
    if not libre.est_oui:
        raise ConditionEnAttente(libre.motif)


def _exiger_sans_gel(decision: Decision, le: date) -> None:
    """Raise IdentiteEnRelecture while a name or a birth of the household is being read again."""
    demande = decision.candidature.demande
    libre = juger_le_gel(demande.gelee_jusqu_au, le=le)
    if not libre.est_oui:
        raise IdentiteEnRelecture(f"{demande} : {minuscule(libre.motif)}")


def _suivante(vacance: Vacance, le: date) -> Decision:
    attendue = Offre.objects.filter(vacance=vacance, etat__in=EN_COURS).select_related("demande").first()
    if attendue:
        raise OffreEnCours(attendue)
    decision = prochaine_attribution(vacance)
    if decision is None:
        raise AucunCandidat(f"Plus aucun candidat n’est classé pour le {vacance.logement}.")
    exiger_sans_condition(decision)
    _exiger_sans_gel(decision, le)
    return decision


def _ecrire(vacance: Vacance, decision: Decision, *, remise_le: date | None, par: Agent | Systeme, le: date) -> Offre:
    demande, commune = decision.candidature.demande, vacance.logement.programme.commune
    dernier_jour = limite_imprimee(le, delais_ici(commune, le), commune.departement_id, remise_le=remise_le)
    return Offre.objects.create(
        decision=decision,
        vacance=vacance,
        demande=demande,
        envoyee_le=le,
        imprimee_le=dernier_jour,
        repondre_avant=dernier_jour,
        courrier=ecrire(
            Gabarit.OFFRE,
            objet="Offre de logement",
            numero_unique=demande.numero_unique,
            le=le,
            contexte=lettre_d_offre(decision, repondre_avant=dernier_jour, par=par, le=le),
        ),
    )
