"""A mandate of the household of the journey."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.mandats.models import Mandat
from seuil.mandats.nomenclatures import Qualite, Recueil
from seuil.mandats.services import Termes, donner

LE = date(2026, 11, 23)
TERMES = Termes(
    nom="Mme Aminata Diallo",
    organisme="CCAS d’Exemple",
    qualite=Qualite.TRAVAIL_SOCIAL,
    mois=6,
    change_les_reponses=True,
    repond_aux_offres=False,
    accord="J’accepte.",
)


@pytest.fixture
def donne(demande) -> tuple[Mandat, str]:
    """The mandate and its code."""
    return donner(demande, TERMES, Recueil.ESPACE, par=Demandeur(demande.numero_unique), le=LE)


@pytest.fixture
def mandat(donne) -> Mandat:
    return donne[0]
