"""Change what a household declared."""

from datetime import date
from typing import Any

from django.db import transaction

from seuil.demandes import acces
from seuil.demandes.acces import Acteur
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

MODIFIABLES = frozenset(
    {"adresse", "code_postal", "commune", "telephone", "mel", "occupation", "occupation_depuis", "surface", "pieces",
     "nb_occupants", "loyer_charges", "apl", "motifs", "situations", "types", "loyer_maximum", "besoin_accessible",
     "demande_elargie"}
)  # fmt: skip
PROOF_OF_FIELD = {
    "surface": "surface_m2", "pieces": "nb_pieces", "loyer_charges": "loyer_charges", "apl": "apl",
    "occupation": "statut_occupation",
}  # fmt: skip


@transaction.atomic
def modifier(demande: Demande, *, changements: dict[str, Any], par: Acteur, le: date) -> Demande:
    """Change some answers of an active demand; each change keeps its former value in the journal, and loses its proof.

    ``changements`` maps field names among MODIFIABLES to new values. Raises DroitRefuse, PassageInterdit, KeyError.
    """
    exiger(acces.peut_modifier(par, demande))

    demande = demande.verrouiller()
    demande.passer("modifier")
    inconnus = changements.keys() - MODIFIABLES
    if inconnus:
        raise KeyError(f"champs non modifiables : {', '.join(sorted(inconnus))}")
    avant = {champ: _lisible(getattr(demande, champ)) for champ in changements}
    for champ, valeur in changements.items():
        setattr(demande, champ, valeur)
    perdues = {PROOF_OF_FIELD[champ] for champ in changements if champ in PROOF_OF_FIELD}
    demande.preuves = [preuve for preuve in demande.preuves if preuve not in perdues]
    demande.save()

    apres = {champ: _lisible(valeur) for champ, valeur in changements.items()}
    consigner("demande.modifiee", demande, par=par, le=le, avant=avant, apres=apres)
    return demande


def _lisible(valeur: Any) -> Any:
    return str(valeur) if hasattr(valeur, "pk") else valeur
