"""The acts, about something else than a demand, whose words speak of its household."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from seuil.commissions.models import Decision, Report
from seuil.demandes.models import Demande
from seuil.designations.models import Candidature
from seuil.effacements.requetes.traces import Traces, liees_a
from seuil.envois.models import Envoi
from seuil.journal.models import Contenu

Objets = dict[str, list[str]]  # the keys of the objects of acts, by the name of their table
CLE_SIMPLE = "id"


def entrees_a_taire(demande: Demande, traces: Traces) -> list[int]:
    """Return them: those about its own candidacies, offers, papers or leases, all; the others when they name it.

    The others: about a list, a session, a dwelling, a bundle of letters, another demand.
    """
    autres = Contenu.objects.exclude(entree__numero_unique=demande.numero_unique)
    propres = autres.filter(_actes_sur(_objets_propres(demande))).values_list("pk", flat=True)
    communs = autres.filter(_actes_sur(_objets_partages(demande))).values_list("pk", "texte")
    return sorted({*propres, *(cle for cle, texte in communs if traces.se_lisent_dans(texte))})


def _objets_propres(demande: Demande) -> Objets:
    """Return every row that refers to the demand, whatever its table, and the decisions on its candidacies."""
    objets: Objets = {}
    for nom, lignes in _lignes_de(demande):
        objets[nom] = objets.get(nom, []) + [str(cle) for cle in lignes.values_list("pk", flat=True)]
    candidatures = Candidature.objects.filter(demande=demande)
    for modele in (Decision, Report):
        siens = modele.objects.filter(candidature__in=candidatures).values_list("pk", flat=True)
        objets[str(modele._meta.model_name)] = [str(cle) for cle in siens]
    return objets


def _lignes_de(demande: Demande) -> Iterator[tuple[str, QuerySet[Any]]]:
    for modele in apps.get_models():
        if modele is Demande or modele._meta.pk.name != CLE_SIMPLE:
            continue
        for champ in modele._meta.concrete_fields:
            if champ.related_model is Demande:
                yield str(modele._meta.model_name), modele._default_manager.filter(**{champ.name: demande})


def _objets_partages(demande: Demande) -> Objets:
    candidatures = Candidature.objects.filter(demande=demande)
    seances = _cles(candidatures, "decision__point__seance") + _cles(candidatures, "reports__point__seance")
    return {
        "demande": [str(cle) for cle in liees_a(demande)],
        "liste": _cles(candidatures, "liste"),
        "vacance": _cles(candidatures, "vacance"),
        "seance": seances,
        "liasse": _cles(Envoi.objects.filter(demande=demande), "liasse"),
    }


def _cles(lignes: QuerySet[Any], chemin: str) -> list[str]:
    connues = lignes.exclude(**{chemin: None}).values_list(chemin, flat=True)
    return [str(cle) for cle in connues.distinct()]


def _actes_sur(objets: Objets) -> Q:
    voulus = Q(pk=None)
    for objet, cles in objets.items():
        if cles:
            voulus |= Q(entree__objet=objet, entree__objet_id__in=cles)
    return voulus
