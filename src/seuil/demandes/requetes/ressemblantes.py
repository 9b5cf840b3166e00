"""Who in the register looks like somebody: found by their keys in the database, compared one by one here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, F, Func, IntegerField, Value

from seuil.demandes.controle.identites import TITULAIRES, Comparaison, Identite, comparer, sont_nees_assez_pres
from seuil.demandes.controle.indices import indices_cherches
from seuil.demandes.controle.reglage import reglage
from seuil.demandes.models import Demande, Personne, Titulaire
from seuil.territoires.models import Ressort

IDENTITE: Final = ("nom", "nom_naissance", "prenom", "naissance", "precision_naissance")


@dataclass(frozen=True, slots=True)
class Ressemblante:
    """A living demand, and how much its holder looks like the one who was looked for."""

    demande: int
    comparaison: Comparaison


class _Partages(Func):
    """How many keys a row shares with those looked for."""

    template = "cardinality(ARRAY(SELECT unnest(%(expressions)s)))"
    arg_joiner = ") INTERSECT SELECT unnest("
    output_field = IntegerField()


def ressemblantes(
    ressorts: Iterable[Ressort], identites: Iterable[Identite], *, sauf: Iterable[int] = ()
) -> list[Ressemblante]:
    """Return the living demands of these ressorts with a holder to show beside these people, the nearest first.

    ``sauf``: the demands that are not looked at. Each demand comes once, with its nearest holder.
    """
    cherchees = list(identites)
    meilleures: dict[int, Comparaison] = {}
    for demande, identite in _titulaires(_candidats([*ressorts], cherchees, {*sauf})):
        for cherchee in cherchees:
            if sont_nees_assez_pres(cherchee, identite) and (lue := comparer(cherchee, identite)).est_a_montrer:
                meilleures[demande] = max(lue, meilleures.get(demande, lue), key=lambda faite: faite.poids)
    trouvees = [Ressemblante(demande, comparaison) for demande, comparaison in meilleures.items()]
    return sorted(trouvees, key=lambda trouvee: (-trouvee.comparaison.poids, trouvee.demande))


def identites_de(demande: Demande) -> list[Identite]:
    """Return who holds a demand."""
    return [identite for _, identite in _titulaires([demande.pk])]


def _candidats(ressorts: list[Ressort], cherchees: list[Identite], sauf: set[int]) -> list[int]:
    """Return the living demands that share a key, those that share the most first."""
    if not (cherches := indices_cherches(cherchees)):
        return []
    liste = Value(cherches, output_field=ArrayField(CharField(max_length=24)))
    siens = Titulaire.objects.filter(ressort__in=ressorts, est_vivant=True, indices__overlap=cherches)
    tries = siens.annotate(partages=_Partages(F("indices"), liste)).order_by("-partages", "pk")
    trouves = tries.exclude(demande__in=sauf).values_list("demande", flat=True)
    return list(dict.fromkeys(trouves[: reglage().candidats]))


def _titulaires(demandes: list[int]) -> Iterator[tuple[int, Identite]]:
    lues = Personne.objects.filter(demande__in=demandes, lien__in=TITULAIRES).order_by("demande", "ordre")
    for personne in lues.values("demande_id", *IDENTITE):
        yield personne["demande_id"], Identite.dite(personne)
