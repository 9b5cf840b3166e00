"""The next numéro unique of a ressort and month, whatever numbers came from elsewhere."""

from datetime import date
from typing import Final

from django.db import connection

from seuil.acteurs.models import Guichet
from seuil.demandes.models import CompteurNumero, Demande
from seuil.regles.numero_unique import SEQUENCE_MAXIMALE, NumeroUnique
from seuil.territoires.models import Ressort

VIDES: Final = f"""
    SELECT prise, lead(prise, 1, %(fin)s) OVER (ORDER BY prise) AS suivante FROM (
        SELECT 0 AS prise UNION SELECT substr(numero_unique, 8, 6)::int
        FROM {Demande._meta.db_table} WHERE numero_unique ~ %(forme)s
    ) AS prises ORDER BY lead(prise, 1, %(fin)s) OVER (ORDER BY prise) - prise DESC LIMIT 1"""


class NumerosEpuises(RuntimeError):
    """Every number of a ressort and month is taken."""


def attribuer_le_numero(ressort: Ressort, guichet: Guichet, *, depot: date) -> str:
    """Return the next number of a ressort for the month of a deposit; two at once never get the same.

    Where an imported number is the last of the month, numbers go on from the middle of the longest run that nobody
    holds: the number of an erased demand, beside others, is never given again. Raises NumerosEpuises.
    """
    compteur, _ = CompteurNumero.objects.select_for_update().get_or_create(ressort=ressort, mois=f"{depot:%m%y}")
    sequence = compteur.dernier + 1
    if sequence > SEQUENCE_MAXIMALE:
        sequence = _au_milieu_du_vide(f"{ressort.code}{compteur.mois}")
    CompteurNumero.objects.filter(pk=compteur.pk).update(dernier=sequence)
    return str(NumeroUnique(ressort.code, depot.month, depot.year, sequence, guichet.code))


def _au_milieu_du_vide(debut: str) -> int:
    with connection.cursor() as curseur:
        curseur.execute(VIDES, {"forme": f"^{debut}[0-9]{{6}}", "fin": SEQUENCE_MAXIMALE + 1})
        prise, suivante = curseur.fetchone()
    if suivante - prise < 2:
        raise NumerosEpuises(f"Plus aucun numéro libre ne commence par {debut}.")
    return int(prise + (suivante - prise) // 2)
