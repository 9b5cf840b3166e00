"""The list as a file: CSV as it is read, XLSX once it is whole. No cell is ever a formula."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any, Final

from xlsxwriter import Workbook

from seuil.gestion.liste.lignes import Ligne
from seuil.regles.ecriture import compte, jour
from seuil.socle.tableur import sans_formule

ENTETE: Final = (
    *("Numéro unique", "Demandeur", "Reçue le", "Fin de validité", "Personnes", "Types", "Communes souhaitées"),
    *("Points", "dont prouvés", "Priorité", "État"),
)
LIGNES_D_UNE_FEUILLE: Final = 1_048_576  # of an XLSX file (ECMA-376); what is written lower is lost
SUR_DISQUE: Final = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
Cellule = str | int


def csv_par_lots(lots: Iterable[list[Ligne]]) -> Iterator[bytes]:
    """Yield the file lot after lot; its last row says how many demands it holds: without it, the file was cut."""
    yield ("\ufeff" + _en_csv([ENTETE])).encode()
    ecrites = 0
    for lot in lots:
        yield _en_csv(map(cellules, lot)).encode()
        ecrites += len(lot)
    yield _en_csv([[_fin(ecrites)]]).encode()


def xlsx(lots: Iterable[list[Ligne]]) -> IO[bytes]:
    """Return the whole file, on the disk: a failure leaves none. The caller closes it, which removes it."""
    fichier = TemporaryFile()  # noqa: SIM115 - the answer closes it once it is sent
    try:
        with TemporaryDirectory() as feuilles:  # each sheet waits there, in clear, for the end
            classeur = Workbook(fichier, {**SUR_DISQUE, "tmpdir": feuilles})
            _remplir(classeur, lots)
            classeur.close()
        fichier.seek(0)
    except BaseException:
        fichier.close()
        raise
    return fichier


def cellules(ligne: Ligne) -> list[Cellule]:
    """Return the cells of a demand: numbers, and words that no spreadsheet runs."""
    demande = ligne.demande
    dites: list[Cellule | None] = [
        *(ligne.numero, ligne.nom, jour(ligne.recue_le), jour(demande.echeance), ligne.personnes, ligne.types),
        *(ligne.communes, ligne.points, ligne.prouves, ligne.priorite, ligne.etat),
    ]
    return [sans_formule(dite) if isinstance(dite, str) else "" if dite is None else dite for dite in dites]


def _remplir(classeur: Workbook, lots: Iterable[list[Ligne]]) -> None:
    """Write a sheet, then others where one is full; the last row of the last one says how many demands there are."""
    ecrites, rang, feuille = 0, 0, _feuille(classeur, "Demandes")
    for ligne in chain.from_iterable(lots):
        if rang + 2 == LIGNES_D_UNE_FEUILLE:  # a place is kept for the last row
            rang, feuille = 0, _feuille(classeur, f"Suite {len(classeur.worksheets())}")
        ecrites, rang = ecrites + 1, rang + 1
        _ecrire(feuille, rang, cellules(ligne))
    _ecrire(feuille, rang + 1, [_fin(ecrites)])


def _feuille(classeur: Workbook, nom: str) -> Any:
    feuille = classeur.add_worksheet(nom)
    feuille.freeze_panes(1, 0)
    _ecrire(feuille, 0, ENTETE)
    return feuille


def _ecrire(feuille: Any, rang: int, rangee: Iterable[Cellule]) -> None:
    for colonne, cellule in enumerate(rangee):
        if isinstance(cellule, str):
            feuille.write_string(rang, colonne, cellule)
        else:
            feuille.write_number(rang, colonne, cellule)


def _en_csv(rangees: Iterable[Iterable[Cellule]]) -> str:
    texte = StringIO()
    csv.writer(texte, delimiter=";").writerows(rangees)
    return texte.getvalue()


def _fin(lignes: int) -> str:
    return f"Fin de la liste : {compte(lignes, 'demande', 'demandes')}"
