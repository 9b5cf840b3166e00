"""What commissions add to an agent's first page: dwellings to put on an agenda, sessions to hold and to close."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte, Repere
from seuil.acteurs.models import Agent, Metier, Organisme
from seuil.acteurs.nomenclatures import Attente
from seuil.commissions import acces
from seuil.commissions.etats import Etat
from seuil.commissions.models import Decision, Seance
from seuil.commissions.requetes import a_radier, a_relire, radiable_le, vacances_a_inscrire
from seuil.regles.ecriture import compte
from seuil.socle.design.mesures import date_longue


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield what awaits the secretariat, and the landlord's agents who read again or follow a rejection."""
    if agent.organisme is None:
        return
    if agent.exerce(Metier.SECRETARIAT):
        yield from _a_inscrire(agent.organisme)
        for seance in acces.visibles_par(agent).filter(etat__in=[Etat.CONVOQUEE, Etat.OUVERTE]):
            yield _tenir(seance, le)
    if {Metier.SECRETARIAT, Metier.ATTRIBUTION} & set(agent.metiers):
        for decision in a_relire(agent.organisme):
            if acces.peut_relire(agent, decision).est_oui:
                yield _relire(decision)
        for decision in a_radier(agent.organisme):
            yield _suivre(decision, le)


def _a_inscrire(bailleur: Organisme) -> Iterator[Acte]:
    for vacance in vacances_a_inscrire(bailleur):
        dossier, detail = f"Logement {vacance.logement.reference}", str(vacance.logement)
        page = reverse("gestion:commissions")
        yield Acte(
            "Inscrire à l’ordre du jour",
            dossier,
            page,
            "Inscrire",
            detail=detail,
            regle="R441-9",
            attente=Attente.CANDIDATS,
            objet=f"vacance {vacance.pk}",
        )


def _tenir(seance: Seance, le: date) -> Acte:
    """A session whose day is gone is moved or called off: it no longer opens."""
    if seance.etat == Etat.OUVERTE:
        acte = "Clore la séance"
    else:
        acte = "Tenir la séance" if seance.le >= le else "Déplacer ou annuler la séance"
    points = compte(seance.points.count(), "logement", "logements")
    page = reverse("gestion:seance", args=[seance.pk])
    return Acte(
        acte,
        str(seance.commission),
        page,
        "Ouvrir",
        seance.le,
        f"{points} à l’ordre du jour",
        "R441-9",
        attente=Attente.SEANCE,
        objet=f"seance {seance.pk}",
    )


def _relire(decision: Decision) -> Acte:
    page = reverse("gestion:point", args=[decision.point_id])
    qui, numero = str(decision.candidature.demande.titulaire), decision.candidature.demande.numero_unique
    avant, ou = decision.point.seance.le, str(decision.point)
    return Acte("Relire un motif", qui, page, "Relire", avant, ou, "L441", numero, Attente.REJET)


def _suivre(decision: Decision, le: date) -> Acte:
    """A rejection: first its warning is delivered, then its month runs, then the demand may leave the register."""
    demande, des_le = decision.candidature.demande, radiable_le(decision)
    page = reverse("gestion:rejets")
    if des_le is None:
        acte, avant = "Envoyer l’avertissement, noter sa remise", None
    elif le < des_le:
        acte, avant = "Avertissement en cours", des_le
    else:
        acte, avant = "Proposer la radiation", des_le
    numero = demande.numero_unique
    qui, ou = str(demande.titulaire), str(decision.point)
    return Acte(acte, qui, page, "Ouvrir", avant, ou, "R441-2-8", numero, Attente.REJET)


def reperes(agent: Agent, le: date) -> Iterator[Repere]:
    """Yield the day of the next session."""
    prochaine = acces.visibles_par(agent).filter(etat=Etat.CONVOQUEE, le__gte=le).order_by("le").first()
    if prochaine:
        yield Repere(f"{prochaine.le:%d/%m}", f"Prochaine commission, le {date_longue(prochaine.le)}")
