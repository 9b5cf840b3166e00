"""The invented landlord of the demonstration: its dwellings, its conventions, its commission."""

from decimal import Decimal

from seuil.acteurs.models import Organisme, Sorte
from seuil.acteurs.reference import organisme
from seuil.commissions.models import Commission, Membre, Qualite
from seuil.patrimoine.models import Convention, Logement, Programme
from seuil.territoires.models import Commune, Epci, Ressort

BAILLEUR = "Les Logis d’Exemple"
INVENTE = "Exemple inventé pour la démonstration"
OISE, COMPIEGNE, MARGNY = "060", "60159", "60382"
COMMUNES = (COMPIEGNE, MARGNY)
LIEUX = (("Résidence des Exemples", COMPIEGNE, "12, rue des Exemples"), ("Les Essais", MARGNY, "4, rue des Essais"))
TYPES = (("T2", 46, 330), ("T3", 64, 420), ("T4", 82, 498), ("T1", 30, 250), ("T5", 98, 570))  # m², then euros a month
RESERVATIONS = (
    ("Préfecture de l’Oise", Sorte.ETAT, 30),
    ("Action Logement Services", Sorte.ACTION_LOGEMENT, 25),
    ("Agglomération de la Région de Compiègne", Sorte.EPCI, 15),
)
DESIGNES = ("M. Paul Planche", "Mme Rose Relevé", "M. Jean Jalon", "Mme Lise Levé", "M. Marc Minute", "Mme Anne Aplat")


def creer_le_bailleur(*, annee: int) -> None:
    """Create the landlord with everything it owns and signs, and the bodies it deals with."""
    bailleur = organisme(
        BAILLEUR,
        Sorte.BAILLEUR,
        source=INVENTE,
        adresse="2, rue des Exemples, 60200 Compiègne",
        telephone="03 00 00 00 00",
    )
    bailleur.ressorts.add(Ressort.objects.get(pk=OISE))
    bailleur.communes.add(*Commune.objects.filter(pk__in=COMMUNES))
    organisme("Préfecture de l’Oise", Sorte.ETAT, source=INVENTE).ressorts.add(Ressort.objects.get(pk=OISE))
    organisme("Action Logement Services", Sorte.ACTION_LOGEMENT).ressorts.add(*Ressort.objects.all())
    _logements(bailleur)
    _conventions(bailleur, annee=annee)
    _commission(bailleur)


def _logements(bailleur: Organisme) -> None:
    for rang, (nom, commune, adresse) in enumerate(LIEUX, start=1):
        programme, cree = Programme.objects.get_or_create(
            bailleur=bailleur,
            commune_id=commune,
            nom=nom,
            defaults={"adresse": adresse, "annee": 2015, "nb_logements": 15, "source": INVENTE},
        )
        if not cree:
            continue
        Logement.objects.bulk_create(_logement(programme, rang, numero) for numero in range(15))


def _logement(programme: Programme, rang: int, numero: int) -> Logement:
    type_logement, surface, loyer = TYPES[numero % 5]
    return Logement(
        programme=programme,
        reference=f"60-{rang}{numero:02d}",
        type=type_logement,
        surface=surface,
        etage=numero // 4,
        ascenseur=True,
        accessible=numero % 7 == 1,
        financement=("PLUS", "PLAI", "PLUS", "PLS")[numero % 4],
        loyer=Decimal(loyer) + Decimal("0.20"),
        charges=Decimal(surface) + Decimal("30"),
    )


def _conventions(bailleur: Organisme, *, annee: int) -> None:
    for nom, sorte, taux in RESERVATIONS:
        Convention.objects.get_or_create(
            bailleur=bailleur,
            reservataire=organisme(nom, sorte),
            ressort_id=OISE,
            annee=annee,
            defaults={"taux": taux, "delai_designation_mois": 1, "source": INVENTE},
        )


def _commission(bailleur: Organisme) -> None:
    commission, cree = Commission.objects.get_or_create(
        bailleur=bailleur, nom="CALEOL des Logis d’Exemple", defaults={"quorum": 3, "reglement": INVENTE}
    )
    if not cree:
        return
    for rang, nom in enumerate(DESIGNES):
        Membre.objects.create(
            commission=commission, nom=nom, qualite=Qualite.DESIGNE, est_president=rang == 0, est_locataire=rang == 5
        )
    Membre.objects.create(commission=commission, nom="Mme Irène Calque, pour le préfet", qualite=Qualite.PREFET)
    epci = Epci.objects.get(pk="200067965")
    Membre.objects.create(
        commission=commission, nom="M. Luc Trait, pour l’agglomération", qualite=Qualite.EPCI, epci=epci
    )
    for commune in Commune.objects.filter(pk__in=COMMUNES):
        nom = f"Mme la maire de {commune}" if commune.pk == COMPIEGNE else f"M. le maire de {commune}"
        Membre.objects.create(commission=commission, nom=nom, qualite=Qualite.MAIRE, commune=commune)
    Membre.objects.create(commission=commission, nom="Association Le Gabarit", qualite=Qualite.INGENIERIE_SOCIALE)
