"""Organisms and desks of the territories' files, and the organisms that exist everywhere."""

from datetime import date
from typing import Any

from django.db import transaction

from seuil.acteurs.models import Guichet, Organisme, Sorte
from seuil.acteurs.requetes import communes_de
from seuil.regles.horaires import lire_horaires
from seuil.territoires.models import Territoire
from seuil.territoires.reference import tables

GUICHET_PUBLIC = "GDPUB"
CHAMPS_DU_GUICHET = (
    *("nom", "adresse", "telephone", "mel", "horaires", "ouvertures"),
    *("sur_rendez_vous", "enregistre", "entretien"),
)


@transaction.atomic
def charger(le: date) -> str:
    """Create or update the landlords and desks of each territory, and the State's public desk; say what is there."""
    etat = organisme("Préfecture", Sorte.ETAT)
    organisme("Action Logement Services", Sorte.ACTION_LOGEMENT)
    Guichet.objects.update_or_create(
        code=GUICHET_PUBLIC,
        defaults={"organisme": etat, "nom": "Portail grand public", "adresse": "En ligne", "source": "law §1.3"},
    )
    for table in tables():
        territoire = Territoire.objects.get(code=table["code"])
        for ligne in table.get("bailleurs", []):
            _bailleur(ligne, territoire)
        for ligne in table.get("guichets", []):
            _guichet(ligne, territoire)
    return f"{Organisme.objects.count()} organismes, {Guichet.objects.count()} guichets"


def organisme(nom: str, sorte: str, **valeurs: Any) -> Organisme:
    """Return the organism of that name, created if needed."""
    trouve, _ = Organisme.objects.get_or_create(nom=nom, sorte=sorte, defaults=valeurs)
    return trouve


def _bailleur(ligne: dict[str, Any], territoire: Territoire) -> None:
    bailleur = organisme(ligne["nom"], Sorte.BAILLEUR, source=territoire.source)
    bailleur.adresse = ligne.get("adresse", "") or bailleur.adresse
    bailleur.save(update_fields=["adresse"])
    bailleur.ressorts.add(territoire.ressort)
    bailleur.communes.add(*communes_de(territoire))


def _guichet(ligne: dict[str, Any], territoire: Territoire) -> None:
    sorte = ligne["sorte"]
    tenant = organisme(
        ligne["organisme"],
        sorte,
        commune_id=ligne.get("commune"),
        source=territoire.source,
        epci_id=territoire.epci_id if sorte == Sorte.EPCI else None,
    )
    tenant.ressorts.add(territoire.ressort)
    lire_horaires(ligne.get("ouvertures", []))
    valeurs = {nom: ligne[nom] for nom in CHAMPS_DU_GUICHET if nom in ligne}
    Guichet.objects.update_or_create(
        code=ligne["code"],
        defaults={**valeurs, "organisme": tenant, "territoire": territoire, "source": territoire.source},
    )
