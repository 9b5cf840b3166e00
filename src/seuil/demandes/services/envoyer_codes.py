"""Write, in a folder, one encrypted letter per household that has no access code: the code is in the letter alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.courriers.contextes import CodeAcces
from seuil.courriers.rendu import chiffrer, pdf
from seuil.demandes.courriers import emetteur, lettre
from seuil.demandes.models import Demande, DemandeQuerySet
from seuil.demandes.services import lettres
from seuil.demandes.services.renouveler_code import attribuer_code

LOT = 50
GABARIT = "code_acces"


@dataclass(frozen=True, slots=True)
class Envoi:
    """How many letters stand in the folder, and the numéros of those that could not be written."""

    ecrites: int = 0
    ratees: list[str] = field(default_factory=list)


def sans_code() -> DemandeQuerySet:
    """Return the living demands whose household cannot sign in."""
    return Demande.objects.actives().filter(code_acces="")


def envoyer_codes(
    demandes: DemandeQuerySet,
    dossier: Path,
    *,
    phrase: str,
    site: str,
    par: Acteur,
    le: date,
    avancer: Callable[[Envoi], None],
) -> Envoi:
    """Give each demand a code and write its letter, which only ``phrase`` opens, lot after lot.

    Raises PhraseDifferente, OSError when the folder takes no more.

    A letter is whole on the disk before its code is: stopped at any point, run again, it writes again those whose code
    was not kept.
    """
    lettres.exiger_la_meme_phrase(dossier, phrase)
    envoi = Envoi()
    for cles in _lots(demandes):
        ecrites: list[Path] = []
        try:
            with transaction.atomic():
                lot = _lot(demandes, cles)
                ratees = _envoyer_un_lot(lot, dossier, ecrites, phrase=phrase, site=site, par=par, le=le)
                lettres.fixer(dossier)
        except BaseException:
            lettres.oter(ecrites)  # their codes were not kept: nobody may post these letters
            raise
        envoi = Envoi(envoi.ecrites + len(ecrites), envoi.ratees + ratees)
        avancer(envoi)
    return envoi


def _envoyer_un_lot(
    lot: DemandeQuerySet, dossier: Path, ecrites: list[Path], *, phrase: str, site: str, par: Acteur, le: date
) -> list[str]:
    """Write the letters of a lot, each path added to ``ecrites``; return the numéros of those that cannot be made."""
    ratees = []
    for demande in lot:
        try:
            with transaction.atomic():
                code = attribuer_code(demande, par=par, le=le)
                contenu = chiffrer(pdf(GABARIT, _contexte(demande, code, site=site, le=le)), phrase)
        except OSError:
            raise
        except Exception:  # whatever the letter is made of: the next household waits for its own
            ratees.append(demande.numero_unique)
            continue
        ecrites.append(lettres.chemin(dossier, demande.numero_unique))
        lettres.ecrire(ecrites[-1], contenu)
    return ratees


def _contexte(demande: Demande, code: str, *, site: str, le: date) -> CodeAcces:
    guichet = demande.guichet
    commun = lettre(demande, emetteur(guichet.organisme, guichet), le=le)
    guichets = [guichet.nom, guichet.adresse] if guichet.enregistre and guichet.adresse else []
    return CodeAcces(**commun, code=code, site=site, guichets=guichets)


def _lots(demandes: DemandeQuerySet) -> Iterator[list[int]]:
    derniere = 0
    while cles := list(demandes.filter(pk__gt=derniere).order_by("pk").values_list("pk", flat=True)[:LOT]):
        yield cles
        derniere = cles[-1]


def _lot(demandes: DemandeQuerySet, cles: list[int]) -> DemandeQuerySet:
    verrouillees = demandes.verrouiller().filter(pk__in=cles).order_by("pk")
    return verrouillees.select_related("commune", "guichet__organisme").prefetch_related("personnes")
