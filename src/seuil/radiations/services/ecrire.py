"""The letters of a desk, written by the worker, once each."""

from datetime import date

from django.db import transaction

from seuil.courriers.models import Gabarit
from seuil.courriers.services import ecrire
from seuil.radiations.courriers import lettre_d_avertissement, lettre_de_interrogation
from seuil.radiations.etats import OUVERTES, Etat
from seuil.radiations.models import Interrogation


@transaction.atomic
def ecrire_les_lettres(interrogation: Interrogation, *, le: date) -> Interrogation:
    """Write the letter, or its warning; nothing when it is written, or answered meanwhile."""
    interrogation = interrogation.verrouiller()
    numero = interrogation.demande.numero_unique
    if interrogation.etat in OUVERTES and interrogation.lettre_id is None:
        interrogation.lettre = ecrire(
            Gabarit.REPONSE_ATTENDUE,
            objet="Courrier qui attend une réponse",
            contexte=lettre_de_interrogation(interrogation),
            le=interrogation.demandee_le,
            numero_unique=numero,
        )
    if interrogation.etat == Etat.AVERTIE and interrogation.avertissement_id is None:
        interrogation.avertissement = ecrire(
            Gabarit.SANS_REPONSE,
            objet="Avertissement avant radiation, courrier sans réponse",
            contexte=lettre_d_avertissement(interrogation, le=le),
            le=le,
            numero_unique=numero,
        )
    interrogation.save(update_fields=["lettre", "avertissement"])
    return interrogation
