"""Note an address that letters print and that no text gives: a court, a commission de médiation, a landlord."""

from datetime import date

from django.db import transaction

from seuil.acteurs import acces
from seuil.acteurs.models import Acteur, Organisme
from seuil.journal.services import consigner
from seuil.socle.droits import exiger
from seuil.territoires.models import Territoire

ATTENTE = ("delai_anormalement_long_mois", "arrete_delai_anormal")


@transaction.atomic
def noter_du_territoire(territoire: Territoire, parametre: str, adresse: str, *, par: Acteur, le: date) -> Territoire:
    """Keep what letters print of a territory (`territoires.nomenclatures.A_L_EXPLOITANT`); an empty one forgets it.

    Raises DroitRefuse.
    """
    exiger(acces.peut_noter_une_adresse(par))

    territoire = territoire.verrouiller()
    autres = {nom: valeur for nom, valeur in territoire.parametres.items() if nom != parametre}
    territoire.parametres = {**autres, parametre: adresse} if adresse else autres
    territoire.save(update_fields=["parametres"])

    consigner("territoire.adresse", territoire, par=par, le=le, parametre=parametre, adresse=adresse)
    return territoire


@transaction.atomic
def noter_l_attente(territoire: Territoire, mois: int | None, arrete: str, *, par: Acteur, le: date) -> Territoire:
    """Keep the abnormally long delay that an order of the prefect sets (art. L441-1-4); None forgets both.

    Raises DroitRefuse.
    """
    exiger(acces.peut_noter_une_adresse(par))

    territoire = territoire.verrouiller()
    notes = {"delai_anormalement_long_mois": mois, "arrete_delai_anormal": arrete} if mois else {}
    autres = {nom: valeur for nom, valeur in territoire.parametres.items() if nom not in ATTENTE}
    territoire.parametres = {**autres, **notes}
    territoire.save(update_fields=["parametres"])

    consigner("territoire.attente", territoire, par=par, le=le, mois=mois, arrete=arrete)
    return territoire


@transaction.atomic
def noter_de_l_organisme(organisme: Organisme, adresse: str, *, par: Acteur, le: date) -> Organisme:
    """Keep the address of a landlord, which is that of its commission. Raises DroitRefuse."""
    exiger(acces.peut_noter_une_adresse(par))

    organisme.adresse = adresse
    organisme.save(update_fields=["adresse"])

    consigner("organisme.adresse", organisme, par=par, le=le, adresse=adresse)
    return organisme
