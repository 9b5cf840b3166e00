"""Where the acts to be done come from: vacancies, sessions, offers that the agent may see and act on."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.models import Agent, Metier
from seuil.baux import acces as baux
from seuil.baux.etats import Etat as EtatOffre
from seuil.baux.models import Offre
from seuil.baux.requetes import prochaine_attribution
from seuil.commissions import acces as commissions
from seuil.commissions.etats import Etat as EtatSeance
from seuil.commissions.requetes import vacances_a_inscrire
from seuil.gestion.travail.actes import Acte
from seuil.patrimoine import acces as patrimoine
from seuil.patrimoine.etats import Etat as EtatVacance
from seuil.patrimoine.models import Vacance
from seuil.territoires.requetes import delais_ici


def a_faire(agent: Agent, *, le: date) -> Iterator[Acte]:
    """Yield what awaits this agent, whatever its deadline."""
    for vacance in patrimoine.visibles_par(agent).exclude(etat=EtatVacance.LOUEE).select_related("reservataire"):
        yield from _de_la_vacance(agent, vacance, le)
    if agent.exerce(Metier.SECRETARIAT):
        yield from _de_la_commission(agent)
    if agent.exerce(Metier.ATTRIBUTION):
        for offre in baux.visibles_par(agent).filter(etat__in=[EtatOffre.ENVOYEE, EtatOffre.ACCEPTEE]):
            yield _de_l_offre(offre, le)


def _de_la_vacance(agent: Agent, vacance: Vacance, le: date) -> Iterator[Acte]:
    dossier, detail = f"Logement {vacance.logement.reference}", str(vacance.logement)
    page = reverse("gestion:vacance", args=[vacance.pk])
    bailleur = patrimoine.peut_orienter(agent, vacance).est_oui
    if vacance.etat == EtatVacance.DECLAREE and bailleur:
        yield Acte("Envoyer le logement à un réservataire", dossier, page, "Envoyer", detail=detail, regle="R441-5")
    if vacance.etat == EtatVacance.ORIENTEE and patrimoine.peut_designer(agent, vacance).est_oui:
        acte = f"Désigner {delais_ici(vacance.logement.programme.commune, le).candidats_minimum} candidats"
        choix = reverse("gestion:candidats", args=[vacance.pk])
        yield Acte(acte, dossier, choix, "Choisir", vacance.designer_avant, detail, "R441-3")
    elif vacance.etat == EtatVacance.ORIENTEE and bailleur and vacance.designer_avant and vacance.designer_avant < le:
        detail = f"{detail}. {vacance.reservataire} n’a désigné personne."
        yield Acte(
            "Reprendre le logement", dossier, page, "Reprendre", vacance.designer_avant, detail, "Délai de désignation"
        )
    elif vacance.etat == EtatVacance.ATTRIBUEE and bailleur and _sans_offre(vacance):
        offres = reverse("gestion:attributions", args=[vacance.pk])
        yield Acte("Envoyer l’offre", dossier, offres, "Envoyer", detail=detail, regle="R441-10")


def _sans_offre(vacance: Vacance) -> bool:
    courantes = Offre.objects.filter(vacance=vacance, etat__in=[EtatOffre.ENVOYEE, EtatOffre.ACCEPTEE])
    return prochaine_attribution(vacance) is not None and not courantes.exists()


def _de_la_commission(agent: Agent) -> Iterator[Acte]:
    assert agent.organisme is not None
    for vacance in vacances_a_inscrire(agent.organisme):
        dossier, detail = f"Logement {vacance.logement.reference}", str(vacance.logement)
        page = reverse("gestion:commissions")
        yield Acte("Inscrire à l’ordre du jour", dossier, page, "Inscrire", detail=detail, regle="R441-9")
    for seance in commissions.visibles_par(agent).exclude(etat=EtatSeance.CLOSE):
        ouverte = seance.etat == EtatSeance.OUVERTE
        yield Acte(
            "Clore la séance" if ouverte else "Tenir la séance",
            str(seance.commission),
            reverse("gestion:seance", args=[seance.pk]),
            "Ouvrir",
            seance.le,
            f"{seance.points.count()} logement(s) à l’ordre du jour",
            "R441-9",
        )


def _de_l_offre(offre: Offre, le: date) -> Acte:
    page = reverse("gestion:attributions", args=[offre.vacance_id])
    qui, ou = str(offre.demande.titulaire), str(offre.vacance.logement)
    numero = offre.demande.numero_unique
    if offre.etat == EtatOffre.ACCEPTEE:
        signer, avant = reverse("gestion:signer", args=[offre.pk]), offre.vacance.libre_le
        return Acte("Signer le bail", qui, signer, "Signer", avant, ou, "R441-2-8", numero)
    delai = f"{delais_ici(offre.vacance.logement.programme.commune, le).reponse_offre_jours} jours"
    avant = offre.repondre_avant
    if avant < le:
        detail = f"{ou}. Ne pas répondre vaut refus."
        return Acte("Constater le silence", qui, page, "Constater", avant, detail, delai, numero)
    return Acte("Réponse attendue à une offre", qui, page, "Ouvrir", avant, ou, delai, numero)
