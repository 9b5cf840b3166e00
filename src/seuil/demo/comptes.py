"""The accounts of the demonstration: one agent per role, all with the same password."""

from dataclasses import dataclass

from seuil.acteurs.models import Agent, Guichet, Metier, Sorte
from seuil.acteurs.reference import organisme
from seuil.demo.bailleur import BAILLEUR

MOT_DE_PASSE = "seuil-demo-2026"


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


def creer_les_comptes() -> None:
    """Create the accounts that do not exist yet."""
    for compte in COMPTES:
        _agent(compte)


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
