"""Every demand that wishes the town, at the first rule that says no: two statements, whatever their number."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Case, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from seuil.cotation.models import COTATIONS
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.requetes.listes import Listes, listes
from seuil.rapprochement.requetes.recherche import premieres_regles
from seuil.socle.db import partitions

RETENUE = ""  # no rule of that statement says no
RANG = """row_number() OVER (
    ORDER BY lues.score DESC, lues.recue_le, sha256(convert_to(%(graine)s || d.numero_unique, 'UTF8'))
  )"""  # `regles.classement`, over rows ``lues`` and their demands ``d``; a test holds the draws equal


def souhaitant(vacance: Vacance, le: date) -> QuerySet[Any, Any]:
    """Return the live demands that wish the town, as ``regle`` (`RETENUE`: to be looked for in lists) and ``lu``.

    ``lu`` is what that rule reads: demands equal on it are told the same sentence.
    """
    regles = premieres_regles(vacance, le)
    dites = [When(non, then=Value(nom)) for nom, _, non in regles]
    lu = [When(non, then=Cast(colonne, TextField())) for _, colonne, non in regles]
    voulues = Demande.objects.actives().souhaitant(vacance.logement.programme.commune).order_by()
    ecartant = Case(*dites, default=Value(RETENUE), output_field=TextField())
    return voulues.values(regle=ecartant, lu=Case(*lu, default=Value(RETENUE), output_field=TextField()))


def listees(vacance: Vacance, le: date, agregat: str) -> dict[str, Any]:
    """Return, by rule of the narrow rows (`RETENUE`: candidates), an aggregate of the demands listed for that type."""
    trouvees = listes(vacance, le, regles=1)
    if not trouvees.toutes:
        return {}
    refus = [f"WHEN NOT ({texte}) THEN '{nom}'" for nom, texte in list(trouvees.regles.items())[1:]]
    regle = f"CASE {' '.join(refus)} ELSE '{RETENUE}' END" if refus else f"'{RETENUE}'"
    texte = chacune(trouvees, f"p.demande_id, {regle} AS regle")
    with connection.cursor() as curseur:
        curseur.execute(f"SELECT regle, {agregat} FROM ({texte}) AS lues GROUP BY regle", trouvees.valeurs)
        return dict(curseur.fetchall())


def lues_dans_les_listes(vacance: Vacance, le: date, demandes: list[int], champs: str) -> list[tuple[Any, ...]]:
    """Return each of these demands, listed for that type, with columns of its row."""
    trouvees = listes(vacance, le, regles=1)
    texte = f"SELECT * FROM ({chacune(trouvees, f'p.demande_id, {champs}')}) AS lues WHERE demande_id = ANY(%(cles)s)"
    with connection.cursor() as curseur:
        curseur.execute(texte, trouvees.valeurs | {"cles": demandes})
        lignes: list[tuple[Any, ...]] = curseur.fetchall()
    return lignes


def sous_la_grille(trouvees: Listes, qui: str) -> tuple[str, str, str]:
    """Return the proven points and the grid of rows whose demand is ``qui``, and the join that gives them."""
    ici = trouvees.ici
    table = partitions.presentes(COTATIONS, [ici.pk]).get(ici.pk) if ici else None
    if table is None:
        return "0", "NULL::bigint", ""
    return "coalesce(c.total_prouve, 0)", "c.grille_id", f"LEFT JOIN {table} c ON c.demande_id = {qui}"


def chacune(trouvees: Listes, champs: str) -> str:
    """Return the query of the demands of lists, each one once: those of two communes' lists say the same of it."""
    nommees = [f"SELECT {champs} {texte}" for texte in trouvees.communes]
    if len(nommees) > 1:
        nommees = [f"(SELECT DISTINCT ON (demande_id) * FROM ({' UNION ALL '.join(nommees)}) AS nommees)"]
    return " UNION ALL ".join([*nommees, *(f"SELECT {champs} {texte}" for texte in trouvees.elargies)])
