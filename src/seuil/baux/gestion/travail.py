"""What offers add to an agent's first page: offers to send, answers to note, leases to sign."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte, Repere
from seuil.acteurs.models import Agent, Metier
from seuil.baux import acces
from seuil.baux.etats import EN_COURS, Etat
from seuil.baux.models import Offre
from seuil.baux.requetes import prochaine_attribution
from seuil.patrimoine.acces import peut_orienter
from seuil.patrimoine.acces import visibles_par as vacances_visibles
from seuil.patrimoine.etats import Etat as EtatVacance
from seuil.patrimoine.models import Vacance
from seuil.socle.design.mesures import nombre
from seuil.territoires.requetes import delais_ici


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield the offers that await the landlord."""
    for vacance in vacances_visibles(agent).filter(etat=EtatVacance.ATTRIBUEE):
        if peut_orienter(agent, vacance).est_oui and _sans_offre(vacance):
            page = reverse("gestion:attributions", args=[vacance.pk])
            dossier, detail = f"Logement {vacance.logement.reference}", str(vacance.logement)
            yield Acte("Envoyer l’offre", dossier, page, "Envoyer", detail=detail, regle="R441-10")
    if agent.exerce(Metier.ATTRIBUTION):
        for offre in acces.visibles_par(agent).filter(etat__in=EN_COURS):
            yield _de_l_offre(offre, le)


def reperes(agent: Agent, le: date) -> Iterator[Repere]:
    """Yield how many offers await an answer, and how many leases a signature."""
    if {Metier.ATTRIBUTION, Metier.SECRETARIAT} & set(agent.metiers):
        offres = acces.visibles_par(agent)
        yield Repere(nombre(offres.filter(etat=Etat.ENVOYEE).count()), "Offres en attente de réponse")
        yield Repere(nombre(offres.filter(etat=Etat.ACCEPTEE).count()), "Baux à signer")


def _sans_offre(vacance: Vacance) -> bool:
    courantes = Offre.objects.filter(vacance=vacance, etat__in=EN_COURS)
    return prochaine_attribution(vacance) is not None and not courantes.exists()


def _de_l_offre(offre: Offre, le: date) -> Acte:
    page = reverse("gestion:attributions", args=[offre.vacance_id])
    qui, ou = str(offre.demande.titulaire), str(offre.vacance.logement)
    numero = offre.demande.numero_unique
    if offre.etat == Etat.ACCEPTEE:
        signer, avant = reverse("gestion:signer", args=[offre.pk]), offre.vacance.libre_le
        return Acte("Signer le bail", qui, signer, "Signer", avant, ou, "R441-2-8", numero)
    delai = f"{delais_ici(offre.vacance.logement.programme.commune, le).reponse_offre_jours} jours"
    avant = offre.repondre_avant
    if avant < le:
        detail = f"{ou}. Ne pas répondre vaut refus."
        return Acte("Constater le silence", qui, page, "Constater", avant, detail, delai, numero)
    return Acte("Réponse attendue à une offre", qui, page, "Ouvrir", avant, ou, delai, numero)
