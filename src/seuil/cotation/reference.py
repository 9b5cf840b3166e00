"""The grids that Seuil delivers with the territories it knows."""

from datetime import date

from seuil.acteurs.auteurs import Systeme
from seuil.cotation.models import Grille
from seuil.cotation.services import publier
from seuil.regles.grilles import grilles_livrees
from seuil.territoires.models import Territoire


def charger(le: date) -> str:
    """Publish the delivered grids that are not published yet; say what is there."""
    for lue in grilles_livrees():
        territoire = Territoire.objects.filter(pk=lue.territoire).first()
        if territoire and not Grille.objects.filter(territoire=territoire, version=lue.version).exists():
            publier(territoire, texte=lue.texte, par=Systeme(), le=le)
    return f"Grilles publiées : {Grille.objects.count()}"
