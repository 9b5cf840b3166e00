"""Change what a household declared."""

from datetime import date
from typing import Any

from django.db import transaction

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

MODIFIABLES = frozenset(
    {
        "adresse",
        "code_postal",
        "commune",
        "ville_etrangere",
        "pays",
        "telephone",
        "mel",
        "occupation",
        "occupation_depuis",
        "surface",
        "pieces",
        "nb_occupants",
        "loyer_charges",
        "apl",
        "motifs",
        "situations",
        "types",
        "loyer_maximum",
        "besoin_accessible",
        "demande_elargie",
    }
)
PREUVE_D_UN_CHAMP = {
    "surface": "surface_m2",
    "pieces": "nb_pieces",
    "loyer_charges": "loyer_charges",
    "apl": "apl",
    "occupation": "statut_occupation",
}


class ReponseChangee(Exception):
    """Somebody changed the same answers first; ``champs`` names them, the demand given now holds their values."""

    def __init__(self, champs: list[str]) -> None:
        self.champs = champs
        super().__init__(f"Réponses changées entre-temps : {', '.join(champs)}.")


@transaction.atomic
def modifier(demande: Demande, *, changements: dict[str, Any], par: Acteur | Mandataire, le: date) -> Demande:
    """Change some answers of an active demand; each change keeps its former value in the journal, and loses its proof.

    ``changements`` maps field names among MODIFIABLES to new values, chosen by who read ``demande``.
    Raises DroitRefuse, PassageInterdit, ReponseChangee when one of them changed since, KeyError.
    """
    exiger(acces.peut_changer_les_reponses(par, demande, changements))

    inconnus = changements.keys() - MODIFIABLES
    if inconnus:
        raise KeyError(f"champs non modifiables : {', '.join(sorted(inconnus))}")
    lues = {champ: getattr(demande, champ) for champ in changements}
    demande = demande.verrouiller()
    demande.passer("modifier_retenue" if demande.etat == Etat.RETENUE else "modifier")
    if depassees := [champ for champ, lue in lues.items() if getattr(demande, champ) != lue]:
        raise ReponseChangee(depassees)
    avant = {champ: _lisible(lue) for champ, lue in lues.items()}
    for champ, valeur in changements.items():
        setattr(demande, champ, valeur)
    perdues = {PREUVE_D_UN_CHAMP[champ] for champ in changements if champ in PREUVE_D_UN_CHAMP}
    demande.preuves = [preuve for preuve in demande.preuves if preuve not in perdues]
    demande.save(update_fields=["etat", "preuves", *changements])

    apres = {champ: _lisible(valeur) for champ, valeur in changements.items()}
    consigner("demande.modifiee", demande, par=par, le=le, avant=avant, apres=apres)
    return demande


def _lisible(valeur: Any) -> Any:
    return str(valeur) if hasattr(valeur, "pk") else valeur
