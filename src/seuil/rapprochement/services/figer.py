"""Freeze a search: what was known, and in which order, when it was used."""

from collections import Counter
from collections.abc import Collection
from dataclasses import asdict
from datetime import date

from django.db import connection, transaction

from seuil.patrimoine.models import Vacance
from seuil.rapprochement.codes import serrer
from seuil.rapprochement.models import Classement, Exclues, RangFige
from seuil.rapprochement.requetes import LIBELLES, budgets, decrire_les_candidats, graine
from seuil.rapprochement.requetes.ecartees import nommer_les_ecartees
from seuil.rapprochement.requetes.listes import listes
from seuil.rapprochement.requetes.partage import RANG, chacune, sous_la_grille
from seuil.rapprochement.requetes.recherche import Ecartees, en_exclusions

MONTRES = 20  # the first ranks are kept as the first page shows them
CHAMPS = "classement_id, rang, demande_id, score, prouve, recue_le, grille_id"
RANGS = """
SELECT %(classement)s, {rang}, lues.demande_id, lues.score, {prouve}, lues.recue_le, {grille}
FROM ({lues}) AS lues JOIN demandes_demande d ON d.id = lues.demande_id {sous_la_grille}
"""


@transaction.atomic
def figer(vacance: Vacance, *, le: date, designees: Collection[int] = ()) -> Classement:
    """Run the search and keep it: the order and what it rests on, who each rule put aside, seed, rules in order.

    The first ranks and those ``designees`` are kept as they are shown: each answer, each point, what the dwelling would
    leave.
    """
    classement = Classement.objects.create(vacance=vacance, le=le, graine=graine(vacance), regles=list(LIBELLES))
    classement.compatibles = _ranger(classement)
    _decrire(classement, designees)
    exclues = nommer_les_ecartees(vacance, le=le)
    classement.exclusions = [asdict(exclusion) for exclusion in en_exclusions(*_compter(exclues))]
    classement.save(update_fields=["compatibles", "exclusions"])
    Exclues.objects.bulk_create(
        Exclues(classement=classement, regle=regle, contenu=serrer(par_phrase)) for regle, par_phrase in exclues.items()
    )
    return classement


def _ranger(classement: Classement) -> int:
    """Write a row for each candidate, in one statement; return how many."""
    trouvees = listes(classement.vacance, classement.le)
    if not trouvees.toutes:
        return 0
    prouve, grille, jointure = sous_la_grille(trouvees, "lues.demande_id")
    lues = chacune(trouvees, "p.demande_id, p.score, p.recue_le")
    texte = RANGS.format(rang=RANG, lues=lues, prouve=prouve, grille=grille, sous_la_grille=jointure)
    valeurs = trouvees.valeurs | {"classement": classement.pk, "graine": classement.graine}
    with connection.cursor() as curseur:
        curseur.execute(f"INSERT INTO {RangFige._meta.db_table} ({CHAMPS}) {texte}", valeurs)
        return int(curseur.rowcount)


def _decrire(classement: Classement, designees: Collection[int]) -> None:
    premiers = classement.rangs.filter(rang__lte=MONTRES).union(classement.rangs.filter(demande__in=designees))
    voulus = {fige.demande_id: fige for fige in premiers}
    places = budgets(classement.vacance, [*voulus], le=classement.le)
    for ligne in decrire_les_candidats([*voulus], classement.vacance, le=classement.le):
        fige = voulus[ligne.demande]
        fige.ligne = ligne.classee(fige.rang).en_clair() | places[ligne.demande].en_mots()
    RangFige.objects.bulk_update([voulus[cle] for cle in voulus], ["ligne"])


def _compter(exclues: Ecartees) -> tuple[Counter[str], dict[str, str]]:
    """Return how many demands each rule put aside, and the sentence told to the first one registered."""
    compteur = Counter({nom: sum(map(len, par_phrase.values())) for nom, par_phrase in exclues.items()})
    premieres = {nom: min((min(cles), phrase) for phrase, cles in lues.items()) for nom, lues in exclues.items()}
    return compteur, {nom: phrase for nom, (_, phrase) in premieres.items()}
