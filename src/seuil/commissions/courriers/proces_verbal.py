"""The minutes of a session (art. R441-9; law-complements §3.2): numbers and initials, never a name of candidate."""

from datetime import time
from typing import Any

from seuil.commissions import faits
from seuil.commissions.courriers.mots import heure_ecrite, numero_ecrit
from seuil.commissions.courriers.points import point_ecrit
from seuil.commissions.models import Seance
from seuil.courriers.contextes import Membre as MembreEcrit
from seuil.courriers.contextes import Paire, PointDuProcesVerbal, ProcesVerbal
from seuil.regles.commission import portee_de_la_voix
from seuil.socle.design.mesures import date_longue

PRESIDENT, A_SA_PLACE = "{nom}, qui préside la commission", "{nom}, qui préside la séance à la place de {president}"


def proces_verbal(seance: Seance, empreinte: str) -> ProcesVerbal:
    """Return the minutes of a session, as it was held."""
    ouverture = faits.quorum_a_l_ouverture(seance)
    return ProcesVerbal(
        date=(seance.close_le or seance.le).isoformat(),
        organisme=seance.commission.bailleur.nom,
        numero=numero_ecrit(seance),
        seance_le=date_longue(seance.le),
        convocation=_convocation(seance),
        ouverture=heure_ecrite(seance.ouverte_a),
        cloture=_cloture(seance),
        lieu=seance.lieu,
        presidence=_presidence(seance),
        reglement=seance.commission.reglement,
        membres=_membres(seance),
        mouvements=_mouvements(seance),
        quorum_atteint=ouverture.est_oui,
        quorum=ouverture.motif,
        points=_points(seance),
        signataires=[f"{seance.preside_par}, présidence de la séance"],
        empreinte=empreinte,
    )


def _points(seance: Seance) -> list[PointDuProcesVerbal]:
    lus = seance.points.select_related("vacance__reservataire", "seance__commission")
    return [point_ecrit(point) for point in lus]


def _mouvements(seance: Seance) -> list[Paire]:
    """Return who came, who left, who took the chair after the opening, in the order of the hours."""
    dits = [
        (mouvement.a, f"{mouvement.membre} {'arrive' if mouvement.est_arrivee else 'part'}")
        for mouvement in seance.mouvements.select_related("membre")
    ]
    dits += [(time.fromisoformat(a), f"{nom} préside la suite de la séance") for a, nom in seance.presidences]
    return [(heure_ecrite(a), dit) for a, dit in sorted(dits, key=lambda connu: connu[0])]


def _convocation(seance: Seance) -> str:
    a = f" à {heure_ecrite(seance.heure)}" if seance.heure else ""
    return f"pour le {date_longue(seance.le)}{a}"


def _cloture(seance: Seance) -> str:
    heure = heure_ecrite(seance.close_a)
    if seance.close_le and seance.close_le != seance.le:
        return f"{heure}, le {date_longue(seance.close_le)}"
    return heure


def _presidence(seance: Seance) -> str:
    preside = seance.preside_par
    president = next((membre for membre in faits.membres(seance) if membre.est_president), None)
    dit = A_SA_PLACE if president and president != preside else PRESIDENT
    return dit.format(nom=preside, president=president)


def _membres(seance: Seance) -> list[MembreEcrit]:
    """Return every seat: who came, who was represented, who did not come."""
    presences = {presence.membre_id: presence for presence in seance.presences.select_related("pouvoir_a")}
    entres = {mouvement.membre_id for mouvement in seance.mouvements.all() if mouvement.est_arrivee}
    return [
        MembreEcrit(
            nom=membre.nom,
            qualite=membre.get_qualite_display(),
            presence=_presence(presences.get(membre.pk), arrive=membre.pk in entres),
            voix=portee_de_la_voix(faits.membre(membre).qualite),
        )
        for membre in faits.membres(seance)
    ]


def _presence(presence: Any, *, arrive: bool) -> str:
    if presence is None:
        return "présent en cours de séance" if arrive else "absent"
    if presence.pouvoir_a is None:
        return "présent"
    return f"pouvoir à {presence.pouvoir_a}" + (", puis présent" if arrive else "")
