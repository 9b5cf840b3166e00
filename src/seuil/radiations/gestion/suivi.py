"""The letters that wait for an answer: answers expected, warnings to write, running, removals possible."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.journal.models import Motif
from seuil.radiations import acces
from seuil.radiations.etats import Etat
from seuil.radiations.models import Interrogation
from seuil.radiations.requetes import a_suivre, radiable_le, remise_le
from seuil.regles.calendrier import ajouter_jours
from seuil.regles.radiation import juger_l_avertissement
from seuil.socle.design.mesures import date_longue
from seuil.socle.droits import exiger


@dataclass(frozen=True, slots=True)
class Ou:
    """Where a letter stands: a light and its words, what to do about it."""

    mot: str
    porte: str
    acte: str = ""


@require_safe
@agent_requis
def courriers_sans_reponse(request: Requete) -> HttpResponse:
    """The open letters of the agent's service."""
    exiger(acces.peut_suivre_les_courriers(request.agent))
    ouvertes = list(a_suivre(request.agent))
    noter_lecture(request, Motif.LISTE, [ouverte.demande.numero_unique for ouverte in ouvertes])
    lignes = [(ouverte, ou_en_est(ouverte, request.aujourdhui)) for ouverte in ouvertes]
    return render(request, "radiations/gestion/suivi.html", {"lignes": lignes})


def ou_en_est(interrogation: Interrogation, le: date) -> Ou:
    """Say where a letter stands on a day."""
    avant, des_le = interrogation.repondre_avant, radiable_le(interrogation)
    if interrogation.etat == Etat.ATTENDUE and not juger_l_avertissement(avant, le=le).est_oui:
        return Ou(f"Réponse attendue jusqu’au {date_longue(avant)}", "neutre")
    if interrogation.etat == Etat.ATTENDUE:
        return Ou("Sans réponse : avertissement possible", "attendu", "Avertir le foyer, ou essayer de le joindre")
    if interrogation.avertissement_id is None:
        return Ou("Avertissement en cours d’écriture", "neutre")
    if remise_le(interrogation) is None or des_le is None:
        return Ou("Remise à prouver", "attendu", "Envoyer l’avertissement, noter sa remise")
    if le < des_le:
        return Ou(f"Avertissement jusqu’au {date_longue(ajouter_jours(des_le, -1))}", "neutre")
    return Ou("Radiation possible", "retard", "Décider : radier, ou essayer encore")
