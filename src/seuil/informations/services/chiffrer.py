"""Write a value of a published figure; take in the figures of a file, which never cover what an agent wrote."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.informations import acces
from seuil.informations.models import FaitChiffre
from seuil.informations.requetes import valeur_montree
from seuil.informations.services.reprendre import est_decidee
from seuil.informations.services.versions import RedactionInvalide, VersionDepassee, noter, publier
from seuil.socle.droits import exiger
from seuil.territoires.models import Territoire


@transaction.atomic
def chiffrer(
    fait: FaitChiffre, changements: Mapping[str, Any], *, vues: Mapping[str, Any], par: Agent, le: date
) -> FaitChiffre:
    """Put a new value of a figure on line; the former stays readable.

    Raises DroitRefuse, RedactionInvalide, VersionDepassee.
    """
    exiger(acces.peut_rediger(par, fait.territoire))

    fait.territoire.verrouiller()
    actuelle = valeur_montree(fait)
    if depassees := [champ for champ in changements if actuelle.contenu[champ] != vues[champ]]:
        raise VersionDepassee(depassees)
    contenu = {**actuelle.contenu, **changements}
    for champ in ("libelle", "date", "source"):
        if not contenu[champ].strip():
            raise RedactionInvalide(champ, gettext("Ce champ est obligatoire."))
    neuve = FaitChiffre.objects.create(
        territoire=fait.territoire, cle=fait.cle, rang=fait.rang, ecrite_par=par, ecrite_le=le, **contenu
    )
    noter(neuve, "redige", par=par, le=le)
    return publier(neuve, par=par, le=le)


@transaction.atomic
def reprendre_le_chiffre(
    territoire: Territoire, cle: str, rang: int, contenu: Mapping[str, Any], *, le: date
) -> FaitChiffre | None:
    """Take in a figure of a file: on line, or proposed once when an agent decided of it since. None: nothing new."""
    siennes = list(FaitChiffre.objects.filter(territoire=territoire, cle=cle).order_by("pk"))
    lues = [une for une in siennes if une.ecrite_par_id is None]
    if lues and lues[-1].contenu == contenu:
        return None
    neuve = FaitChiffre.objects.create(territoire=territoire, cle=cle, rang=rang, ecrite_le=le, **contenu)
    return neuve if est_decidee(siennes) else publier(neuve, par=Systeme(), le=le)
