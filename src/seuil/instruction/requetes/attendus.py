"""The papers that a demand calls for, each with what was sent: the one owner of every counter and list of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from seuil.demandes.faits import est_mineur
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.pieces import SANS_AVIS_FRANCAIS, situation
from seuil.instruction.etats import EN_CHEMIN, Etat, EtatFeuille
from seuil.instruction.lignes import A_ENVOYER, AVIS, EN_VERIFICATION, IDENTITE_DES_MAJEURS, URGENCES, VALENT, Papier
from seuil.instruction.models import Feuille, Piece
from seuil.instruction.nomenclatures import CODES_SENSIBLES
from seuil.regles.pieces import Etape, liste_limitative, pieces_attendues
from seuil.regles.pieces import Piece as PieceDeLaListe

Cle = tuple[str, int | None]


@dataclass(frozen=True)
class Liste:
    """``papiers``: those that are due, and those that were sent; ``autres``: those that may be asked for."""

    papiers: list[Papier]
    autres: list[Papier]

    @property
    def comptes(self) -> Counter[str]:
        """Return how many of the papers are in each state; « Expire » is still accepted."""
        return Counter(papier.etat for papier in self.papiers)

    @property
    def acceptes(self) -> int:
        return sum(papier.etat in VALENT for papier in self.papiers)

    @property
    def a_envoyer(self) -> list[Papier]:
        """Return those that the household still has to send, send again or renew."""
        return [papier for papier in self.papiers if not papier.est_en_main]

    @property
    def premier(self) -> Papier | None:
        """Return what to do first: replace, renew, finish what is begun, then send what is due."""
        a_faire = [papier for papier in (*self.papiers, *self.autres) if papier.etat in URGENCES or papier.est_preparee]
        a_faire.sort(key=lambda papier: URGENCES.index(papier.etat) if papier.etat in URGENCES else len(URGENCES))
        return next(iter([*a_faire, *(papier for papier in self.papiers if papier.etat == A_ENVOYER)]), None)


def liste(demande: Demande, le: date, *, tout_voir: bool = False) -> Liste:
    """Return the papers of a demand as its answers are now; without ``tout_voir``, none tells a protected fact."""
    envoyees = _envoyees(demande)
    attendus = [_joindre(une, personne, envoyees, le) for une, personne in _attendus(demande, le, tout_voir=tout_voir)]
    attendus += _plus_attendus(envoyees, {(papier.code, _de(papier.personne)) for papier in attendus}, le, tout_voir)
    dus = [papier for papier in attendus if papier.piece.obligatoire or papier.acceptee or _est_partie(papier)]
    return Liste(dus, [papier for papier in attendus if papier not in dus])


def papier(demande: Demande, code: str, personne: int | None, le: date, *, tout_voir: bool) -> Papier | None:
    """Return one paper of the list, None when the law does not let it be asked of this household."""
    lue = liste(demande, le, tout_voir=tout_voir)
    tous = (*lue.papiers, *lue.autres)
    return next((un for un in tous if un.code == code and _de(un.personne) == personne), None)


def obligatoires_recues(demande: Demande, le: date) -> tuple[int, int]:
    """Return how many of the mandatory papers of a demand came, and how many are due, protected facts apart."""
    dus = [papier for papier in liste(demande, le).papiers if papier.piece.obligatoire]
    return sum(papier.etat in (*VALENT, EN_VERIFICATION) for papier in dus), len(dus)


def _attendus(demande: Demande, le: date, *, tout_voir: bool) -> Iterator[tuple[PieceDeLaListe, Personne | None]]:
    faits = situation(demande, le, tout_voir=tout_voir)
    personnes = list(demande.personnes.all())
    for etape in Etape:
        for une in pieces_attendues(faits, etape, le):
            if une.code in CODES_SENSIBLES and not tout_voir:
                continue
            yield from ((une, personne) for personne in _pour_qui(une, personnes, le))


def _pour_qui(une: PieceDeLaListe, personnes: list[Personne], le: date) -> Iterable[Personne | None]:
    """Return who brings a paper: each adult where the law says so, one notice for those who share it."""
    majeurs = [
        personne for personne in personnes if personne.naissance <= le and not est_mineur(personne.naissance, le)
    ]
    if une.code == IDENTITE_DES_MAJEURS:
        return [personne for personne in majeurs if personne.lien != Lien.DEMANDEUR]  # its own came first
    if une.code == AVIS:
        return [un for un in majeurs if un.avis_de_id is None and un.sorte_avis not in SANS_AVIS_FRANCAIS]
    return [None]


def _envoyees(demande: Demande) -> dict[Cle, list[Piece]]:
    """Return the papers that stand, by what they answer."""
    envoyees: dict[Cle, list[Piece]] = {}
    sans_leur_contenu = Feuille.objects.select_related("document").defer("document__chiffre")
    feuilles = Prefetch("feuilles", sans_leur_contenu)
    courantes = Piece.objects.courantes().filter(demande=demande).prefetch_related(feuilles)
    for piece in courantes.select_related("personne").defer("constats").order_by("pk"):
        envoyees.setdefault((piece.code, piece.personne_id), []).append(piece)
    return envoyees


def _joindre(une: PieceDeLaListe, personne: Personne | None, envoyees: dict[Cle, list[Piece]], le: date) -> Papier:
    siennes = envoyees.get((une.code, _de(personne)), [])
    en_chemin = next((piece for piece in siennes if piece.etat in EN_CHEMIN), None)
    return Papier(
        piece=une,
        personne=personne,
        le=le,
        acceptee=next((piece for piece in siennes if piece.etat == Etat.ACCEPTEE), None),
        en_chemin=en_chemin,
        feuilles=[f for f in en_chemin.feuilles.all() if f.etat != EtatFeuille.REMPLACEE] if en_chemin else [],
    )


def _plus_attendus(envoyees: dict[Cle, list[Piece]], attendus: set[Cle], le: date, tout_voir: bool) -> list[Papier]:
    """Return what was sent and that the answers no longer call for: it stays in the file."""
    connues = {une.code: une for une in liste_limitative(le)}
    return [
        _joindre(connues[code], siennes[0].personne, envoyees, le)
        for (code, personne), siennes in envoyees.items()
        if (code, personne) not in attendus
        and code in connues
        and (tout_voir or code not in CODES_SENSIBLES)
        and any(piece.etat != Etat.PREPAREE for piece in siennes)
    ]


def _est_partie(papier: Papier) -> bool:
    return papier.en_chemin is not None and papier.en_chemin.etat != Etat.PREPAREE


def _de(personne: Personne | None) -> int | None:
    return personne.pk if personne is not None else None
