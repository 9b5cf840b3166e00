"""The code that opens a draft on another device, and the wrong dates of birth given with it."""

import secrets
from typing import Final

from django.db import transaction
from django.db.models import F

from seuil.acteurs.models import Acteur
from seuil.declarations.models import Brouillon
from seuil.declarations.requetes import ALPHABET, ESSAIS, SIGNES, empreinte
from seuil.demandes import acces
from seuil.socle.droits import exiger

GROUPE: Final = 4


@transaction.atomic
def donner_un_code(brouillon: Brouillon, *, par: Acteur) -> str:
    """Return a new code, the former one and its link opening nothing any more. Only its digest is kept."""
    exiger(acces.peut_enregistrer(par))

    code = "".join(secrets.choice(ALPHABET) for _ in range(SIGNES))
    garde = brouillon.verrouiller()
    garde.reprise, garde.essais = empreinte(code), 0
    garde.save(update_fields=["reprise", "essais", "modifie_a"])
    return "-".join(code[rang : rang + GROUPE] for rang in range(0, SIGNES, GROUPE))


def compter_un_essai(brouillon: Brouillon) -> bool:
    """Count a date of birth given with the code of a draft; False when there were too many.

    One statement, before the date is judged: those that come at the same instant count too.
    """
    return Brouillon.objects.filter(pk=brouillon.pk, essais__lt=ESSAIS).update(essais=F("essais") + 1) == 1


def oublier_les_essais(brouillon: Brouillon) -> None:
    """A right date forgets the wrong ones."""
    Brouillon.objects.filter(pk=brouillon.pk).update(essais=0)
