"""How many demands each rule puts aside, counted in SQL: nobody is loaded but one example per rule."""

from __future__ import annotations

from datetime import date

from django.db import connection

from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.requetes.listes import Listes, listes
from seuil.rapprochement.requetes.pages import compter_les_listes
from seuil.rapprochement.requetes.recherche import Exclusion, ecarter_vite, en_exclusions, expliquer

LUES = 50


def compter_les_exclusions(vacance: Vacance, *, le: date) -> list[Exclusion]:
    """Return the same counts as `chercher`: each demand at the first rule that says no."""
    souhaitant = Demande.objects.actives().souhaitant(vacance.logement.programme.commune)
    compteur, exemples, reste = ecarter_vite(souhaitant, vacance, le)
    restent, avant = reste.count(), listes(vacance, le, regles=0)
    for rang, (regle, texte) in enumerate(avant.regles.items(), start=1):
        suivantes = listes(vacance, le, regles=rang)
        nombre = compter_les_listes(suivantes)
        compteur[regle] = max(0, restent - nombre)
        if compteur[regle]:
            premieres = reste.order_by("pk").values_list("pk", flat=True)[:LUES]
            ecartees = [*premieres] if rang == 1 else _ecartees(avant, texte)
            exemples[regle] = _exemple(ecartees, regle, vacance, le)
        restent, avant = nombre, suivantes
    return en_exclusions(compteur, exemples)


def _ecartees(avant: Listes, texte: str) -> list[int]:
    """Return a few of the demands that were in the lists and that this rule puts aside."""
    union = " UNION ALL ".join(f"(SELECT p.demande_id {liste} AND NOT ({texte}) LIMIT 1)" for liste in avant.toutes)
    with connection.cursor() as curseur:
        curseur.execute(union, avant.valeurs)
        return [demande for (demande,) in curseur.fetchall()]


def _exemple(demandes: list[int], regle: str, vacance: Vacance, le: date) -> str:
    """Return the reason told to the first of these demands that this rule puts aside."""
    for demande in Demande.objects.filter(pk__in=demandes).order_by("pk"):
        refus = expliquer(vacance, demande, le=le).premier_refus
        if refus and refus.nom == regle:
            return refus.verdict.motif
    return ""
