"""Change what a household declared: its answers, the persons of its home, the communes it wishes."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.requetes.changements import champs_changes
from seuil.demandes.services.etablir import REPONSE_CHANGEE, retirer_les_preuves
from seuil.demandes.services.foyer import changer_le_foyer
from seuil.demandes.services.foyer_decrit import Foyer
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

MODIFIABLES: Final = frozenset(
    {
        "adresse",
        "code_postal",
        "commune",
        "ville_etrangere",
        "pays",
        "hebergeant",
        "telephone",
        "mel",
        "occupation",
        "occupation_depuis",
        "bailleur_actuel",
        "est_proprietaire",
        "bien_possede",
        "surface",
        "pieces",
        "nb_occupants",
        "loyer_charges",
        "apl",
        "motifs",
        "situations",
        "date_jugement",
        "autre_motif",
        "types",
        "categorie",
        "loyer_maximum",
        "avec_parking",
        "refuse_rez_de_chaussee",
        "accepte_sans_ascenseur",
        "amenagement",
        "precisions",
        "besoin_accessible",
        "demande_elargie",
    }
)
PREUVES_D_UN_CHAMP: Final = {
    "commune": ("habite_epci", "habite_commune"),
    "surface": ("surface_m2",),
    "pieces": ("nb_pieces",),
    "loyer_charges": ("loyer_charges",),
    "apl": ("apl",),
    "occupation": ("statut_occupation",),
}


class ReponseChangee(Exception):
    """Somebody changed the same answers first; ``champs`` names them, the demand given now holds their values."""

    def __init__(self, champs: list[str]) -> None:
        self.champs = champs
        super().__init__(f"Réponses changées entre-temps : {', '.join(champs)}.")


@transaction.atomic
def modifier(
    demande: Demande,
    *,
    changements: Mapping[str, Any],
    par: Acteur | Mandataire,
    le: date,
    foyer: Foyer | None = None,
    depuis: int | None = None,
) -> Demande:
    """Change some answers of an active demand; each change keeps its former value in the journal, and loses its proof.

    ``changements`` maps field names among MODIFIABLES to new values; ``foyer`` says the persons and communes that
    change. Who chose from older pages says the last change they had seen, ``depuis`` (`requetes.changements`); without
    it, what ``demande`` holds as given is what was read.
    Raises DroitRefuse, PassageInterdit, ReponseChangee when one of them changed since, FoyerImpossible, KeyError.
    """
    foyer = foyer or Foyer()
    exiger(acces.peut_changer_les_reponses(par, demande, [*changements, *foyer.champs]))

    inconnus = changements.keys() - MODIFIABLES
    if inconnus:
        raise KeyError(f"champs non modifiables : {', '.join(sorted(inconnus))}")
    lues = {champ: getattr(demande, champ) for champ in changements}
    demande = demande.verrouiller()
    demande.passer("modifier_retenue" if demande.etat == Etat.RETENUE else "modifier")
    bouges = {champ for champ, lue in lues.items() if getattr(demande, champ) != lue}
    if depuis is not None:
        bouges = {*changements, *foyer.champs} & champs_changes(demande, depuis=depuis).keys()
    if bouges:
        raise ReponseChangee(sorted(bouges))
    ecrire(demande, changements, foyer, par=par, le=le)
    return demande


def ecrire(
    demande: Demande,
    changements: Mapping[str, Any],
    foyer: Foyer,
    *,
    par: Acteur | Mandataire,
    le: date,
    identite: int | None = None,
) -> None:
    """Write the answers of a locked demand, their proofs lost, and tell it: a step of the verbs that change it.

    ``identite``: the change of name or birth that a second person just read; nothing else may write those.
    """
    avant = {champ: getattr(demande, champ) for champ in changements}
    for champ, valeur in changements.items():
        setattr(demande, champ, valeur)
    faits = changer_le_foyer(demande, foyer, le=le, identite_relue=identite is not None)
    perdues = faits.preuves_perdues | {fait for champ in changements for fait in PREUVES_D_UN_CHAMP.get(champ, ())}
    retirer_les_preuves(demande, perdues, motif=REPONSE_CHANGEE, le=le)
    demande.save(update_fields=["etat", *changements])

    avant, apres = {**_lisibles(avant), **faits.avant}, {**_lisibles(changements), **faits.apres}
    relue = {} if identite is None else {"identite": identite}
    consigner("demande.modifiee", demande, par=par, le=le, avant=avant, apres=apres, qui=faits.qui, **relue)


def _lisibles(valeurs: Mapping[str, Any]) -> dict[str, Any]:
    return {champ: str(valeur) if hasattr(valeur, "pk") else valeur for champ, valeur in valeurs.items()}
