"""When the desks of the demonstration receive: the openings of each town that offers an appointment."""

from datetime import date, time

from seuil.acteurs.models import Agent
from seuil.demo.villes import Ville
from seuil.regles.creneaux import Recurrence
from seuil.rendez_vous.models import Permanence
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.services import ouvrir_une_permanence


def creer_les_permanences(ville: Ville, *, le: date) -> None:
    """Open, once, what the file of a town says."""
    for dite in ville.dit.get("permanences", []):
        agent = Agent.objects.select_related("guichet__territoire", "organisme").get(username=dite["agent"])
        if agent.guichet is None or Permanence.objects.filter(agent=agent, jour__in=dite["jours"]).exists():
            continue
        for jour in dite["jours"]:
            for plage in dite["heures"]:
                de, a = (time.fromisoformat(borne) for borne in plage.split("-"))
                recurrence = Recurrence(jour, de, a, dite["minutes"], du=le)
                ouvrir_une_permanence(agent.guichet, agent, Sorte(dite["sorte"]), recurrence, par=agent, le=le)
