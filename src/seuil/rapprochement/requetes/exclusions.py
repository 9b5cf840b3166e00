"""How many demands each rule puts aside, counted in SQL: nobody is loaded but one example per rule."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db import connection
from django.db.models import Count, Min

from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.requetes.listes import listes
from seuil.rapprochement.requetes.partage import RETENUE, listees, souhaitant
from seuil.rapprochement.requetes.recherche import (
    Exclusion,
    candidature,
    en_exclusions,
    offert,
    phrase_de,
    premieres_regles,
)
from seuil.regles.rapprochement import examiner

LUES = 50
LIGNES_CHACUNE = 3  # rows read for each demand counted: a household wishes a few types


def compter_les_exclusions(vacance: Vacance, *, le: date) -> list[Exclusion]:
    """Return the counts of the frozen ranking: each demand at the first rule that says no."""
    comptees = souhaitant(vacance, le).values("regle").annotate(nombre=Count("pk"), premiere=Min("pk"))
    lues = {regle: (nombre, cle) for regle, nombre, cle in comptees.values_list("regle", "nombre", "premiere")}
    dans_les_listes = listees(vacance, le, "ARRAY[count(*), min(demande_id)]")
    restent, _ = lues.pop(RETENUE, (0, 0))
    listes_pour_ce_type = sum(nombre for nombre, _ in dans_les_listes.values())
    dans_les_listes.pop(RETENUE, None)
    compteur = Counter({regle: nombre for regle, (nombre, _) in {**lues, **dans_les_listes}.items()})
    compteur["type_adapte"] = max(0, restent - listes_pour_ce_type)
    premieres = {cle for _, cle in [*lues.values(), *dans_les_listes.values()]}
    return en_exclusions(compteur, _exemples(premieres | _a_examiner(vacance, le, compteur), vacance, le))


def souhaitent_plus_de(nombre: int, vacance: Vacance, *, le: date) -> bool:
    """Say whether more demands than that are listed for the town, sure when it says so: a few rows are read each."""
    trouvees = listes(vacance, le, regles=0)
    if not trouvees.toutes:
        return False
    lues = " UNION ALL ".join(f"(SELECT p.demande_id {texte} LIMIT %(lignes)s)" for texte in trouvees.toutes)
    with connection.cursor() as curseur:
        curseur.execute(
            f"SELECT count(DISTINCT demande_id) > %(nombre)s FROM ({lues}) AS lues",
            trouvees.valeurs | {"nombre": nombre, "lignes": nombre * LIGNES_CHACUNE},
        )
        return bool(curseur.fetchone()[0])


def _a_examiner(vacance: Vacance, le: date, compteur: Counter[str]) -> set[int]:
    """Return the first demands that no list may name: who is put aside by the type is among them."""
    if not compteur["type_adapte"]:
        return set()
    reste = Demande.objects.actives().souhaitant(vacance.logement.programme.commune)
    for _, _, non in premieres_regles(vacance, le):
        reste = reste.exclude(non)
    return set(reste.order_by("pk").values_list("pk", flat=True)[:LUES])


def _exemples(cles: set[int], vacance: Vacance, le: date) -> dict[str, str]:
    """Return the sentence told to the first of these demands that each rule puts aside."""
    logement, politique, reconnus = offert(vacance)
    exemples: dict[str, str] = {}
    lues = Demande.objects.filter(pk__in=cles).order_by("pk").prefetch_related("personnes", "souhaits")
    for demande in lues:
        examen = examiner(candidature(demande, reconnus), logement, politique, le=le)
        if refus := examen.premier_refus:
            exemples.setdefault(refus.nom, phrase_de(examen, refus.nom))
    return exemples
