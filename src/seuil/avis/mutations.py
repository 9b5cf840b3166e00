"""What a household is told of its landlord's answer; the reason stays in the space of one that is protected."""

from collections.abc import Mapping
from typing import Final

from seuil.acteurs.models import Organisme
from seuil.avis import lecture as lu
from seuil.avis.modele import Avis, Fait
from seuil.mutations.etats import Etat
from seuil.mutations.models import Location

A_LIRE: Final = "elle est dans votre espace, page « Mon bailleur »."
EXEMPLE: Final = {"bailleur": "Les Logis d’Exemple", "motif": "aucun bail à ce nom."}


def _location(fait: Fait) -> Location:
    return Location.objects.select_related("bailleur").get(pk=fait.faits["location"])


def du_bailleur(fait: Fait) -> Organisme:
    bailleur = _location(fait).bailleur
    assert bailleur is not None  # only a landlord of Seuil answers
    return bailleur


def la_reponse(fait: Fait) -> Mapping[str, str]:
    location = _location(fait)
    return {"bailleur": location.nom, "motif": A_LIRE if fait.demande.est_protegee else location.motif}


def est_reconnue(fait: Fait) -> bool:
    """Say whether the landlord has not said otherwise since."""
    return _location(fait).etat == Etat.RECONNUE


def est_ecartee(fait: Fait) -> bool:
    return _location(fait).etat == Etat.ECARTEE


DES_MUTATIONS: Final[dict[str, tuple[Avis, ...]]] = {
    "demande.locataire_reconnu": (
        Avis(
            "locataire_reconnu",
            "Votre bailleur vous reconnaît comme locataire",
            (
                "{bailleur} vous reconnaît comme locataire.",
                "Vous pouvez être candidat aux logements qu’il garde pour ses locataires.",
                "Votre demande ne change pas : elle vaut toujours pour tous les bailleurs.",
            ),
            exemple=EXEMPLE,
            mots=la_reponse,
            expediteur=du_bailleur,
            papier=lu.papier_d_un_acte,
            si=est_reconnue,
        ),
    ),
    "demande.locataire_ecarte": (
        Avis(
            "locataire_ecarte",
            "Votre bailleur ne vous reconnaît pas comme locataire",
            (
                "{bailleur} dit que vous n’êtes pas son locataire. Votre demande reste active, avec son ancienneté.",
                "Sa raison : {motif}",
                "Vous pouvez lui répondre dans votre espace, page « Mon bailleur », ou avec un guichet.",
            ),
            exemple=EXEMPLE,
            mots=la_reponse,
            expediteur=du_bailleur,
            papier=lu.papier_d_un_acte,
            si=est_ecartee,
        ),
    ),
}
