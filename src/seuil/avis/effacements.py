"""What a household is told of its request to be erased: received, with its last day; refused, with its reason.

Granted, nothing is left to tell it with: the page says so when it asks.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from seuil.avis import lecture as lu
from seuil.avis.modele import JOUR, Avis, Fait
from seuil.socle.design.mesures import date_longue

RGPD: Final = "Articles 12 et 17 du règlement (UE) 2016/679."


def la_reponse(fait: Fait) -> Mapping[str, str]:
    return {**lu.le_jour(fait), "fin": date_longue(date.fromisoformat(fait.faits["avant"]))}


def le_refus(fait: Fait) -> Mapping[str, str]:
    return {**lu.le_jour(fait), "raison": fait.faits["raison"]}


DES_EFFACEMENTS: Final[dict[str, tuple[Avis, ...]]] = {
    "demande.effacement_demande": (
        Avis(
            "effacement_demande",
            "Votre demande d’effacement est reçue",
            (
                "Le {jour}, vous avez demandé que vos données soient effacées.",
                "Le gestionnaire du fichier vous répond avant le {fin}. S’il accepte, tout est effacé aussitôt, et "
                "nous ne pourrons plus vous écrire.",
            ),
            RGPD,
            exemple={**JOUR, "fin": "12 décembre 2026"},
            mots=la_reponse,
            papier=lu.papier_d_un_acte,
        ),
    ),
    "demande.effacement_refuse": (
        Avis(
            "effacement_refuse",
            "Vos données ne sont pas effacées maintenant",
            (
                "Le {jour}, le gestionnaire du fichier a refusé d’effacer vos données avant leur date.",
                "Pourquoi : {raison}",
                "Vous pouvez écrire à la CNIL (cnil.fr), ou saisir le tribunal.",
            ),
            RGPD,
            exemple={**JOUR, "raison": "un recours est en cours sur cette radiation."},
            mots=le_refus,
        ),
    ),
}
