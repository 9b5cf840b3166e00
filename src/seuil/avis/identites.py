"""What a household is told of a name or a birth that changes: asked, confirmed, refused, left unread."""

from typing import Final

from seuil.avis import lecture as lu
from seuil.avis.modele import JOUR, QUI, SI_CE_N_EST_PAS_VOUS, Avis
from seuil.courriers.models import Gabarit

DES_IDENTITES: Final[dict[str, tuple[Avis, ...]]] = {
    "demande.identite_demandee": (
        Avis(
            "identite_demandee",
            "Un nom ou une date de naissance va changer dans votre demande",
            (
                "Ce changement a été demandé le {jour}. Qui l’a fait : {par}.",
                "Un agent le relit, au plus tard le {fin}. D’ici là, aucun nouveau logement ne peut vous être proposé.",
                SI_CE_N_EST_PAS_VOUS,
            ),
            exemple={**QUI, "fin": "22 novembre 2026"},
            mots=lu.identite_demandee,
            papier=lu.papier_d_un_acte,
        ),
    ),
    "demande.identite_confirmee": (
        Avis(
            "identite_confirmee",
            "Un nom ou une date de naissance a changé dans votre demande",
            (
                "Le changement demandé a été relu et enregistré le {jour}. Qui l’a relu : {par}.",
                "Une nouvelle attestation est prête. Elle remplace celle que vous avez.",
                SI_CE_N_EST_PAS_VOUS,
            ),
            exemple=QUI,
            mots=lu.qui_et_quand,
            lettre=lu.ecrite(Gabarit.ATTESTATION),
        ),
    ),
    "demande.identite_refusee": (
        Avis(
            "identite_refusee",
            "Un nom ou une date de naissance ne change pas dans votre demande",
            (
                "Le changement demandé a été refusé le {jour}. Qui l’a relu : {par}.",
                "Motif : {motif}",
                "Vous pouvez le demander de nouveau, ou venir à un guichet avec une pièce d’identité.",
            ),
            exemple={**QUI, "motif": "La pièce d’identité porte un autre nom."},
            mots=lu.identite_refusee,
        ),
    ),
    "demande.identite_perimee": (
        Avis(
            "identite_perimee",
            "Un nom ou une date de naissance est à demander de nouveau",
            (
                "Personne n’a relu à temps le changement que vous attendiez : le {jour}, il a été abandonné.",
                "Demandez-le de nouveau, ou venez à un guichet avec une pièce d’identité.",
            ),
            exemple=JOUR,
            mots=lu.le_jour,
            si=lu.est_vivante,
        ),
    ),
}
