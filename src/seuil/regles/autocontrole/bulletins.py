"""The last three payslips: what is missing and what is not expected are said apart (arrêté du 22 décembre 2020)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from seuil.regles.autocontrole.constats import Constat, a_verifier, info
from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.ecriture import mois

EN_TROP: Final = "« %(fichier)s » : %(mois)s n’est pas attendu. Vous pouvez l’envoyer quand même, avec un mot."
DEJA: Final = "« %(fichier)s » : %(mois)s est déjà accepté."
EN_DOUBLE: Final = "« %(fichier)s » : %(mois)s est aussi dans un autre fichier."
RETENU: Final = "« %(fichier)s » : %(mois)s est bien attendu."
NON_LU: Final = "« %(fichier)s » : le mois n’a pas été lu. Une personne le lira."
MANQUE: Final = "Il manque %(mois)s."
MANQUE_OU: Final = "Il manque %(mois)s, ou %(remplace)s si %(mois)s n’est pas encore remis."


@dataclass(frozen=True, slots=True)
class Fenetre:
    """The months that count on a day (each by its first day), newest first.

    `attendus`: the last ones; `en_cours`: the month of the day, which may already be handed; `remplacant` stands for
    the newest while it may not be handed yet, None afterwards.
    """

    attendus: tuple[date, ...]
    en_cours: date
    remplacant: date | None


def fenetre(le: date) -> Fenetre:
    """Return the months of payslips that count on a day."""
    regle = _regle(le)
    en_cours = le.replace(day=1)
    attendus = tuple(ajouter_mois(en_cours, -rang) for rang in range(1, regle["nombre"] + 1))
    remplacant = ajouter_mois(attendus[-1], -1) if le.day <= regle["remis_au_plus_tard_le"] else None
    return Fenetre(attendus, en_cours, remplacant)


def mois_manquants(tenus: Collection[date], le: date) -> tuple[date, ...]:
    """Return the months still to send, newest first; a month that is held is never asked again."""
    vue, tenus = fenetre(le), {premier(un) for un in tenus}
    comptent = tenus & {*vue.attendus, vue.en_cours}
    if vue.remplacant in tenus and vue.attendus[0] not in tenus:
        comptent.add(vue.remplacant)
    reste = len(vue.attendus) - len(comptent)
    return tuple(un for un in vue.attendus if un not in tenus)[: max(0, reste)]


def bulletins(
    mois_lus_par_fichier: Mapping[str, Collection[date]], le: date, deja_acceptes: Collection[date] = ()
) -> tuple[Constat, ...]:
    """Say file by file what is expected and what is not, then what is missing.

    Months are days of that month. A file of two months counts for two; one whose month was not read (a photo) may be
    any of them: nothing is then said to be missing.
    """
    acceptes = {premier(un) for un in deja_acceptes}
    envoyes = {premier(un) for lus in mois_lus_par_fichier.values() for un in lus}
    manquants = _manquants(acceptes | envoyes, le) if all(mois_lus_par_fichier.values()) else ()
    return (*_par_fichier(mois_lus_par_fichier, le, acceptes), *manquants)


def premier(un_jour: date) -> date:
    return un_jour.replace(day=1)


def _par_fichier(
    mois_lus_par_fichier: Mapping[str, Collection[date]], le: date, acceptes: set[date]
) -> Iterator[Constat]:
    vus: set[date] = set()
    attendus = _utiles(le)
    for fichier, lus in mois_lus_par_fichier.items():
        if not lus:
            yield info("MOIS_NON_LU", NON_LU, fichier=fichier)
        for un in sorted({premier(lu) for lu in lus}):
            yield _un_mois(fichier, un, attendus, acceptes, vus)
            vus.add(un)


def _un_mois(fichier: str, un: date, attendus: set[date], acceptes: set[date], vus: set[date]) -> Constat:
    if un in acceptes:
        return info("MOIS_DEJA_ACCEPTE", DEJA, fichier=fichier, mois=mois(un))
    if un in vus:
        return info("MOIS_EN_DOUBLE", EN_DOUBLE, fichier=fichier, mois=mois(un))
    if un in attendus:
        return info("MOIS_ATTENDU", RETENU, fichier=fichier, mois=mois(un))
    return a_verifier("MOIS_EN_TROP", EN_TROP, fichier=fichier, mois=mois(un))


def _utiles(le: date) -> set[date]:
    vue = fenetre(le)
    return {*vue.attendus, vue.en_cours, *([vue.remplacant] if vue.remplacant else [])}


def _manquants(tenus: set[date], le: date) -> Iterator[Constat]:
    vue = fenetre(le)
    for un in mois_manquants(tenus, le):
        if un == vue.attendus[0] and vue.remplacant is not None:
            yield a_verifier("MOIS_MANQUANT", MANQUE_OU, mois=mois(un), remplace=mois(vue.remplacant))
        else:
            yield a_verifier("MOIS_MANQUANT", MANQUE, mois=mois(un))


def _regle(le: date) -> dict[str, Any]:
    regle: dict[str, Any] = bareme("autocontrole", le).contenu["bulletins"]
    return regle
