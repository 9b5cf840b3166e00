"""End an offer without an answer: silence, passage, withdrawal; the next rank receives the dwelling."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.baux import acces, faits
from seuil.baux.etats import CYCLE
from seuil.baux.models import Offre, Passage
from seuil.baux.requetes import acceptee_ailleurs_le, attribuees_sans_offre, prochaine_attribution
from seuil.baux.services.engager import tenir_la_demande
from seuil.baux.services.offrir import offrir_au_suivant, proposer_de_nouveau
from seuil.commissions.models import Decision
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.patrimoine.models import Vacance
from seuil.regles.ecriture import jour
from seuil.regles.offres import juger_le_passage, juger_le_silence
from seuil.regles.verdicts import Verdict
from seuil.socle.droits import exiger


class PassageInfonde(ValueError):
    """Nothing allows yet to pass this rank, or its reason is not written; the message says what is missing."""


@transaction.atomic
def constater_silence(offre: Offre, *, par: Agent | Systeme, le: date) -> Offre | None:
    """Note that nobody answered in time. Returns the offer the next rank received, if any.

    Raises DroitRefuse, PassageInterdit, ValueError while the delay runs or when nothing proves the delivery.
    """
    exiger(acces.peut_offrir(par, offre.vacance))

    offre = verrouiller(offre)
    if CYCLE.peut("constater_silence", offre.etat):
        _exiger_fonde(juger_le_silence(faits.attente(offre), le))
    finir(offre, "constater_silence", motif="", par=par, le=le)
    return offrir_au_suivant(offre.vacance, le=le)


@transaction.atomic
def passer_au_suivant(offre: Offre, *, motif: str, par: Agent, le: date) -> Offre | None:
    """Pass an offer that never arrived, or whose household took another dwelling: neither refusal, malus nor loss.

    Returns the offer the next rank received, if any. Raises DroitRefuse, PassageInterdit, PassageInfonde.
    """
    exiger(acces.peut_offrir(par, offre.vacance))

    offre = verrouiller(offre)
    if CYCLE.peut("passer_au_suivant", offre.etat):
        ailleurs_le = acceptee_ailleurs_le(offre.demande, offre.vacance)
        _exiger_fonde(juger_le_passage(faits.attente(offre), le, acceptee_ailleurs_le=ailleurs_le))
        _exiger_motive(motif)
    finir(offre, "passer_au_suivant", motif=motif, par=par, le=le)
    return offrir_au_suivant(offre.vacance, le=le)


@transaction.atomic
def passer_le_rang(vacance: Vacance, decision: Decision, *, motif: str, par: Agent, le: date) -> Offre | None:
    """Pass the next rank without an offer, as its household accepted another dwelling; the following one receives it.

    Raises DroitRefuse, PassageInterdit, PassageInfonde.
    """
    exiger(acces.peut_offrir(par, vacance))

    vacance = vacance.verrouiller()
    vacance.passer("offrir")
    if prochaine_attribution(vacance) != decision:
        raise PassageInfonde("Ce n’est pas le tour de ce candidat : relisez la page.")
    demande = decision.candidature.demande
    ailleurs_le = acceptee_ailleurs_le(demande, vacance)
    if ailleurs_le is None:
        raise PassageInfonde("Ce candidat n’a pas accepté d’autre logement : envoyez-lui l’offre.")
    _exiger_motive(motif)
    Passage.objects.create(decision=decision, motif=motif, le=le, par=par)

    logement = str(vacance.logement)
    consigner("demande.rang_passe", demande, par=par, le=le, logement=logement, motif=motif, ailleurs=jour(ailleurs_le))
    return offrir_au_suivant(vacance, le=le)


@transaction.atomic
def retirer_la_demande(demande: Demande, *, le: date) -> int:
    """Withdraw the offers of a demand that left the register; each dwelling goes to its next rank.

    A dwelling for which it was the last one ranked, without any offer, is proposed again.
    """
    offres = list(Offre.objects.filter(demande=demande, etat__in=CYCLE.passages["retirer"][0]).order_by("vacance"))
    for offre in offres:
        exiger(acces.peut_offrir(Systeme(), offre.vacance))
        offre = verrouiller(offre)
        finir(offre, "retirer", motif="La demande a été radiée.", par=Systeme(), le=le)
        offrir_au_suivant(offre.vacance, le=le)
    for vacance in attribuees_sans_offre(demande):
        exiger(acces.peut_offrir(Systeme(), vacance))
        vacance = vacance.verrouiller()
        if attribuees_sans_offre(demande).filter(pk=vacance.pk).exists() and prochaine_attribution(vacance) is None:
            proposer_de_nouveau(vacance, le=le)
    return len(offres)


def verrouiller(offre: Offre) -> Offre:
    """Lock the vacancy, then the offer: the same order as an offer being made."""
    offre.vacance.verrouiller()
    return offre.verrouiller()


def finir(offre: Offre, verbe: str, *, motif: str, par: Agent | Systeme, le: date) -> None:
    """End a locked offer; the demand is freed unless another offer holds it."""
    offre.passer(verbe)
    offre.close_le, offre.motif_cloture = le, motif
    offre.save(update_fields=["etat", "close_le", "motif_cloture"])
    tenir_la_demande(offre.demande, par=par, le=le)

    logement = str(offre.vacance.logement)
    consigner(
        f"demande.offre_{offre.etat}", offre.demande, par=par, le=le, offre=offre.pk, motif=motif, logement=logement
    )


def _exiger_fonde(verdict: Verdict) -> None:
    if not verdict.est_oui:
        raise PassageInfonde(verdict.motif)


def _exiger_motive(motif: str) -> None:
    if not motif.strip():
        raise PassageInfonde("Écrivez pourquoi l’offre passe au rang suivant, et ce que vous avez essayé.")
