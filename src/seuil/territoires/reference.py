"""Real reference data: the map of France from the law's own table, the territories from their files."""

import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from seuil.regles.motifs_pieces import motifs_de_piece
from seuil.regles.numero_unique import TERRITOIRE_ILE_DE_FRANCE, NumeroInvalide, territoire_du_departement
from seuil.regles.textes import TableIllisible
from seuil.regles.zonage import Commune as LigneCommune
from seuil.regles.zonage import communes
from seuil.territoires.models import Commune, Departement, Epci, Localite, Region, Ressort, Territoire
from seuil.territoires.nomenclatures import A_L_EXPLOITANT, fautes
from seuil.territoires.requetes.ecriture import cle_de_lieu

DONNEES = Path(__file__).parent / "donnees"


class TerritoireInvalide(ValueError):
    """The file of a territory holds a parameter that nothing reads, or a value of another nature."""


def tables() -> Iterator[dict[str, Any]]:
    """Yield the content of each territory's file."""
    for chemin in sorted((DONNEES / "territoires").glob("*.toml")):
        yield tomllib.loads(chemin.read_text(encoding="utf-8"))


def charger(le: date) -> str:
    """Load the map and the territories; say what is there."""
    nombre = charger_carte()
    charger_territoires()
    return f"{nombre} communes, {Territoire.objects.count()} territoires"


@transaction.atomic
def charger_carte() -> int:
    """Load régions, départements, EPCI and communes once; return how many communes there are."""
    if Commune.objects.exists():
        return Commune.objects.count()
    Region.objects.bulk_create(Region(ligne["code"], ligne["nom"]) for ligne in _lire("regions_2026.csv"))
    lignes = [ligne for ligne in communes() if ligne.codes_postaux]  # nobody lives in the others
    habites = {ligne.dep for ligne in lignes}
    _charger_departements([ligne for ligne in _lire("departements_2026.csv") if ligne["code"] in habites])
    Epci.objects.bulk_create(Epci(ligne["code"], ligne["nom"], ligne["type"]) for ligne in _lire("epci_2026.csv"))
    sirens = set(Epci.objects.values_list("pk", flat=True))
    chargees = Commune.objects.bulk_create((_commune(ligne, sirens) for ligne in lignes), batch_size=5_000)
    Localite.objects.bulk_create(_localites(chargees), batch_size=5_000)
    return len(chargees)


@transaction.atomic
def charger_territoires() -> None:
    """Create or update the territories."""
    for table in tables():
        _verifier(table)
        Territoire.objects.update_or_create(
            code=table["code"],
            defaults={
                "nom": table["nom"],
                "nom_court": table["nom_court"],
                "source": table["source"],
                "ressort_id": ressort_de(table["departement"]),
                "epci_id": table.get("epci"),
                "commune_id": table.get("commune"),
                "parametres": _notes(table["code"]) | table["parametres"],
                "motifs_pieces": table.get("motifs_pieces", {}),
            },
        )


def _verifier(table: dict[str, Any]) -> None:
    """Raise TerritoireInvalide for what nothing reads, or for a reason that says nothing to the household."""
    if refus := fautes(table["parametres"]):
        raise TerritoireInvalide(f"{table['code']} : {', '.join(refus)}")
    try:
        motifs_de_piece(date.max, table.get("motifs_pieces"))
    except TableIllisible as faute:
        raise TerritoireInvalide(f"{table['code']} : {faute}") from faute


def ressort_de(departement: str) -> str:
    """Return the three characters of a département's ressort, "" for a collectivity without numéro unique."""
    try:
        return territoire_du_departement(departement)
    except NumeroInvalide:
        return ""


def _notes(code: str) -> dict[str, Any]:
    """Return the addresses that the operator typed for a territory."""
    parametres = Territoire.objects.filter(code=code).values_list("parametres", flat=True).first() or {}
    return {nom: valeur for nom, valeur in parametres.items() if nom in A_L_EXPLOITANT}


def _charger_departements(lignes: list[dict[str, str]]) -> None:
    noms = {ressort_de(ligne["code"]): ligne["nom"] for ligne in lignes} | {TERRITOIRE_ILE_DE_FRANCE: "Île-de-France"}
    Ressort.objects.bulk_create(Ressort(str(code), nom) for code, nom in noms.items() if code)
    Departement.objects.bulk_create(
        Departement(
            code=ligne["code"], nom=ligne["nom"], region_id=ligne["reg"], ressort_id=ressort_de(ligne["code"]) or None
        )
        for ligne in lignes
    )


def _localites(communes_du_jour: list[Commune]) -> Iterator[Localite]:
    """Yield the names of today, then the former names of the communes they have become."""
    par_code = {commune.pk: commune for commune in communes_du_jour}
    for commune in communes_du_jour:
        yield _localite(commune, commune.nom, Localite.Sorte.ACTUELLE, annee=None)
    for ligne in _lire("anciens_noms.csv"):
        annee = int(ligne["annee"]) if ligne["annee"] else None
        yield _localite(par_code[ligne["actuel"]], ligne["nom"], ligne["sorte"], annee=annee)


def _localite(commune: Commune, nom: str, sorte: str, *, annee: int | None) -> Localite:
    return Localite(
        nom=nom,
        cle=cle_de_lieu(nom),
        commune=commune,
        sorte=sorte,
        annee=annee,
        population=commune.population,
        ressort_id=ressort_de(commune.departement_id) or None,
    )


def _commune(ligne: LigneCommune, sirens: set[str]) -> Commune:
    return Commune(
        code=ligne.code,
        nom=ligne.nom.replace("'", "’"),
        departement_id=ligne.dep,
        commune_parent=ligne.commune_parent,
        epci_id=ligne.epci if ligne.epci in sirens else None,
        codes_postaux=" ".join(ligne.codes_postaux),
        population=ligne.pop_totale or 0,
        zone_abc=ligne.zone_abc,
    )


def _lire(fichier: str) -> list[dict[str, str]]:
    with (DONNEES / fichier).open(encoding="utf-8") as ouvert:
        return list(csv.DictReader(ouvert))
