"""Programmes of the territories' files."""

from django.db import transaction

from seuil.acteurs.models import Sorte
from seuil.acteurs.reference import communes_de, organisme
from seuil.patrimoine.models import Programme
from seuil.territoires.models import Territoire
from seuil.territoires.reference import tables


@transaction.atomic
def charger_programmes() -> None:
    """Create or update the programmes that the guides describe."""
    for table in tables():
        territoire = Territoire.objects.get(code=table["code"])
        for ligne in table.get("programmes", []):
            bailleur = organisme(ligne["bailleur"], Sorte.BAILLEUR, source=territoire.source)
            bailleur.ressorts.add(territoire.ressort)
            bailleur.communes.add(*communes_de(territoire))
            Programme.objects.update_or_create(
                bailleur=bailleur,
                commune=communes_de(territoire)[0],
                adresse=ligne["adresse"],
                defaults={
                    "nom": ligne["nom"],
                    "annee": ligne["annee"],
                    "nb_logements": ligne["nb_logements"],
                    "financements": ligne["financements"],
                    "source": territoire.source,
                },
            )
