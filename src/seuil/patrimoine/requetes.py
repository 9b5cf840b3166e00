"""The flow: what each reserving body was promised for the year, and what it received."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from seuil.acteurs.models import Organisme
from seuil.journal.models import Entree
from seuil.patrimoine.etats import Etat
from seuil.patrimoine.models import Convention, Logement, Programme, Vacance
from seuil.territoires.models import Ressort, Territoire


@dataclass(frozen=True, slots=True)
class Solde:
    """Where a reserving body stands in the year's flow of a landlord. ``retard`` is in dwellings."""

    reservataire: Organisme
    taux: Decimal
    recus: int
    retard: Decimal
    convention: Convention | None


def soldes(bailleur: Organisme, ressort: Ressort, *, annee: int) -> list[Solde]:
    """Return the balance of each reserving body once the next dwelling is counted, the latest first.

    The landlord keeps what no convention takes. Dwellings out of the flow are not counted (art. R441-5).
    """
    conventions = list(Convention.objects.filter(bailleur=bailleur, ressort=ressort, annee=annee).order_by("pk"))
    orientees = Vacance.objects.filter(
        logement__programme__bailleur=bailleur,
        orientee_le__year=annee,
        hors_flux="",
        logement__programme__commune__departement__ressort=ressort,
    )
    suivant = orientees.count() + 1
    parts: list[tuple[Organisme, Decimal, Convention | None]] = [
        (convention.reservataire, convention.taux, convention) for convention in conventions
    ]
    parts.append((bailleur, Decimal(100) - sum((part[1] for part in parts), Decimal(0)), None))
    lignes = []
    for reservataire, taux, convention in parts:
        recus = orientees.filter(reservataire=reservataire).count()
        lignes.append(Solde(reservataire, taux, recus, taux * suivant / 100 - recus, convention))
    return sorted(lignes, key=lambda solde: -solde.retard)


def est_en_retard(vacance: Vacance, le: date) -> bool:
    """Say whether the delay to name candidates is over, nobody being named."""
    return vacance.etat == Etat.ORIENTEE and vacance.designer_avant is not None and vacance.designer_avant < le


def passages_dates(vacance: Vacance) -> dict[str, date]:
    """Return the last day of each verb of its cycle that a vacancy went through."""
    verbes = [f"vacance.{verbe}" for verbe in vacance.cycle.passages]
    actes = Entree.objects.filter(objet=vacance._meta.model_name, objet_id=str(vacance.pk), verbe__in=verbes)
    return {verbe.removeprefix("vacance."): le for verbe, le in actes.order_by("pk").values_list("verbe", "le")}


def programmes_de(territoire: Territoire) -> list[Programme]:
    """Return the programmes of a territory, by commune and landlord."""
    ici = Q(commune=territoire.commune) if territoire.commune_id else Q(commune__epci=territoire.epci)
    return list(Programme.objects.filter(ici).select_related("bailleur", "commune").order_by("commune__nom", "nom"))


def logements_par_type(programmes: Iterable[Programme]) -> list[tuple[str, int]]:
    """Return how many dwellings of these programmes are described one by one, by type."""
    lus = Logement.objects.filter(programme__in=list(programmes)).order_by("type").values_list("type")
    return list(lus.annotate(nombre=Count("pk")))
