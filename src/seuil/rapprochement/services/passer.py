"""Bring every score and every list from one day to the next: never back, and far forward only on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from seuil.acteurs.auteurs import Systeme
from seuil.cotation.models import Cotation, Registre
from seuil.cotation.requetes import derniere_nuit, grilles_en_vigueur
from seuil.cotation.services import coter_les_retenues
from seuil.journal.services import consigner
from seuil.rapprochement.models import Nuit
from seuil.rapprochement.services.reprendre import Avancer, reprendre, reprendre_les_vieillies
from seuil.rapprochement.services.tenir import GrilleEnAttente, tenir
from seuil.socle.db import partitions, verrous
from seuil.socle.db.partitions import Patience
from seuil.socle.horloge import exiger_un_jour_venu
from seuil.territoires.models import Territoire

ENSEMBLE = 200
SAUT_MAXIMUM = 40
VERROU = 7_302


class NuitImpossible(ValueError):
    """The scores cannot be brought to that day."""


@dataclass(frozen=True, slots=True)
class Bilan:
    """What a night touched: demands whose household aged, scores that crossed a threshold, territories re-weighed."""

    revues: int
    passees: int
    repeses: tuple[str, ...]


def passer_la_nuit(*, le: date, confirmee: bool = False) -> Bilan:
    """Bring every score and every list to a day (run it once a night; running it again changes nothing).

    Two at once: the second waits, then does nothing if that day was passed meanwhile.
    Raises ActeAVenir, and NuitImpossible for a day already passed, or beyond SAUT_MAXIMUM days unless ``confirmee``;
    GrilleEnAttente when all is passed but territories that somebody never lets go: run it again.
    """
    exiger_un_jour_venu(le)
    with verrous.tenir(VERROU) as a_attendu:  # outside transactions
        if a_attendu and Nuit.objects.filter(le=le, annulee_le=None, est_finie=True).exists():
            return Bilan(0, 0, ())
        return _passer(le, confirmee)


def _passer(le: date, confirmee: bool) -> Bilan:
    depuis = verifier_le_jour(le=le, confirmee=confirmee)
    nuit = _commencer(depuis, le, confirmee=confirmee)
    revues = reprendre_les_vieillies(le=le)
    codes = list(Territoire.objects.order_by("pk").values_list("pk", flat=True))
    passees, repeses, occupes, patience = 0, list[str](), list[str](), Patience(partitions.ESSAIS)
    for debut in range(0, len(codes), ENSEMBLE):
        try:
            franchies, a_repeser = tenir(codes[debut : debut + ENSEMBLE], le=le, patience=patience)
        except GrilleEnAttente as attente:  # the others go on; that night is not finished
            occupes.append(str(attente))
        else:
            passees, repeses = passees + franchies, repeses + a_repeser
    coter_les_retenues(le=le)
    if occupes:
        raise GrilleEnAttente("\n".join(occupes))
    nuit.est_finie = True
    nuit.save(update_fields=["est_finie"])
    return Bilan(revues, passees, tuple(repeses))


def verifier_le_jour(*, le: date, confirmee: bool) -> date | None:
    """Return the day at which the scores stand, None before the first one. Raises NuitImpossible."""
    coupee = Nuit.objects.filter(annulee_le=None).order_by("pk").last()
    a_reprendre = coupee is not None and coupee.est_un_saut and not coupee.est_finie
    if coupee is not None and a_reprendre and not (confirmee and coupee.le == le):
        raise NuitImpossible(f"{coupee}, confirmée, a été interrompue. Relancez-la, ou ajoutez --annuler.")
    depuis = arretes_au()
    if depuis is None:
        return None
    if le < depuis:
        raise NuitImpossible(
            f"Les scores sont arrêtés au {depuis:%d/%m/%Y} : on ne revient pas au {le:%d/%m/%Y}. "
            "Après une nuit confirmée par erreur, lancez « seuil cotation nuit --annuler »."
        )
    jours = (le - depuis).days
    if jours > SAUT_MAXIMUM and not confirmee:
        raise NuitImpossible(
            f"Du {depuis:%d/%m/%Y} au {le:%d/%m/%Y}, il y a {jours} jours. Si c’est voulu, relancez avec --confirmer."
        )
    return depuis


def arretes_au() -> date | None:
    """Return the latest day at which scores stand: the last night's, else that of the last scored demand."""
    dernier: date | None = derniere_nuit()
    if dernier is None:
        dernier = Cotation.objects.aggregate(jour=Max("calculee_le"))["jour"]
    return dernier


def annuler_la_nuit(*, le: date, avancer: Avancer) -> Nuit:
    """Undo the last night, when a person confirmed it: score every demand again from its dossier, as of ``le``.

    Raises ActeAVenir, NuitImpossible when no such night is in force, or for a day before it. Interrupted, it may be run
    again.
    """
    exiger_un_jour_venu(le)
    derniere = Nuit.objects.order_by("pk").last()
    if derniere is None or derniere.annulee_le is not None or not derniere.est_un_saut or derniere.depuis is None:
        raise NuitImpossible("La dernière nuit n’a pas été confirmée à la main : il n’y a rien à annuler.")
    if not derniere.depuis <= le <= derniere.le:
        raise NuitImpossible(f"On revient entre le {derniere.depuis:%d/%m/%Y} et le {derniere.le:%d/%m/%Y}.")
    territoires = list(Registre.objects.values_list("territoire_id", flat=True))
    grilles = grilles_en_vigueur(territoires, le)
    reprendre(le=le, avancer=avancer)
    coter_les_retenues(le=le)
    for territoire in territoires:
        Registre.objects.filter(pk=territoire).update(arrete_au=le, grille=grilles.get(territoire))
    derniere.annulee_le = le
    derniere.save(update_fields=["annulee_le"])

    consigner("nuit.annulee", derniere, par=Systeme(), le=le, du=derniere.depuis, au=derniere.le)
    return derniere


@transaction.atomic
def _commencer(depuis: date | None, le: date, *, confirmee: bool) -> Nuit:
    """Remember the night before it changes anything; one that a person confirmed is an act, told in the journal."""
    nuit = Nuit.objects.create(depuis=depuis, le=le, est_un_saut=bool(confirmee and depuis and le > depuis))
    if nuit.est_un_saut:
        consigner("nuit.confirmee", nuit, par=Systeme(), le=le, du=depuis, au=le)
    return nuit
