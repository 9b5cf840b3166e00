"""Open a session: on its day, with who came, who speaks for whom, who presides, and the quorum."""

from collections.abc import Mapping
from datetime import date, time

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces, faits
from seuil.commissions.models import Membre, Point, Presence, Seance
from seuil.journal.services import consigner
from seuil.regles.commission import peut_presider, quorum
from seuil.regles.presences import SeanceIrreguliere, verifier_les_voix_confiees, verifier_seance
from seuil.regles.verdicts import Verdict
from seuil.socle.droits import exiger
from seuil.socle.horloge import heure_qu_il_est


class SeanceImpossible(Exception):
    """The session cannot go on; the message says which rule stops it, ``point`` on which dwelling, ``champ`` where."""

    def __init__(self, motif: str, *, point: Point | None = None, champ: str = "") -> None:
        self.motif, self.point, self.champ = motif, point, champ
        super().__init__(motif)


@transaction.atomic
def ouvrir(
    seance: Seance,
    *,
    presents: list[Membre],
    pouvoirs: Mapping[Membre, Membre],
    par: Agent,
    le: date,
    a: time | None = None,
    preside_par: Membre | None = None,
) -> None:
    """Record the attendance and open the session (art. R441-9; quorum and proxies are the règlement intérieur's).

    The president of the commission presides when here, otherwise the designated member named. Raises DroitRefuse,
    PassageInterdit, SeanceImpossible.
    """
    exiger(acces.peut_tenir(par, seance.commission))

    seance = seance.verrouiller()
    seance.passer("ouvrir")
    _verifier_le_jour(seance, le)
    _verifier_les_sieges(seance, [*presents, *pouvoirs, *pouvoirs.values()])
    _noter_les_presences(seance, presents, pouvoirs)
    verdict = _verifier(seance)
    seance.ouverte_a = a or heure_qu_il_est()
    seance.preside_par = preside_par or _president(presents)
    verifier_le_president(seance)
    seance.save(update_fields=["etat", "ouverte_a", "preside_par"])

    consigner(
        "seance.ouverte",
        seance,
        par=par,
        le=le,
        a=seance.ouverte_a,
        preside_par=str(seance.preside_par),
        presents=[str(membre) for membre in presents],
        pouvoirs={str(absent): str(porteur) for absent, porteur in pouvoirs.items()},
        quorum=verdict.motif,
    )


def verifier_le_president(seance: Seance) -> None:
    """Refuse a session that nobody may preside. Raises SeanceImpossible."""
    if seance.preside_par is None:
        raise SeanceImpossible(
            "Le président de la commission n’est pas là : dites quel membre désigné préside.", champ="preside_par"
        )
    verdict = peut_presider(faits.membre(seance.preside_par), faits.feuille(seance))
    if not verdict.est_oui:
        raise SeanceImpossible(verdict.motif, champ="preside_par")


def _verifier_le_jour(seance: Seance, le: date) -> None:
    if seance.le == le:
        return
    quand = "s’ouvrira ce jour-là" if seance.le > le else "ne s’est pas ouverte ce jour-là"
    raise SeanceImpossible(
        f"La séance est convoquée pour le {seance.le:%d/%m/%Y} et {quand}. Nous sommes le {le:%d/%m/%Y} : "
        "changez son jour, avec la raison, ou annulez-la."
    )


def _verifier_les_sieges(seance: Seance, nommes: list[Membre]) -> None:
    """Refuse who has no seat that day: of another commission, or withdrawn from this one."""
    siegent = faits.membres(seance)
    for membre in nommes:
        if membre not in siegent:
            raise SeanceImpossible(f"{membre} ne siège pas dans cette commission ce jour-là.")


def _president(presents: list[Membre]) -> Membre | None:
    return next((membre for membre in presents if membre.est_president), None)


def _noter_les_presences(seance: Seance, presents: list[Membre], pouvoirs: Mapping[Membre, Membre]) -> None:
    seance.presences.all().delete()
    Presence.objects.bulk_create(Presence(seance=seance, membre=membre) for membre in presents)
    Presence.objects.bulk_create(
        Presence(seance=seance, membre=absent, pouvoir_a=porteur) for absent, porteur in pouvoirs.items()
    )


def _verifier(seance: Seance) -> Verdict:
    """Return the verdict on the quorum, once the attendance is known to be regular."""
    feuille, reglement = faits.feuille(seance), faits.reglement(seance.commission, seance.le)
    try:
        verifier_seance(feuille, reglement)
        verifier_les_voix_confiees(feuille, reglement)
    except SeanceIrreguliere as irreguliere:
        raise SeanceImpossible(str(irreguliere)) from irreguliere
    verdict = quorum(feuille, reglement)
    if not verdict.est_oui:
        raise SeanceImpossible(verdict.motif)
    return verdict
