"""What letters without an answer and contests add to an agent's first page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte
from seuil.acteurs.models import Agent
from seuil.radiations import acces
from seuil.radiations.gestion.suivi import ou_en_est
from seuil.radiations.requetes import a_repondre, a_suivre


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield each letter that asks for a gesture of the desk, then each contest to answer."""
    if acces.peut_suivre_les_courriers(agent).est_oui:
        for interrogation in a_suivre(agent):
            ou, demande = ou_en_est(interrogation, le), interrogation.demande
            if ou.acte:
                page = reverse("gestion:courrier_sans_reponse", args=[interrogation.pk])
                qui, numero = str(demande.titulaire), demande.numero_unique
                yield Acte(ou.acte, qui, page, "Ouvrir", None, str(interrogation), "R441-2-8", numero)
    if acces.peut_repondre_aux_contestations(agent).est_oui:
        for dite in a_repondre(agent):
            page, qui = reverse("gestion:contestation", args=[dite.pk]), str(dite.demande.titulaire)
            numero = dite.demande.numero_unique
            yield Acte("Répondre à une contestation", qui, page, "Lire", dite.repondre_avant, str(dite), "", numero)
