"""What an agent chose among the candidates of a vacancy, and what the law says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from seuil.acteurs.gestion import Requete
from seuil.demandes import acces as acces_demandes
from seuil.demandes.models import Demande
from seuil.designations.controle import assez, deja_candidates, passer, recherche_faite
from seuil.designations.etats import EN_LICE
from seuil.designations.etats import Etat as EtatCandidature
from seuil.designations.models import Candidature, Liste
from seuil.patrimoine.etats import Etat
from seuil.patrimoine.models import Financement, Vacance
from seuil.rapprochement.gestion import Montres, figee, vivante
from seuil.regles.ecriture import compte
from seuil.regles.plafonds import annee_manquante
from seuil.regles.verdicts import Verdict
from seuil.socle.design.mesures import date_longue, nombre
from seuil.socle.saisie import entier
from seuil.territoires.requetes import delais_ici

CHOIX_MAXIMUM = 200
OUVERTS, AVEC_LEUR_MOTIF = 5, 40  # ranks passed over: lines shown at once; lines that may have their own reason
COLONNES = "Choisir|#Rang|Candidat|#Score|Foyer|#Attente|#Part du plafond|#Taux d’effort|Priorité"
ORDRE = "Score de la grille publiée, puis date de réception, puis tirage."


@dataclass(frozen=True)
class Choix:
    """The ranking shown, today's or the one of the last designation (``figee``), and what is chosen in it."""

    vacance: Vacance
    liste: Montres
    figee: Liste | None
    demandes: list[Demande]
    connues: dict[int, EtatCandidature]
    le: date

    @property
    def est_fige(self) -> bool:
        return self.figee is not None

    @cached_property
    def cles(self) -> set[int]:
        return {demande.pk for demande in self.demandes}

    @cached_property
    def passes(self) -> list[int]:
        """The demands passed over, in the order of the ranking."""
        return [] if self.est_fige else passer(self.liste.ordre, self.cles, self.connues)

    @cached_property
    def suffit(self) -> Verdict:
        """Whether the candidates chosen and kept are enough, or which exemption applies."""
        return assez(self.vacance, self.demandes, le=self.le)

    @cached_property
    def gardees(self) -> list[Candidature]:
        """The candidates named earlier for this dwelling, who come back with those chosen."""
        if self.est_fige:
            return []
        siennes = self.vacance.candidatures.filter(etat__in=EN_LICE)
        return list(siennes.select_related("demande").prefetch_related("demande__personnes"))

    def lire(self, demandes: Iterable[int]) -> list[dict[str, Any]]:
        return self.liste.lire([*demandes])


def choisir(request: Requete, vacance: Vacance) -> Choix:
    """Return what the page shows and what was ticked in it."""
    en_cours = vacance.etat in (Etat.DECLAREE, Etat.ORIENTEE)
    derniere = None if en_cours else vacance.listes.select_related("classement").order_by("pk").last()
    liste = figee(derniere.classement) if derniere else vivante(vacance, le=request.aujourdhui)
    connues = deja_candidates(vacance)
    saisies = {cle for dite in request.POST.getlist("d")[:CHOIX_MAXIMUM] if (cle := entier(dite)) is not None}
    visibles = acces_demandes.visibles_par(request.agent).filter(pk__in=saisies - set(connues))
    return Choix(vacance, liste, derniere, list(visibles.prefetch_related("personnes")), connues, request.aujourdhui)


def textes(choix: Choix, retenus: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the sentences of the page."""
    liste, montree_le = choix.liste, choix.liste.figee_le
    figee_le = f"Classement figé le {date_longue(montree_le)}." if montree_le else "Classement d’aujourd’hui."
    compatibles = compte(len(liste.ordre), "candidat compatible", "candidats compatibles")
    etudiees = len(liste.ordre) + liste.ecartees
    recherche = recherche_faite(len(liste.ordre), etudiees, montree_le or choix.le)
    return _textes_du_choix(choix, recherche) | {
        "colonnes": COLONNES,
        "legende": f"{compatibles}, du premier au dernier rang",
        "legende_note": " ".join(filter(None, [ORDRE, figee_le, annee_manquante(montree_le or choix.le)])),
        "titre_choix": compte(len(retenus), "candidat choisi", "candidats choisis") if retenus else "Vos désignations",
        "etudiees": etudiees,
        "pied": ("Total", nombre(liste.ecartees), ""),
    }


def _textes_du_choix(choix: Choix, recherche: str) -> dict[str, Any]:
    replies, sans_ligne = len(choix.passes[OUVERTS:AVEC_LEUR_MOTIF]), len(choix.passes[AVEC_LEUR_MOTIF:])
    return {
        "titre_passes": compte(len(choix.passes), "rang passé", "rangs passés"),
        "titre_replies": f"Un motif propre à {compte(replies, 'autre rang', 'autres rangs')}",
        "titre_sans_ligne": f"{compte(sans_ligne, 'rang suivant prend', 'rangs suivants prennent')} le motif commun.",
        "suffit": choix.suffit,
        "invite": _invite(choix.vacance, choix.le),
        "insuffisance": choix.figee.motif_insuffisance if choix.figee else "",
        "aide_insuffisance": f"Seuil écrit avant vos mots : « {recherche} » Le tout figure au procès-verbal.",
    }


def _invite(vacance: Vacance, le: date) -> str:
    minimum = delais_ici(vacance.logement.programme.commune, le).candidats_minimum
    if vacance.logement.financement == Financement.PLAI_ADAPTE:
        return (
            f"Cochez dans l’ordre du classement. Le minimum de {minimum} ne s’applique pas à un logement PLAI adapté."
        )
    return f"Cochez {minimum} candidats au moins, dans l’ordre du classement."
