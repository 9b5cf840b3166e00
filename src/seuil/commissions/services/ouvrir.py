"""Open a session: who came, who speaks for whom, and whether the quorum is met."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces, faits
from seuil.commissions.models import Membre, Presence, Seance
from seuil.journal.services import consigner
from seuil.regles.commission import SeanceIrreguliere, quorum, verifier_seance
from seuil.socle.droits import exiger


class SeanceImpossible(Exception):
    """The session cannot open or close; the message says which rule stops it."""


@transaction.atomic
def ouvrir(seance: Seance, *, presents: list[Membre], pouvoirs: Mapping[Membre, Membre], par: Agent, le: date) -> None:
    """Record the attendance and open the session (art. R441-9; the quorum is the règlement intérieur's).

    Raises DroitRefuse, PassageInterdit, SeanceImpossible.
    """
    exiger(acces.peut_tenir(par, seance.commission))

    seance = seance.verrouiller()
    seance.passer("ouvrir")
    if len(set(pouvoirs.values())) < len(pouvoirs):
        raise SeanceImpossible("Un membre porte deux pouvoirs : un seul par membre.")
    seance.presences.all().delete()
    Presence.objects.bulk_create(Presence(seance=seance, membre=membre) for membre in presents)
    Presence.objects.bulk_create(
        Presence(seance=seance, membre=absent, pouvoir_a=porteur) for absent, porteur in pouvoirs.items()
    )
    feuille = faits.feuille(seance)
    try:
        verifier_seance(feuille, faits.reglement(seance))
    except SeanceIrreguliere as irreguliere:
        raise SeanceImpossible(str(irreguliere)) from irreguliere
    verdict = quorum(feuille, faits.reglement(seance))
    if not verdict.est_oui:
        raise SeanceImpossible(verdict.motif)
    seance.save(update_fields=["etat"])

    consigner(
        "seance.ouverte",
        seance,
        par=par,
        le=le,
        presents=[str(membre) for membre in presents],
        pouvoirs={str(absent): str(porteur) for absent, porteur in pouvoirs.items()},
        quorum=verdict.motif,
    )
