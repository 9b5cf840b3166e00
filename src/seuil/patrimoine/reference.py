"""Programmes of the territories' files."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Sorte
from seuil.acteurs.reference import organisme
from seuil.acteurs.requetes import communes_de
from seuil.patrimoine.models import Programme
from seuil.territoires.models import Territoire
from seuil.territoires.reference import tables


@transaction.atomic
def charger(le: date) -> str:
    """Create or update the programmes that the guides describe; say what is there."""
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
    return f"{Programme.objects.count()} programmes"
