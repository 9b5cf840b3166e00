"""The attendance sheet of a commission: who cannot be on it, which proxies cannot stand (R441-9, its règlement)."""

from __future__ import annotations

from seuil.regles.commission import Membre, Qualite, Reglement, Seance, peut_deliberer
from seuil.regles.ecriture import compte
from seuil.regles.saisie import citer


class SeanceIrreguliere(ValueError):
    """The attendance sheet cannot be; the message names the member at fault."""


def verifier_seance(seance: Seance, reglement: Reglement) -> None:
    """Raise SeanceIrreguliere for a stranger, a duplicate, a proxy of someone present or one proxy too many."""
    membres = {membre.code: membre for membre in seance.membres}
    codes = [membre.code for membre in seance.membres]
    for code in codes:
        if codes.count(code) > 1:
            raise SeanceIrreguliere(f"Le membre {membres[code]} figure deux fois dans la commission.")
    for code in (*sorted(seance.presents), *seance.pouvoirs, *seance.pouvoirs.values()):
        if code not in codes:
            raise SeanceIrreguliere(f"{citer(code)} n’est pas membre de la commission.")
    for absent, mandataire in seance.pouvoirs.items():
        _verifier_pouvoir(seance, membres[absent], membres[mandataire], reglement)


def verifier_les_voix_confiees(seance: Seance, reglement: Reglement) -> None:
    """Raise SeanceIrreguliere for a proxy that would be worth nothing, or that the règlement does not admit.

    Counting ignores such a proxy; whoever records it must be told, for the member believes that their vote counts.
    """
    membres = {membre.code: membre for membre in seance.membres}
    for absent, mandataire in seance.pouvoirs.items():
        _verifier_la_voix(membres[absent], membres[mandataire], reglement)


def _verifier_pouvoir(seance: Seance, absent: Membre, mandataire: Membre, reglement: Reglement) -> None:
    if absent.code in seance.presents:
        raise SeanceIrreguliere(f"{absent} est présent : son pouvoir ne sert pas.")
    if mandataire.code not in seance.presents:
        raise SeanceIrreguliere(f"{mandataire} est absent : il ne peut pas porter le pouvoir de {absent}.")
    portes = sum(porteur == mandataire.code for porteur in seance.pouvoirs.values())
    if portes > reglement.pouvoirs_par_membre:
        maximum = compte(reglement.pouvoirs_par_membre, "pouvoir", "pouvoirs")
        raise SeanceIrreguliere(f"{mandataire} porte {portes} pouvoirs : {maximum} au plus.")


def _verifier_la_voix(absent: Membre, mandataire: Membre, reglement: Reglement) -> None:
    if not peut_deliberer(absent.qualite):
        raise SeanceIrreguliere(f"{absent} a une voix consultative : il n’a pas de vote à confier.")
    if not peut_deliberer(mandataire.qualite):
        raise SeanceIrreguliere(
            f"{mandataire} a une voix consultative et ne vote pas : le pouvoir de {absent} serait sans effet. "
            "Confiez-le à un membre qui vote."
        )
    entre_designes = absent.qualite is mandataire.qualite is Qualite.DESIGNE
    if reglement.pouvoirs_entre_designes and not entre_designes:
        raise SeanceIrreguliere(
            f"Le pouvoir de {absent} à {mandataire} : le règlement intérieur n’admet de pouvoir "
            "qu’entre membres désignés par le conseil."
        )
