"""What commissions add to an agent's first page: dwellings to put on an agenda, sessions to hold and to close."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte, Repere
from seuil.acteurs.models import Agent, Metier
from seuil.commissions import acces
from seuil.commissions.etats import Etat
from seuil.commissions.requetes import vacances_a_inscrire
from seuil.socle.design.mesures import date_longue


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield what awaits the secretariat."""
    if agent.organisme is None or not agent.exerce(Metier.SECRETARIAT):
        return
    for vacance in vacances_a_inscrire(agent.organisme):
        dossier, detail = f"Logement {vacance.logement.reference}", str(vacance.logement)
        page = reverse("gestion:commissions")
        yield Acte("Inscrire à l’ordre du jour", dossier, page, "Inscrire", detail=detail, regle="R441-9")
    for seance in acces.visibles_par(agent).exclude(etat=Etat.CLOSE):
        ouverte = seance.etat == Etat.OUVERTE
        yield Acte(
            "Clore la séance" if ouverte else "Tenir la séance",
            str(seance.commission),
            reverse("gestion:seance", args=[seance.pk]),
            "Ouvrir",
            seance.le,
            f"{seance.points.count()} logement(s) à l’ordre du jour",
            "R441-9",
        )


def reperes(agent: Agent, le: date) -> Iterator[Repere]:
    """Yield the day of the next session."""
    prochaine = acces.visibles_par(agent).filter(etat=Etat.CONVOQUEE, le__gte=le).order_by("le").first()
    if prochaine:
        yield Repere(f"{prochaine.le:%d/%m}", f"Prochaine commission, le {date_longue(prochaine.le)}")
