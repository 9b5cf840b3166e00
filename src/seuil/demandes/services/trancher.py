"""Held demands: said in the journal, then decided at a desk: another person's, or joined to the living one."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.etats import Rencontre
from seuil.demandes.models import Demande, Remise
from seuil.demandes.requetes import semblables
from seuil.demandes.services import titulaires
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


class PasUnDoublon(Exception):
    """The two demands have no holder in common."""


@transaction.atomic
def dire_la_retenue(demande: Demande, existantes: Iterable[str], *, le: date) -> None:
    """Write in the journal of both sides that a demand was held; nothing for one that never was.

    After its registration, for every demand: the delay of the answer must not say which one is held.
    """
    if demande.doublon_de_id is None:
        return
    trouvees = list(Demande.objects.filter(numero_unique__in=existantes).order_by("pk"))
    numeros = [trouvee.numero_unique for trouvee in trouvees]
    consigner("demande.retenue", demande, par=Systeme(), le=le, existantes=numeros)
    for trouvee in trouvees:
        consigner("demande.doublon_presente", trouvee, par=Systeme(), le=le, retenue=demande.numero_unique)


@transaction.atomic
def distinguer(demande: Demande, *, motif: str, par: Acteur, le: date) -> None:
    """Let a held demand live beside the other one, its reception date intact: scored and listed at once.

    Raises DroitRefuse, PassageInterdit.
    """
    exiger(acces.peut_trancher(par, demande))

    demande = demande.verrouiller()
    demande.passer("distinguer")
    demande.motif_doublon = motif
    demande.tranchee_le = le
    demande.save(update_fields=["etat", "motif_doublon", "tranchee_le"])
    titulaires.faire_vivre(demande)

    consigner("demande.distinguee", demande, par=par, le=le, precision=motif)


@transaction.atomic
def rattacher(
    demande: Demande, *, a: Demande, rencontre: Rencontre, precision: str = "", par: Acteur, le: date
) -> None:
    """Join a held demand to the living one of the same person, met and identified: ``a`` alone stays.

    ``a`` takes the earlier reception date of the two, where the installation keeps it (docs/decisions/0031).
    Raises DroitRefuse, PassageInterdit, PasUnDoublon.
    """
    exiger(acces.peut_trancher(par, demande))
    exiger(acces.peut_trancher(par, a))

    demande, a = verrouiller_les_deux(demande, a)
    demande.passer("rattacher")
    a.passer("modifier")
    if a not in semblables(demande):
        raise PasUnDoublon("Ces deux demandes n’ont aucun titulaire en commun.")
    joindre(demande, a, rencontre=rencontre, precision=precision, par=par, le=le)


def joindre(
    demande: Demande, a: Demande, *, rencontre: Rencontre, accord: str = "", precision: str, par: Acteur, le: date
) -> None:
    """Write that a demand joined ``a``, both locked and their passage done: a step of `rattacher` and of `reunir`."""
    demande.doublon_de = a
    demande.tranchee_le = le
    demande.save(update_fields=["etat", "doublon_de", "tranchee_le"])
    Remise.objects.filter(demande=demande).delete()

    faits = {"rencontre": rencontre, "piece_vue": True, "accord": accord, "precision": precision}
    consigner("demande.rattachee", demande, par=par, le=le, a=a.numero_unique, **faits)
    if settings.DOUBLON_GARDE_LA_PREMIERE_RECEPTION and demande.recue_le < a.recue_le:
        avancer_la_reception(a, demande, par=par, le=le)


def verrouiller_les_deux(demande: Demande, a: Demande) -> tuple[Demande, Demande]:
    """Lock both, in one order for everybody."""
    for ligne in sorted((demande, a), key=lambda ligne: ligne.pk):
        ligne.verrouiller()
    return demande, a


def avancer_la_reception(a: Demande, demande: Demande, *, par: Acteur, le: date) -> None:
    """Give ``a`` the reception of the other one, and tell it: a step of the verbs that keep a seniority."""
    avant, a.recue_le = a.recue_le, demande.recue_le
    a.save(update_fields=["recue_le"])

    consigner("demande.reception_avancee", a, par=par, le=le, avant=avant, apres=a.recue_le, de=demande.numero_unique)
