"""Take a draft up again on another device: a code, and the date of birth when it was typed."""

import secrets
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import F

from seuil.acteurs.models import Acteur
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon
from seuil.declarations.requetes import ALPHABET, SIGNES, brouillon_du_code, empreinte
from seuil.demandes import acces
from seuil.socle.droits import exiger
from seuil.socle.horloge import exiger_un_jour_venu

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


def reprendre(code: str, naissance: date | None, *, par: Acteur, le: date) -> Brouillon | None:
    """Return the draft of a code, for who knows the birth that it holds, if any; a wrong one is counted."""
    exiger(acces.peut_enregistrer(par))
    exiger_un_jour_venu(le)

    brouillon = brouillon_du_code(code)
    if brouillon is None:
        return None
    identite = Saisie(brouillon.reponses, le=le).lus["identite"]
    attendue = identite.cleaned_data["naissance"] if identite.is_bound and identite.is_valid() else None
    if attendue is None or attendue.jour == naissance:
        return brouillon
    Brouillon.objects.filter(pk=brouillon.pk).update(essais=F("essais") + 1)
    return None
