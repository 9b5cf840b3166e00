"""What any document says of itself: its age, whose it is, its pages, whether it can be read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from seuil.regles.autocontrole.constats import Constat, a_verifier, info
from seuil.regles.baremes import bareme
from seuil.regles.ecriture import jour, mots_nus
from seuil.regles.pieces import Piece, encore_valable
from seuil.regles.verdicts import Reponse

SANS_DATE: Final = "La date du document n’a pas été lue : %(mois)s mois au plus."
A_VENIR: Final = "Le document porte une date à venir : %(le)s."
ANCIEN: Final = "Le document est du %(le)s : il a plus de %(mois)s mois."
RECENT: Final = "Le document est du %(le)s : il a moins de %(mois)s mois."
AUTRE_ANNEE: Final = "L’avis porte sur les revenus de %(lue)s. Celui des revenus de %(attendue)s est attendu."
AUTRE_NOM: Final = "Le document est au nom de %(lu)s, qui n’est pas dans la demande."
NOM_RECONNU: Final = "Le document est au nom de %(lu)s."
NOM_NON_LU: Final = "Aucun nom n’a été lu sur le document."
MANQUE: Final = "Il manque %(pages)s sur %(total)s."
EN_TROP: Final = "Plus que prévu : %(pages)s, pour un document de %(total)s."
FLOUE: Final = "La photo paraît floue. Reprenez-la à plat, près d’une fenêtre."
MOTS_D_UN_NOM: Final = 2  # a name alone is shared by a whole family
PETITE: Final = "La photo est petite : le texte risque de ne pas se lire."


def constater_l_age(piece: Piece, datee_du: date | None, le: date) -> tuple[Constat, ...]:
    """Say whether a document is recent enough for the list; nothing when the list gives no age."""
    if piece.validite_mois is None:
        return ()
    mois = str(piece.validite_mois)
    if datee_du is None:
        return (info("DATE_NON_LUE", SANS_DATE, mois=mois),)
    if datee_du > le:
        return (a_verifier("DATE_A_VENIR", A_VENIR, le=jour(datee_du)),)
    if encore_valable(piece, datee_du, le).reponse is Reponse.OUI:
        return (info("RECENT", RECENT, le=jour(datee_du), mois=mois),)
    return (a_verifier("TROP_ANCIEN", ANCIEN, le=jour(datee_du), mois=mois),)


def constater_l_annee(lue: int | None, attendue: int) -> tuple[Constat, ...]:
    """Say whether a notice is on the incomes of another year than the one awaited; nothing when it was not read."""
    if lue is None or lue == attendue:
        return ()
    return (a_verifier("AUTRE_ANNEE", AUTRE_ANNEE, lue=str(lue), attendue=str(attendue)),)


def constater_le_nom(lu: str, attendus: Collection[str]) -> Constat:
    """Say whether the name read is one of the demand's; an unread one says nothing against anybody."""
    if not lu.strip():
        return info("NOM_NON_LU", NOM_NON_LU)
    if any(est_le_meme_nom(lu, attendu) for attendu in attendus):
        return info("NOM_RECONNU", NOM_RECONNU, lu=lu.strip())
    return a_verifier("AUTRE_NOM", AUTRE_NOM, lu=lu.strip())


def est_le_meme_nom(lu: str, attendu: str) -> bool:
    """Say whether two names are of the same person: the words of the shorter one are all in the other."""
    un, autre = set(mots_nus(lu).split()), set(mots_nus(attendu).split())
    court, long = sorted((un, autre), key=len)
    return bool(court) and court <= long and len(court) >= min(len(long), MOTS_D_UN_NOM)


def constater_les_pages(lues: Collection[int], total: int | None) -> tuple[Constat, ...]:
    """Say which pages are missing, and apart which are in excess, for a document that says how many it has."""
    if total is None or total < 1:
        return ()
    manquent = sorted(set(range(1, total + 1)) - set(lues))
    en_trop = sorted(page for page in lues if not 1 <= page <= total)
    constats = []
    if manquent:
        constats.append(a_verifier("PAGE_MANQUANTE", MANQUE, pages=_pages(manquent), total=str(total)))
    if en_trop:
        constats.append(info("PAGE_EN_TROP", EN_TROP, pages=_pages(en_trop), total=_combien(total)))
    return tuple(constats)


def constater_la_lisibilite(nettete: float | None, petit_cote: int | None, le: date) -> tuple[Constat, ...]:
    """Say whether a photo can be read, from the measures of the page; nothing when nothing was measured."""
    seuils = bareme("autocontrole", le).contenu["lisibilite"]
    constats = []
    if nettete is not None and nettete < seuils["nettete_minimale"]:
        constats.append(a_verifier("FLOUE", FLOUE))
    if petit_cote is not None and petit_cote < seuils["petit_cote_minimal"]:
        constats.append(a_verifier("PETITE", PETITE))
    return tuple(constats)


def _pages(rangs: list[int]) -> str:
    nombres = [str(rang) for rang in rangs]
    if len(nombres) == 1:
        return f"la page {nombres[0]}"
    return f"les pages {', '.join(nombres[:-1])} et {nombres[-1]}"


def _combien(total: int) -> str:
    return f"{total} {'page' if total == 1 else 'pages'}"
