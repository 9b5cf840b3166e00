"""Correct an answer on the faith of a paper: what was declared stays readable, the household answers (R441-2-17)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur, Agent
from seuil.demandes import acces as acces_demandes
from seuil.demandes import services as demandes
from seuil.demandes.models import Personne
from seuil.demandes.services import Foyer
from seuil.instruction.models import Piece, Rectification
from seuil.instruction.nomenclatures import DE_LA_PERSONNE, champs_de
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


class ReponseDejaDonnee(ValueError):
    """The household answered this correction before."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An answer and its value as the paper says it; ``personne`` for an answer of one person."""

    champ: str
    valeur: Any
    raison: str
    personne: Personne | None = None


def rectifier(piece: Piece, corrections: Collection[Correction], *, par: Agent, le: date) -> list[Rectification]:
    """Write what the paper says in the place of what was declared, inside the decision on the paper.

    The proofs of what changes fall, as for any change: the decision then establishes them again. Raises DroitRefuse,
    PassageInterdit, FoyerImpossible, KeyError for an answer that this paper does not tell.
    """
    inconnus = {une.champ for une in corrections} - set(champs_de(piece.code))
    if inconnus:
        raise KeyError(f"hors de la pièce : {', '.join(sorted(inconnus))}")
    demande = piece.demande
    ecrites = [_ecrire(piece, une, par=par, le=le) for une in corrections]
    du_foyer: dict[int, dict[str, Any]] = {}
    for une in corrections:
        if une.personne is not None:
            du_foyer.setdefault(une.personne.pk, {})[une.champ] = une.valeur
    changements = {une.champ: une.valeur for une in corrections if une.personne is None}
    piece.demande = demandes.modifier(demande, changements=changements, foyer=Foyer(du_foyer), par=par, le=le)
    Rectification.objects.bulk_create(ecrites)
    return ecrites


@transaction.atomic
def repondre(rectification: Rectification, *, reponse: str, par: Acteur | Mandataire, le: date) -> None:
    """Keep what the household says of a correction, once. Raises DroitRefuse, ReponseDejaDonnee."""
    exiger(acces_demandes.peut_changer_les_reponses(par, rectification.demande, [rectification.champ]))

    rectification = rectification.verrouiller()
    if rectification.repondue_le is not None:
        raise ReponseDejaDonnee(gettext("Vous avez déjà répondu à cette correction."))
    rectification.reponse, rectification.repondue_le = reponse, le
    rectification.save(update_fields=["reponse", "repondue_le"])

    consigner("demande.rectification_contestee", rectification.demande, par=par, le=le, rectification=rectification.pk)


def _ecrire(piece: Piece, une: Correction, *, par: Agent, le: date) -> Rectification:
    porte = une.personne if une.champ in DE_LA_PERSONNE else piece.demande
    return Rectification(
        demande=piece.demande,
        personne=une.personne,
        piece=piece,
        champ=une.champ,
        declaree=_lisible(getattr(porte, une.champ)),
        retenue=_lisible(une.valeur),
        raison=une.raison,
        par=par.designation,
        le=le,
    )


def _lisible(valeur: Any) -> Any:
    return valeur.isoformat() if isinstance(valeur, date) else valeur
