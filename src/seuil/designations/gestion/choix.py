"""What an agent chose among the candidates of a vacancy, and what the law says of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from seuil.acteurs.gestion import Requete
from seuil.demandes import acces as acces_demandes
from seuil.demandes.models import Demande
from seuil.designations.controle import assez, deja_candidates, passer, recherche_faite
from seuil.designations.etats import EN_LICE
from seuil.designations.etats import Etat as EtatCandidature
from seuil.designations.forms import FiltresForm
from seuil.designations.gestion import saisies
from seuil.designations.gestion.parties import Parties
from seuil.designations.gestion.saisies import Lecture
from seuil.designations.models import Candidature, Liste
from seuil.patrimoine.etats import Etat
from seuil.patrimoine.models import Financement, Vacance
from seuil.rapprochement.gestion import BORNE, LETTRES, NON_GARDE, Montres, en_bref, figee, vivante
from seuil.rapprochement.requetes import Rang, jusqu_a
from seuil.regles.ecriture import compte
from seuil.regles.plafonds import annee_manquante
from seuil.regles.verdicts import Verdict
from seuil.socle.design.mesures import date_longue, nombre
from seuil.territoires.requetes import delais_ici

OUVERTS, AVEC_LEUR_MOTIF = 5, 40  # ranks passed over: lines shown at once; lines that may have their own reason
COLONNES = "#Rang|Candidat|#Score|Priorité|#Taux d’effort|#Reste à vivre|#Part du plafond"
ESTIMEE = "Taux d’effort sans aide, puis avec l’aide au logement estimée. Reste à vivre par jour et par unité."
ORDRE = "Score de la grille publiée, puis date de réception, puis tirage."


@dataclass(frozen=True)
class Choix:
    """The page shown of today's ranking, or of the last designation's (``figee``), and what is chosen.

    ``chercher`` reads that page, which begins at ``ou``; ``rangs``: the ranking down to the last one chosen.
    """

    vacance: Vacance
    chercher: Callable[[], Montres]
    figee: Liste | None
    demandes: list[Demande]
    parties: Parties
    connues: dict[int, EtatCandidature]
    rangs: list[Rang]
    filtres: FiltresForm | None
    ou: Mapping[str, str]
    le: date

    @cached_property
    def liste(self) -> Montres:
        """The page, read when it is shown: to name candidates does not wait for it."""
        return self.chercher()

    @property
    def est_fige(self) -> bool:
        return self.figee is not None

    @cached_property
    def cles(self) -> set[int]:
        return {demande.pk for demande in self.demandes}

    @cached_property
    def passes(self) -> list[int]:
        """The demands passed over, in the order of the ranking."""
        return passer([place.demande for place in self.rangs], self.cles, self.connues)

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

    @cached_property
    def nommes(self) -> dict[int, dict[str, Any]]:
        """Those chosen, and the first ones passed over, as they are named, in the order of the ranking."""
        lus = en_bref(self.cles.union(self.passes[:AVEC_LEUR_MOTIF]), self.rangs)
        return {candidat["demande"]: candidat for candidat in lus}

    @property
    def retenus(self) -> list[dict[str, Any]]:
        return [candidat for cle, candidat in self.nommes.items() if cle in self.cles]

    @property
    def passes_nommes(self) -> list[dict[str, Any]]:
        return [candidat for cle, candidat in self.nommes.items() if cle not in self.cles]


def choisir(request: Requete, vacance: Vacance, lus: Lecture) -> Choix:
    """Return what the page shows, of what is asked and from where, and what was ticked in it."""
    en_cours = vacance.etat in (Etat.DECLAREE, Etat.ORIENTEE)
    derniere = None if en_cours else vacance.listes.select_related("classement").order_by("pk").last()
    connues, le = deja_candidates(vacance), request.aujourdhui
    ou = saisies.position(request, change=lus.change)
    if derniere:
        return Choix(
            vacance, partial(figee, derniere.classement, ou=ou), derniere, [], Parties(), connues, [], None, ou, le
        )
    cochees = {*saisies.cochees(request)} - {*connues}
    visibles = acces_demandes.visibles_par(request.agent).filter(pk__in=cochees)
    vues = list(visibles.prefetch_related("personnes"))
    rangs = jusqu_a(vacance, [demande.pk for demande in vues], le=le)
    classees = {rang.demande for rang in rangs}
    demandes = [demande for demande in vues if demande.pk in classees]
    parties = Parties(tuple(une for une in vues if une.pk not in classees), len(cochees) - len(vues))
    compter = "compter" in {*request.GET, *saisies.envoi(request)}
    chercher = partial(vivante, vacance, lus.filtres.voulu, le=le, ou=ou, compter_tout=compter)
    return Choix(vacance, chercher, None, demandes, parties, connues, rangs, lus.filtres, ou, le)


def textes(choix: Choix) -> dict[str, Any]:
    """Return the sentences of the page."""
    liste, montree_le, retenus = choix.liste, choix.liste.figee_le, choix.retenus
    figee_le = f"Classement figé le {date_longue(montree_le)}." if montree_le else "Classement d’aujourd’hui."
    compatibles = compte(liste.total, "candidat compatible", "candidats compatibles")
    etudiees = None if liste.exclusions is None else liste.total + liste.ecartees
    recherche = recherche_faite(liste.total, etudiees, montree_le or choix.le)
    abregee = any("priorites" not in candidat for candidat in liste.lignes)
    notes = [ORDRE, figee_le, annee_manquante(montree_le or choix.le), ESTIMEE, LETTRES, NON_GARDE if abregee else ""]
    return _textes_du_choix(choix, recherche) | {
        "legende": _bilan(liste).rstrip(".") or f"{compatibles}, du premier au dernier rang",
        "montres": _montres(liste),
        "borne": BORNE,
        "bilan": _bilan(liste),
        "legende_note": " ".join(filter(None, notes)),
        "titre_choix": compte(len(retenus), "candidat choisi", "candidats choisis") if retenus else "Vos désignations",
        "parties": choix.parties.phrase,
        "etudiees": etudiees,
        "pied": ("Total", nombre(liste.ecartees), ""),
    }


def colonnes(*, peut_designer: bool) -> str:
    """Return the headers; who only reads has no box to tick, nor a column for it."""
    return f"Choisir|{COLONNES}" if peut_designer else COLONNES


def _montres(liste: Montres) -> str:
    """Return `Candidats 21 à 40 sur 10 250`."""
    if not liste.lignes:
        return ""
    if liste.trouves is not None:
        return compte(len(liste.lignes), "candidat sur cette page", "candidats sur cette page")
    premier, dernier = liste.lignes[0]["rang"], liste.lignes[-1]["rang"]
    return f"Candidats {nombre(premier)} à {nombre(dernier)} sur {nombre(liste.total)}"


def _bilan(liste: Montres) -> str:
    """Return `12 candidats sur 41.` when something was asked of the list."""
    if liste.trouves is None:
        return ""
    return f"{compte(liste.trouves, 'candidat', 'candidats')} sur {nombre(liste.total)}."


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
