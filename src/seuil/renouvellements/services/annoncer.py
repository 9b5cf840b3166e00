"""Announce the end of a demand: each announcement once a year, the legal notice first, nothing after a renewal."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande, Souhait
from seuil.demandes.requetes import delais_de_la_demande
from seuil.journal.services import consigner
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.delais import Delais
from seuil.regles.renouvellement import Palier, palier_du
from seuil.renouvellements.models import Rappel
from seuil.renouvellements.requetes import annee_de, doit_etre_ecrit, rappels_de
from seuil.territoires.requetes import delais_par_commune, plus_long

LOT: Final = 500


def annoncer_les_echeances(*, le: date) -> int:
    """Announce what is due on a day; return how many demands were told. Each is a transaction of its own."""
    regles = delais_par_commune(le)
    mois = plus_long("sms_renouvellement_mois", le)
    proches = Demande.objects.filter(etat__in=EN_COURS, echeance__lte=ajouter_mois(le, mois))
    cles = list(proches.order_by("pk").values_list("pk", flat=True))
    lots = (cles[debut : debut + LOT] for debut in range(0, len(cles), LOT))
    return sum(annoncer(demande, le=le) is not None for lot in lots for demande in _dues(lot, regles, le))


@transaction.atomic
def annoncer(demande: Demande, *, le: date) -> Palier | None:
    """Make the announcement that is due for a demand on a day, None when nothing is."""
    demande = demande.verrouiller()
    if demande.etat not in EN_COURS:
        return None
    dits = {palier: rappel.le for palier, rappel in rappels_de(demande).items()}
    palier = palier_du(
        demande.echeance, dits, delais_de_la_demande(demande, le), le, par_lettre=doit_etre_ecrit(demande)
    )
    if palier is None:
        return None
    entree = consigner(
        "demande.echeance_annoncee", demande, par=Systeme(), le=le, palier=palier, echeance=demande.echeance
    )
    Rappel.objects.create(
        demande=demande, depuis=annee_de(demande), palier=palier, echeance=demande.echeance, le=le, entree=entree.pk
    )
    return palier


def _dues(cles: list[int], regles: dict[str, Delais], le: date) -> Iterator[Demande]:
    """Yield the demands of a lot for which something may be due: read together, locked one by one afterwards."""
    communes = dict(Souhait.objects.filter(demande__in=cles).order_by("-ordre").values_list("demande", "commune"))
    dits: dict[tuple[int, date], dict[Palier, date]] = defaultdict(dict)
    for rappel in Rappel.objects.filter(demande__in=cles):
        dits[rappel.demande_id, rappel.depuis][Palier(rappel.palier)] = rappel.le
    for demande in Demande.objects.filter(pk__in=cles).order_by("pk"):
        siens = dits[demande.pk, annee_de(demande)]
        if palier_du(demande.echeance, siens, regles[communes[demande.pk]], le, par_lettre=True):
            yield demande
