"""What the messages add to an agent's first page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from seuil.acteurs.gestion import Acte, Repere
from seuil.acteurs.models import Agent
from seuil.acteurs.nomenclatures import Attente
from seuil.echanges import acces
from seuil.echanges.requetes import a_repondre, est_tenue
from seuil.regles.ecriture import compte
from seuil.socle.design.mesures import nombre


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield one line for the queue, with the first day promised; it names nobody."""
    if not acces.peut_tenir_la_file(agent).est_oui:
        return
    attendus = a_repondre(agent)
    if combien := attendus.count():
        premier = attendus.first()
        avant, dit = premier.repondre_avant if premier else None, compte(combien, "message", "messages")
        page = reverse("gestion:echanges")
        pris = attendus.exclude(prise_par=None).select_related("prise_par")
        tenus = tuple(un.prise_par for un in pris if un.prise_par and est_tenue(un, timezone.now()))
        yield Acte("Répondre aux foyers", dit, page, "Lire", avant=avant, attente=Attente.MESSAGE, tenu_par=tenus)


def reperes(agent: Agent, le: date) -> Iterator[Repere]:
    """Yield how many messages wait for the agent's service, when some do."""
    if acces.peut_tenir_la_file(agent).est_oui and (combien := a_repondre(agent).count()):
        yield Repere(nombre(combien), "Messages à répondre")
