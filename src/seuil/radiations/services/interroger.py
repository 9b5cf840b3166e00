"""A desk writes to a household and asks for an answer (art. R441-2-8 c)."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.journal.services import consigner
from seuil.radiations import acces
from seuil.radiations.models import Interrogation
from seuil.radiations.requetes import ouverte_de
from seuil.radiations.services.refus import InterrogationRefusee
from seuil.regles.calendrier import ajouter_jours
from seuil.socle.droits import exiger


@transaction.atomic
def interroger(demande: Demande, *, question: str, par: Agent, le: date) -> Interrogation:
    """Ask for an answer at the last address the household gave; the worker writes the letter.

    Raises DroitRefuse, InterrogationRefusee while another letter waits, or where no letter can be sent.
    """
    exiger(acces.peut_interroger(par, demande))

    demande = demande.verrouiller()
    if demande.etat not in EN_COURS:
        raise InterrogationRefusee("Cette demande n’est plus dans le fichier.")
    if ouverte_de(demande) is not None:
        raise InterrogationRefusee("Un courrier attend déjà une réponse de ce foyer.")
    if not demande.adresse_postale:
        raise InterrogationRefusee("Aucune lettre ne peut partir : le foyer se cache et n’a pas donné d’adresse sûre.")
    assert par.organisme is not None  # the right asks for a desk
    interrogation = Interrogation.objects.create(
        demande=demande,
        organisme=par.organisme,
        question=question,
        demandee_le=le,
        demandee_par=par,
        repondre_avant=ajouter_jours(le, delais_de_la_demande(demande, le).reponse_courrier_jours),
    )
    consigner("demande.reponse_attendue", demande, par=par, le=le, interrogation=interrogation.pk)
    return interrogation
