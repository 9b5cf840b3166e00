"""Take in a file by COPY, every row checked, beside Django's `bulk_create` of the same demands, not checked."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction

from seuil.demandes.controle.identites import Identite
from seuil.demandes.controle.indices import indices
from seuil.demandes.models import Demande, Personne, Souhait, Titulaire
from seuil.importations.services import importer
from seuil.importations.services.forme import PERSONNE, SIMPLES
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.delais import delais
from seuil.socle.cle import cle
from seuil.territoires.models import Commune
from tests.charge.banc import Banc
from tests.charge.demandes_inventees import demandes_inventees
from tests.charge.population import LE

PAR_COPY, LOT_COPY, PAR_BULK, LOT_BULK, COMPAREES, TOURS = 40_000, 20_000, 4_000, 1_000, 500, 2
PREMIERE = 10_000  # rank of the first: after the numbers that the demonstration gives
VERS = {"guichet": "guichet_id", "commune": "commune_id", "commune_travail": "commune_travail_id"}
COMPARES = (
    "numero_unique",
    "ressort",
    "echeance",
    "motifs",
    "situations",
    "types",
    "loyer_maximum",
    "demande_elargie",
    "personnes__ordre",
    "personnes__prenom",
    "personnes__naissance",
    "personnes__commune_travail",
    "personnes__rfr_n1",
    "souhaits__commune",
    "souhaits__ordre",
    "titulaires__cle",
    "titulaires__naissance",
    "titulaires__rang",
)
Lignes = list[dict[str, Any]]


def mesurer_l_import(banc: Banc) -> None:
    """Note demands per second of both, on the tables as they are: first the same rows from both, then turns about."""
    communes = list(Commune.objects.filter(departement="60").order_by("pk").values_list("pk", flat=True))
    with tempfile.TemporaryDirectory() as dossier:
        _comparer(Path(dossier) / "compare.parquet", communes)
        par_copy, par_bulk, depuis = list[float](), list[float](), PREMIERE + COMPAREES
        for tour in range(TOURS):
            chemin = Path(dossier) / f"{tour}.parquet"
            demandes_inventees(PAR_COPY, depuis=depuis, communes=communes).write_parquet(chemin)
            lignes = demandes_inventees(PAR_BULK, depuis=depuis + PAR_COPY, communes=communes).to_dicts()
            depuis += PAR_COPY + PAR_BULK
            par_copy.append(_chronometrer(lambda chemin=chemin: _importer(chemin)))  # type: ignore[misc]
            par_bulk.append(_chronometrer(lambda lignes=lignes: _creer(lignes)))  # type: ignore[misc]
    copy, bulk = statistics.median(par_copy), statistics.median(par_bulk)
    banc.garder("import", {f"{PAR_COPY} demandes vérifiées": copy, f"bulk_create de {PAR_BULK} demandes": bulk})
    haut, bas = PAR_COPY / copy, PAR_BULK / bulk
    note = f"{haut:.0f} et {bas:.0f} demandes par seconde"
    banc.noter("import vérifié par COPY ÷ bulk_create, demandes par seconde", haut, bas, "≥ 25", note)


def _comparer(chemin: Path, communes: list[str]) -> None:
    """Assert that both write the same rows; nothing is kept of them."""
    demandes = demandes_inventees(COMPAREES, depuis=PREMIERE, communes=communes)
    demandes.write_parquet(chemin)
    par_copy = _defaire(lambda: _importer(chemin))
    par_bulk = _defaire(lambda: _creer(demandes.to_dicts()))
    assert par_copy == par_bulk
    assert len({ligne[0] for ligne in par_copy}) == COMPAREES


def _defaire(acte: Callable[[], None]) -> list[tuple[Any, ...]]:
    with transaction.atomic():
        acte()
        ecrites = Demande.objects.filter(mel__startswith="fictif", adresse__endswith="rue des Exemples")
        lues = sorted(ecrites.values_list(*COMPARES), key=repr)
        transaction.set_rollback(True)
    return lues


def _chronometrer(acte: Callable[[], None]) -> float:
    debut = time.perf_counter()
    acte()
    return time.perf_counter() - debut


def _importer(chemin: Path) -> None:
    faite = importer(chemin, lot=LOT_COPY, le=LE, avancer=lambda importation, nombre: None)
    assert faite.importees == faite.lues, chemin.with_name(chemin.name + ".erreurs.csv").read_text()[:500]


@transaction.atomic
def _creer(lignes: Lignes) -> None:
    validite = delais(LE).validite_mois
    demandes = [_demande(ligne, validite) for ligne in lignes]
    Demande.objects.bulk_create(demandes, batch_size=LOT_BULK)
    paires = list(zip(demandes, lignes, strict=True))
    personnes = [
        Personne(demande=demande, ordre=ordre, **_valeurs(dite, PERSONNE))
        for demande, ligne in paires
        for ordre, dite in enumerate(ligne["personnes"])
    ]
    Personne.objects.bulk_create(personnes, batch_size=LOT_BULK)
    souhaits = [
        Souhait(demande=demande, commune_id=code, ordre=ordre)
        for demande, ligne in paires
        for ordre, code in enumerate(ligne["souhaits"], 1)
    ]
    Souhait.objects.bulk_create(souhaits, batch_size=LOT_BULK)
    Titulaire.objects.bulk_create([_titulaire(une) for une in personnes if une.lien != "a_charge"], batch_size=LOT_BULK)


def _demande(ligne: dict[str, Any], validite: int) -> Demande:
    echeance = ajouter_mois(ligne["renouvelee_le"] or ligne["recue_le"], validite)
    return Demande(ressort_id=ligne["numero_unique"][:3], echeance=echeance, **_valeurs(ligne, SIMPLES))


def _titulaire(une: Personne) -> Titulaire:
    noms = f"{cle(une.nom)} {cle(une.prenom)}"
    siens = indices(Identite.dite(vars(une)))
    return Titulaire(demande=une.demande, ressort_id="060", cle=noms, naissance=une.naissance, indices=siens)


def _valeurs(ligne: dict[str, Any], colonnes: Any) -> dict[str, Any]:
    """Return the answers given; an empty one is left to the default of the model."""
    return {
        VERS.get(une.nom, une.nom): ligne[une.nom]
        for une in colonnes
        if ligne[une.nom] is not None or une.defaut is None
    }
