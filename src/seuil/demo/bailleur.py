"""The invented landlord of a town: its dwellings, its conventions, its commission."""

from decimal import Decimal
from typing import Any

from seuil.acteurs.models import Organisme, Sorte
from seuil.acteurs.reference import organisme
from seuil.commissions.models import Commission, Membre, Qualite
from seuil.demo.villes import INVENTE, Ville
from seuil.patrimoine.models import Convention, Logement, Programme
from seuil.territoires.models import Commune, Ressort

TYPES = (("T2", 46, 330), ("T3", 64, 420), ("T4", 82, 498), ("T1", 30, 250), ("T5", 98, 570))  # m², then euros a month
PAR_LIEU = 15


def creer_le_bailleur(ville: Ville, *, annee: int) -> None:
    """Create the landlord with everything it owns and signs, and the bodies it deals with."""
    dit, territoire = ville.dit["bailleur"], ville.territoire
    bailleur = organisme(dit["nom"], Sorte.BAILLEUR, source=INVENTE, adresse=dit["adresse"], telephone=dit["telephone"])
    bailleur.ressorts.add(territoire.ressort)
    bailleur.communes.add(*Commune.objects.filter(pk__in=[lieu["commune"] for lieu in dit["lieux"]]))
    _logements(bailleur, dit)
    for reservation in ville.dit["reservations"]:
        _reservation(bailleur, reservation, ville, annee=annee)
    _commission(bailleur, ville.dit["commission"], ville)


def _logements(bailleur: Organisme, dit: dict[str, Any]) -> None:
    for rang, lieu in enumerate(dit["lieux"], start=1):
        programme, cree = Programme.objects.get_or_create(
            bailleur=bailleur,
            commune_id=lieu["commune"],
            nom=lieu["nom"],
            defaults={"adresse": lieu["adresse"], "annee": 2015, "nb_logements": PAR_LIEU, "source": INVENTE},
        )
        if cree:
            prefixe = f"{dit['references']}-{rang}"
            Logement.objects.bulk_create(_logement(programme, prefixe, numero) for numero in range(PAR_LIEU))


def _logement(programme: Programme, prefixe: str, numero: int) -> Logement:
    type_logement, surface, loyer = TYPES[numero % 5]
    return Logement(
        programme=programme,
        reference=f"{prefixe}{numero:02d}",
        type=type_logement,
        surface=surface,
        etage=numero // 4,
        ascenseur=True,
        accessible=numero % 7 == 1,
        financement=("PLUS", "PLAI", "PLUS", "PLS")[numero % 4],
        loyer=Decimal(loyer) + Decimal("0.20"),
        charges=Decimal(surface) + Decimal("30"),
    )


def _reservation(bailleur: Organisme, dit: dict[str, Any], ville: Ville, *, annee: int) -> None:
    """Create the reserving body, where it acts, and its convention with the landlord."""
    ici, sorte = ville.territoire, dit["sorte"]
    reservataire = organisme(
        dit["reservataire"],
        sorte,
        source=INVENTE,
        epci_id=ici.epci_id if sorte == Sorte.EPCI else None,
        commune_id=ici.commune_id if sorte == Sorte.COMMUNE else None,
    )
    partout = sorte == Sorte.ACTION_LOGEMENT
    reservataire.ressorts.add(*(Ressort.objects.all() if partout else [ici.ressort]))
    Convention.objects.get_or_create(
        bailleur=bailleur,
        reservataire=reservataire,
        ressort=ici.ressort,
        annee=annee,
        defaults={"taux": dit["taux"], "delai_designation_mois": 1, "source": INVENTE},
    )


def _commission(bailleur: Organisme, dit: dict[str, Any], ville: Ville) -> None:
    commission, cree = Commission.objects.get_or_create(
        bailleur=bailleur, nom=dit["nom"], defaults={"quorum": dit["quorum"], "reglement": INVENTE}
    )
    if not cree:
        return
    for rang, nom in enumerate(dit["designes"]):
        Membre.objects.create(
            commission=commission, nom=nom, qualite=Qualite.DESIGNE, est_president=rang == 0, est_locataire=rang == 5
        )
    Membre.objects.create(commission=commission, nom=dit["prefet"], qualite=Qualite.PREFET)
    if "epci" in dit:
        epci = ville.territoire.epci
        Membre.objects.create(commission=commission, nom=dit["epci"], qualite=Qualite.EPCI, epci=epci)
    for commune, nom in dit["maires"].items():
        Membre.objects.create(commission=commission, nom=nom, qualite=Qualite.MAIRE, commune_id=commune)
    Membre.objects.create(commission=commission, nom=dit["ingenierie_sociale"], qualite=Qualite.INGENIERIE_SOCIALE)
