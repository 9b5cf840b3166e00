"""The demands about to lapse in an agent's perimeter, the nearest first, and what each household was told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch

from seuil.acteurs.models import Agent
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal, Role
from seuil.demandes import acces
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande, DemandeQuerySet, Personne
from seuil.envois.models import Envoi
from seuil.mandats.models import Mandat
from seuil.regles.calendrier import ajouter_mois, mois_revolus
from seuil.renouvellements.models import Rappel, Tentative
from seuil.renouvellements.requetes.avis import PREFIXE, annee_de
from seuil.territoires.requetes import plus_long


@dataclass(slots=True)
class Proche:
    """One demand of the list: how its household was told, what a desk tried, who accompanies it."""

    demande: Demande
    attente: int  # months of seniority that it would lose
    est_annoncee: bool = False
    dits: list[str] = field(default_factory=list)
    tentatives: list[Tentative] = field(default_factory=list)
    accompagnants: list[str] = field(default_factory=list)


def proches(agent: Agent, le: date) -> DemandeQuerySet:
    """Return the demands whose end is less than the legal month away, the nearest first."""
    fin = ajouter_mois(le, plus_long("notification_renouvellement_mois", le))
    return acces.visibles_par(agent).filter(etat__in=EN_COURS, echeance__lte=fin).order_by("echeance", "pk")


def en_lignes(demandes: Iterable[Demande], le: date) -> list[Proche]:
    """Return what the list shows of these demands, read together."""
    lignes = {demande.pk: Proche(demande, mois_revolus(demande.recue_le, le)) for demande in demandes}
    for envoi in _annonces(lignes):
        if envoi.demande_id in lignes and envoi.le >= annee_de(lignes[envoi.demande_id].demande):
            lignes[envoi.demande_id].dits.append(_dit(envoi))
    for rappel in Rappel.objects.filter(demande__in=lignes):
        lignes[rappel.demande_id].est_annoncee |= rappel.depuis == annee_de(lignes[rappel.demande_id].demande)
    for tentative in Tentative.objects.filter(demande__in=lignes).select_related("par"):
        if tentative.depuis == annee_de(lignes[tentative.demande_id].demande):
            lignes[tentative.demande_id].tentatives.append(tentative)
    for cle, noms in _accompagnants(lignes, le).items():
        lignes[cle].accompagnants = noms
    return list(lignes.values())


def avec_ses_personnes(demandes: DemandeQuerySet) -> DemandeQuerySet:
    """Read the persons with the demands."""
    return demandes.prefetch_related(Prefetch("personnes", Personne.objects.order_by("pk")))


def _annonces(cles: Iterable[int]) -> Iterable[Envoi]:
    siens = Envoi.objects.filter(demande__in=list(cles), avis__startswith=PREFIXE).exclude(canal=Canal.ESPACE)
    return siens.order_by("pk")


def _dit(envoi: Envoi) -> str:
    """Return `E-mail du 27/10/2026 : distribué`."""
    return f"{envoi.get_canal_display()} du {envoi.le:%d/%m/%Y} : {str(envoi.get_etat_display()).lower()}"


def _accompagnants(cles: Iterable[int], le: date) -> dict[int, list[str]]:
    """Return who acts for each household, or is told of its news."""
    trouves: dict[int, list[str]] = defaultdict(list)
    mandats = Mandat.objects.filter(demande__in=list(cles), retire_le=None, fin_le__gte=le)
    for mandat in mandats:
        trouves[mandat.demande_id].append(str(mandat))
    siens = Contact.objects.verifies().filter(demande__in=list(cles), role=Role.ACCOMPAGNANT)
    for contact in siens:
        trouves[contact.demande_id].append(contact.nom)
    return trouves
