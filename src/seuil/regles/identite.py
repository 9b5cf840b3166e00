"""A name or a birth that changes is read a second time: who may read it, and what waits meanwhile."""

from datetime import date
from typing import Final

from seuil.regles.calendrier import ajouter_jours
from seuil.regles.delais import Delais
from seuil.regles.ecriture import jour
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, non, oui

USAGE: Final = Texte("seconde lecture d’une identité", Certitude.CHOIX)


def gelee_jusqu_au(demandee_le: date, regles: Delais) -> date:
    """Return the last day on which a change of identity asked on that day keeps the demand from being chosen."""
    return ajouter_jours(demandee_le, regles.gel_identite_jours)


def relire_seul_des_le(demandee_le: date, regles: Delais) -> date:
    """Return the first day when the only agent of a desk may confirm what it asked itself."""
    return ajouter_jours(demandee_le, regles.relecture_seul_jours)


def juger_le_gel(jusqu_au: date | None, *, le: date) -> Verdict:
    """Say whether a demand may be put forward, decided on or offered a dwelling: no while an identity is being read."""
    if jusqu_au is None or le > jusqu_au:
        return oui("Aucun changement de nom ou de naissance à relire.", texte=USAGE)
    return non(
        f"Un nom ou une naissance change : un agent doit le relire. L’attribution attend, au plus tard jusqu’au "
        f"{jour(jusqu_au)}.",
        texte=USAGE,
    )


def juger_la_relecture(
    demandee_le: date, regles: Delais, *, est_la_meme_personne: bool, est_seule: bool, le: date
) -> Verdict:
    """Say whether an agent may confirm a change of identity: another person, or later the only one of its organism."""
    if not est_la_meme_personne:
        return oui("Relu par une autre personne.", texte=USAGE)
    if not est_seule:
        return non("Vous avez demandé ce changement : un autre agent le relit.", texte=USAGE)
    des_le = relire_seul_des_le(demandee_le, regles)
    if le < des_le:
        return non(
            "Vous avez demandé ce changement. Un autre organisme peut le relire, ou vous-même à partir du "
            f"{jour(des_le)}.",
            texte=USAGE,
        )
    return oui("Relu plus tard par la même personne, seule à son guichet.", texte=USAGE)
