"""Erase who a demand was for: a token takes the place of its numéro; what the counts read stays."""

import secrets
from datetime import date
from typing import Any, Final

from django.db import models, transaction

from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien, Precision
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

GARDES: Final = frozenset(
    {
        "id",
        "ressort",
        "etat",
        "numero_unique",
        "guichet",
        "recue_le",
        "enregistree_le",
        "renouvelee_le",
        "echeance",
        "radiee_le",
        "motif_radiation",
        "tranchee_le",
        "types",
        "demande_elargie",
    }
)  # of a demand: what is counted, where and when; a new column is erased unless it is named here
GARDES_DU_TITULAIRE: Final = frozenset({"id", "demande", "ordre", "lien"})
PERSONNE_EFFACEE: Final = "Personne effacée"
NAISSANCE_EFFACEE: Final = date(1900, 1, 1)
OCTETS: Final = 8
VIDES: Final[tuple[tuple[type, Any], ...]] = (
    (models.CharField, ""),
    (models.TextField, ""),
    (models.BooleanField, False),
    (models.IntegerField, 0),
)


@transaction.atomic
def effacer(demande: Demande, *, jeton: str, par: Acteur, le: date) -> None:
    """Erase the demand and its household: ``jeton`` names it from now on.

    The rows of the other steps are theirs: `effacements` erases them. Raises DroitRefuse, PassageInterdit.
    """
    exiger(acces.peut_effacer(par, demande))

    demande = demande.verrouiller()
    demande.passer("effacer")
    demande.numero_unique = jeton
    for champ, vide in _vides(Demande, GARDES).items():
        setattr(demande, champ, vide)
    demande.save()
    demande.personnes.exclude(lien=Lien.DEMANDEUR).delete()
    demande.personnes.update(
        **_vides(Personne, GARDES_DU_TITULAIRE)
        | {"nom": PERSONNE_EFFACEE, "naissance": NAISSANCE_EFFACEE, "precision_naissance": Precision.ANNEE}
    )

    consigner("demande.effacee", demande, par=par, le=le)


def nouveau_jeton() -> str:
    """Return what takes the place of a numéro: nothing of the household, never the same, never a numéro."""
    return f"E{secrets.token_hex(OCTETS)}"


def _vides(modele: type[models.Model], gardes: frozenset[str]) -> dict[str, Any]:
    """Return the empty value of each column that is not kept."""
    champs = (champ for champ in modele._meta.concrete_fields if champ.name not in gardes)
    return {champ.name: _vide(champ) for champ in champs if not isinstance(champ, models.DateField) or champ.null}


def _vide(champ: Any) -> Any:
    if champ.null:
        return None
    if champ.has_default():
        return champ.get_default()
    return next((vide for sorte, vide in VIDES if isinstance(champ, sorte)), [])
