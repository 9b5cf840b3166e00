"""How long a desk waits for who looks alike, with so many living demands in one ressort: the product's own search."""

import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from seuil.acteurs.models import Guichet, Sorte
from seuil.acteurs.reference import GUICHET_PUBLIC, organisme
from seuil.demandes.controle.identites import Identite
from seuil.demandes.controle.indices import indices
from seuil.demandes.models import Demande, Personne, Titulaire
from seuil.demandes.requetes.ressemblantes import ressemblantes
from seuil.socle.cle import cle
from seuil.territoires.models import Ressort
from seuil.territoires.reference import charger_carte
from tests.doublons.corruptions import Fiche
from tests.doublons.paires import GRAINE, paires, personne

LE = date(2026, 11, 23)
RESSORT, COMMUNE = "060", "60159"
LOT = 5_000
COUPLES = 0.3  # of the demands have two holders


def remplir(nombre: int) -> None:
    """Fill an empty database with living demands of one ressort."""
    call_command("migrate", verbosity=0, interactive=False)
    charger_carte()
    valeurs = {"organisme": organisme("Préfecture", Sorte.ETAT), "nom": "Portail", "source": "inventé"}
    Guichet.objects.get_or_create(code=GUICHET_PUBLIC, defaults=valeurs)
    de = random.Random(GRAINE)
    rangs = iter(range(nombre))
    while lot := list(islice(rangs, LOT)):
        _ecrire(lot, de)
    base: Any = connection
    with base.en_proprietaire(), base.cursor() as curseur:
        for modele in (Demande, Personne, Titulaire):
            curseur.execute(f"VACUUM ANALYZE {modele._meta.db_table}")


def chercher(nombre: int, *, depuis: int = 0) -> Iterator[float]:
    """Yield the milliseconds of each search for somebody of the register, born as written or another day."""
    ressort = Ressort.objects.get(pk=RESSORT)
    connues = list(Personne.objects.order_by("pk")[depuis : depuis + nombre])
    for connue, paire in zip(connues, paires(nombre, graine=GRAINE + 1), strict=False):
        naissance = connue.naissance if paire.est_la_meme else paire.une.naissance
        cherchee = Identite(connue.nom, connue.nom_naissance, connue.prenom, naissance)
        debut = time.perf_counter()
        ressemblantes([ressort], [cherchee])
        yield (time.perf_counter() - debut) * 1000


@transaction.atomic
def _ecrire(rangs: list[int], de: random.Random) -> None:
    demandes = Demande.objects.bulk_create([_demande(rang) for rang in rangs])
    fiches = [(demande, personne(de)) for demande in demandes for _ in range(2 if de.random() < COUPLES else 1)]
    Personne.objects.bulk_create(_personnes(fiches))
    Titulaire.objects.bulk_create(_titulaires(fiches), ignore_conflicts=True)


def _demande(rang: int) -> Demande:
    return Demande(
        ressort_id=RESSORT,
        guichet_id=GUICHET_PUBLIC,
        commune_id=COMMUNE,
        numero_unique=f"{RESSORT}1126{rang:06d}GDPUB",
        recue_le=LE,
        enregistree_le=LE,
        echeance=LE,
        adresse="1, rue des Essais",
        code_postal="60200",
        occupation="LP",
        motifs=["13"],
        types=["T2"],
    )


def _personnes(fiches: list[tuple[Demande, Fiche]]) -> Iterator[Personne]:
    vus: set[int] = set()
    for demande, fiche in fiches:
        dite = asdict(fiche)
        precision = dite.pop("precision")
        lien = "conjoint" if demande.pk in vus else "demandeur"
        vus.add(demande.pk)
        yield Personne(demande=demande, lien=lien, precision_naissance=precision, **dite)


def _titulaires(fiches: list[tuple[Demande, Fiche]]) -> Iterator[Titulaire]:
    for demande, fiche in fiches:
        yield Titulaire(
            demande=demande,
            ressort_id=RESSORT,
            cle=f"{cle(fiche.nom)} {cle(fiche.prenom)}",
            naissance=fiche.naissance,
            indices=indices(Identite(**asdict(fiche))),
        )
