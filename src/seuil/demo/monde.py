"""The world of the demonstration: real reference data, an invented landlord, one agent per role."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Guichet, Metier, Organisme, Sorte
from seuil.acteurs.reference import charger_acteurs, organisme
from seuil.commissions.models import Commission, Membre, Qualite
from seuil.cotation.models import Grille
from seuil.cotation.services import publier
from seuil.patrimoine.models import Convention, Logement, Programme
from seuil.patrimoine.reference import charger_programmes
from seuil.regles.grilles import grilles_livrees
from seuil.territoires.models import Commune, Epci, Ressort, Territoire
from seuil.territoires.reference import charger_carte, charger_territoires

BAILLEUR = "Les Logis d’Exemple"
INVENTE = "Exemple inventé pour la démonstration"
MOT_DE_PASSE = "seuil-demo-2026"
OISE, COMPIEGNE, MARGNY = "060", "60159", "60382"


@dataclass(frozen=True, slots=True)
class Compte:
    """A ready-made account."""

    identifiant: str
    prenom: str
    nom: str
    role: str
    organisme: str
    sorte: str
    metiers: tuple[Metier, ...]
    guichet: str = ""


COMPTES = (
    Compte(
        "guichet",
        "Inès",
        "Maquette",
        "Guichet de l’agglomération de Compiègne",
        "Agglomération de la Région de Compiègne",
        Sorte.EPCI,
        (Metier.GUICHET, Metier.COTATION),
        "60ARC",
    ),
    Compte(
        "bailleur",
        "Basile",
        "Brouillon",
        "Attribution, bailleur Les Logis d’Exemple",
        BAILLEUR,
        Sorte.BAILLEUR,
        (Metier.ATTRIBUTION, Metier.RESERVATION),
    ),
    Compte(
        "secretariat",
        "Clarisse",
        "Esquisse",
        "Secrétariat de la CALEOL",
        BAILLEUR,
        Sorte.BAILLEUR,
        (Metier.SECRETARIAT,),
    ),
    Compte(
        "reservataire",
        "Gaspard",
        "Schéma",
        "Réservataire, Action Logement",
        "Action Logement Services",
        Sorte.ACTION_LOGEMENT,
        (Metier.RESERVATION,),
    ),
    Compte(
        "prefecture",
        "Hilaire",
        "Croquis",
        "Réservataire, préfecture de l’Oise",
        "Préfecture de l’Oise",
        Sorte.ETAT,
        (Metier.RESERVATION, Metier.GESTION),
    ),
    Compte(
        "opac",
        "Noémie",
        "Modèle",
        "Un autre bailleur du département, OPAC de l’Oise",
        "OPAC de l’Oise",
        Sorte.BAILLEUR,
        (Metier.ATTRIBUTION,),
    ),
    Compte(
        "nancy",
        "Yanis",
        "Figure",
        "Un bailleur d’un autre département, Vivest à Nancy",
        "Vivest",
        Sorte.BAILLEUR,
        (Metier.ATTRIBUTION,),
    ),
)


def charger_reference(le: date) -> None:
    """Load everything real: the map, the territories, their desks and landlords, the Compiègne grid."""
    charger_carte()
    charger_territoires()
    charger_acteurs()
    charger_programmes()
    for lue in grilles_livrees():
        territoire = Territoire.objects.filter(pk=lue.territoire).first()
        if territoire and not Grille.objects.filter(territoire=territoire, version=lue.version).exists():
            publier(territoire, texte=lue.texte, par=Systeme(), le=le)


@transaction.atomic
def charger_exemple(le: date) -> None:
    """Create the invented landlord, its dwellings, its conventions, its commission, and the accounts."""
    bailleur = organisme(
        BAILLEUR,
        Sorte.BAILLEUR,
        source=INVENTE,
        adresse="2, rue des Exemples, 60200 Compiègne",
        telephone="03 00 00 00 00",
    )
    bailleur.ressorts.add(Ressort.objects.get(pk=OISE))
    bailleur.communes.add(*Commune.objects.filter(pk__in=[COMPIEGNE, MARGNY]))
    organisme("Préfecture de l’Oise", Sorte.ETAT, source=INVENTE).ressorts.add(Ressort.objects.get(pk=OISE))
    organisme("Action Logement Services", Sorte.ACTION_LOGEMENT).ressorts.add(*Ressort.objects.all())
    _logements(bailleur)
    _conventions(bailleur, annee=le.year)
    _commission(bailleur)
    for compte in COMPTES:
        _agent(compte)


def _logements(bailleur: Organisme) -> None:
    lieux = (("Résidence des Exemples", COMPIEGNE, "12, rue des Exemples"), ("Les Essais", MARGNY, "4, rue des Essais"))
    types = (("T2", 46, 330), ("T3", 64, 420), ("T4", 82, 498), ("T1", 30, 250), ("T5", 98, 570))
    for rang, (nom, commune, adresse) in enumerate(lieux, start=1):
        programme, cree = Programme.objects.get_or_create(
            bailleur=bailleur,
            commune_id=commune,
            nom=nom,
            defaults={"adresse": adresse, "annee": 2015, "nb_logements": 15, "source": INVENTE},
        )
        if not cree:
            continue
        Logement.objects.bulk_create(
            Logement(
                programme=programme,
                reference=f"60-{rang}{numero:02d}",
                type=types[numero % 5][0],
                surface=types[numero % 5][1],
                etage=numero // 4,
                ascenseur=True,
                accessible=numero % 7 == 1,
                financement=("PLUS", "PLAI", "PLUS", "PLS")[numero % 4],
                loyer=Decimal(types[numero % 5][2]) + Decimal("0.20"),
                charges=Decimal(types[numero % 5][1]) + Decimal("30"),
            )
            for numero in range(15)
        )


def _conventions(bailleur: Organisme, *, annee: int) -> None:
    parts = (
        ("Préfecture de l’Oise", Sorte.ETAT, 30),
        ("Action Logement Services", Sorte.ACTION_LOGEMENT, 25),
        ("Agglomération de la Région de Compiègne", Sorte.EPCI, 15),
    )
    for nom, sorte, taux in parts:
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
    designes = (
        "M. Paul Planche",
        "Mme Rose Relevé",
        "M. Jean Jalon",
        "Mme Lise Levé",
        "M. Marc Minute",
        "Mme Anne Aplat",
    )
    for rang, nom in enumerate(designes):
        Membre.objects.create(
            commission=commission, nom=nom, qualite=Qualite.DESIGNE, est_president=rang == 0, est_locataire=rang == 5
        )
    Membre.objects.create(commission=commission, nom="Mme Irène Calque, pour le préfet", qualite=Qualite.PREFET)
    epci = Epci.objects.get(pk="200067965")
    Membre.objects.create(
        commission=commission, nom="M. Luc Trait, pour l’agglomération", qualite=Qualite.EPCI, epci=epci
    )
    for commune in Commune.objects.filter(pk__in=[COMPIEGNE, MARGNY]):
        nom = f"Mme la maire de {commune}" if commune.pk == COMPIEGNE else f"M. le maire de {commune}"
        Membre.objects.create(commission=commission, nom=nom, qualite=Qualite.MAIRE, commune=commune)
    Membre.objects.create(commission=commission, nom="Association Le Gabarit", qualite=Qualite.INGENIERIE_SOCIALE)


def _agent(compte: Compte) -> None:
    if Agent.objects.filter(username=compte.identifiant).exists():
        return
    Agent.objects.create_user(
        compte.identifiant,
        password=MOT_DE_PASSE,
        first_name=compte.prenom,
        last_name=compte.nom,
        organisme=organisme(compte.organisme, compte.sorte),
        metiers=list(compte.metiers),
        guichet=Guichet.objects.filter(pk=compte.guichet).first(),
    )
