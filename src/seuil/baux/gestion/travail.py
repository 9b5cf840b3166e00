"""What offers add to an agent's first page: offers to send, answers to note, leases to sign."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte, Repere
from seuil.acteurs.models import Agent, Metier
from seuil.acteurs.nomenclatures import Attente
from seuil.baux import acces, faits
from seuil.baux.etats import EN_COURS, Etat
from seuil.baux.gestion.lignes import condition_dite, remise_dite, silence
from seuil.baux.models import Offre
from seuil.baux.requetes import prochaine_attribution
from seuil.commissions.models import Decision
from seuil.courriers.requetes import notifie_le
from seuil.patrimoine.acces import peut_orienter
from seuil.patrimoine.acces import visibles_par as vacances_visibles
from seuil.patrimoine.etats import Etat as EtatVacance
from seuil.patrimoine.models import Vacance
from seuil.regles.ecriture import compte
from seuil.socle.design.mesures import nombre
from seuil.territoires.requetes import delais_ici


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield the offers that await the landlord."""
    for vacance in vacances_visibles(agent).filter(etat=EtatVacance.ATTRIBUEE):
        if peut_orienter(agent, vacance).est_oui and not vacance.offres.filter(etat__in=EN_COURS).exists():
            prochaine = prochaine_attribution(vacance)
            if prochaine is not None:
                yield _de_l_attribution(vacance, prochaine)
    if agent.exerce(Metier.ATTRIBUTION):
        offres = acces.visibles_par(agent).filter(etat__in=EN_COURS)
        for offre in offres.select_related("courrier").prefetch_related("courrier__remises", "demande__personnes"):
            yield _de_l_offre(offre, le)


def reperes(agent: Agent, le: date) -> Iterator[Repere]:
    """Yield how many offers await an answer, and how many leases a signature."""
    if {Metier.ATTRIBUTION, Metier.SECRETARIAT} & set(agent.metiers):
        offres = acces.visibles_par(agent)
        yield Repere(nombre(offres.filter(etat=Etat.ENVOYEE).count()), "Offres en attente de réponse")
        yield Repere(nombre(offres.filter(etat=Etat.ACCEPTEE).count()), "Baux à signer")


def _de_l_attribution(vacance: Vacance, decision: Decision) -> Acte:
    dossier, detail = f"Logement {vacance.logement.reference}", str(vacance.logement)
    condition = faits.condition(decision)
    if condition is not None and condition.est_en_attente:
        page = reverse("gestion:lever", args=[decision.pk])
        qui, numero = str(decision.candidature.demande.titulaire), decision.candidature.demande.numero_unique
        detail, avant = f"{detail}. {condition_dite(condition)}.", condition.avant_le
        return Acte("Suivre une condition", qui, page, "Suivre", avant, detail, "R441-3 c", numero, Attente.REPONSE)
    page, objet = reverse("gestion:attributions", args=[vacance.pk]), f"vacance {vacance.pk}"
    return Acte("Envoyer l’offre", dossier, page, "Envoyer", None, detail, "R441-10", "", Attente.REPONSE, objet)


def _de_l_offre(offre: Offre, le: date) -> Acte:
    """What is to be done of an offer; the household's answer makes the line new."""
    page = reverse("gestion:attributions", args=[offre.vacance_id])
    qui, ou = str(offre.demande.titulaire), str(offre.vacance.logement)
    numero, suite = offre.demande.numero_unique, (Attente.REPONSE, f"demande {offre.demande_id}")
    if offre.etat == Etat.ACCEPTEE:
        signer, avant = reverse("gestion:signer", args=[offre.pk]), offre.vacance.libre_le
        return Acte("Signer le bail", qui, signer, "Signer", avant, ou, "R441-2-8", numero, *suite)
    delai = compte(delais_ici(offre.vacance.logement.programme.commune, le).reponse_offre_jours, "jour", "jours")
    avant = offre.repondre_avant
    if silence(offre, le).est_oui:
        detail = f"{ou}. {remise_dite(offre.courrier)} : ne pas répondre vaut refus."
        return Acte("Constater le silence", qui, page, "Constater", avant, detail, delai, numero, *suite)
    detail = f"{ou}. {remise_dite(offre.courrier)}."
    if notifie_le(offre.courrier) is None:
        return Acte("Noter la remise d’une offre", qui, page, "Ouvrir", avant, detail, delai, numero, *suite)
    return Acte("Réponse attendue à une offre", qui, page, "Ouvrir", avant, detail, delai, numero, *suite)
