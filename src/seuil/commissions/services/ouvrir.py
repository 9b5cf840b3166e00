"""Open a session: who came, who speaks for whom, and whether the quorum is met."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces, faits
from seuil.commissions.models import Membre, Presence, Seance
from seuil.journal.services import consigner
from seuil.regles.commission import SeanceIrreguliere, quorum, verifier_seance
from seuil.regles.verdicts import Verdict
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
    _noter_les_presences(seance, presents, pouvoirs)
    verdict = _verifier(seance)
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


def _noter_les_presences(seance: Seance, presents: list[Membre], pouvoirs: Mapping[Membre, Membre]) -> None:
    if len(set(pouvoirs.values())) < len(pouvoirs):
        raise SeanceImpossible("Un membre porte deux pouvoirs : un seul par membre.")
    seance.presences.all().delete()
    Presence.objects.bulk_create(Presence(seance=seance, membre=membre) for membre in presents)
    Presence.objects.bulk_create(
        Presence(seance=seance, membre=absent, pouvoir_a=porteur) for absent, porteur in pouvoirs.items()
    )


def _verifier(seance: Seance) -> Verdict:
    """Return the verdict on the quorum, once the attendance is known to be regular."""
    feuille, reglement = faits.feuille(seance), faits.reglement(seance)
    try:
        verifier_seance(feuille, reglement)
    except SeanceIrreguliere as irreguliere:
        raise SeanceImpossible(str(irreguliere)) from irreguliere
    verdict = quorum(feuille, reglement)
    if not verdict.est_oui:
        raise SeanceImpossible(verdict.motif)
    return verdict
