"""Say in time that proofs end: soon, then to renew, then past. Each is told once, whatever night was missed."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande, FaitEtabli
from seuil.journal.services import consigner
from seuil.regles.preuves import EtatDePreuve, bientot_jours

VERBES: Final = {
    EtatDePreuve.BIENTOT: "demande.preuve_bientot_finie",
    EtatDePreuve.A_RENOUVELER: "demande.preuve_a_renouveler",
    EtatDePreuve.PERIMEE: "demande.preuve_finie",
}


@transaction.atomic
def annoncer_les_fins(*, le: date) -> int:
    """Tell the households whose proofs changed state; return how many facts were said."""
    finissent = (
        FaitEtabli.objects.tenus()
        .filter(au__lte=le + timedelta(days=bientot_jours(le)), demande__etat__in=EN_COURS)
        .exclude(dit=EtatDePreuve.PERIMEE)
    )  # nothing is left to say of these
    faits_dits = 0
    rangees = finissent.select_related("demande").order_by("demande_id", "pk")
    for _, preuves in groupby(rangees, key=lambda lu: lu.demande_id):
        siennes = list(preuves)
        faits_dits += _dire(siennes[0].demande, siennes, le)
    return faits_dits


def _dire(demande: Demande, preuves: list[FaitEtabli], le: date) -> int:
    """Consign one fact per state that was not told yet."""
    par_etat: dict[EtatDePreuve, list[FaitEtabli]] = defaultdict(list)
    for preuve in preuves:
        etat = preuve.etat(le)
        if etat in VERBES and preuve.dit != etat:
            par_etat[etat].append(preuve)
    for etat, siennes in par_etat.items():
        FaitEtabli.objects.filter(pk__in=[preuve.pk for preuve in siennes]).update(dit=etat)
        consigner(VERBES[etat], demande, par=Systeme(), le=le, preuves=[preuve.pk for preuve in siennes])
    return len(par_etat)
