"""The score of a household on its own page: its lines by who must act, what time will change, what does not count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seuil.cotation import faits as constats
from seuil.cotation.lignes import (
    A_CONFIRMER,
    FOYER,
    PROVISOIRE,
    EcartDeScore,
    Regard,
    comparer,
    en_mots,
    lire_les_appuis,
    photographier,
)
from seuil.cotation.models import Note
from seuil.cotation.requetes import completer, lire, prevue
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.portail.phrases import non_dites, phrases
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.criteres.catalogue import Genre, Nature
from seuil.regles.grilles.modele import Grille, LigneGrille
from seuil.regles.protection import critere_est_protege

HORIZON_MOIS: Final = 36
MOIS_D_UN_AN: Final = 12
PAPIERS, AUTORITE, ETABLIS, MASQUES = "papiers", "autorite", "etablis", "masques"
TITRES: Final[dict[str, str | Promise]] = {
    PAPIERS: _("Attendent vos papiers"),
    AUTORITE: _("Attendent une autorité"),
    ETABLIS: _("Établis"),
    MASQUES: _("Non montrés sur cette page"),
}


@dataclass(frozen=True, slots=True)
class Groupe:
    """The lines of a score that wait for the same hand, and what they make together."""

    code: str
    lignes: list[dict[str, Any]]

    @property
    def titre(self) -> str | Promise:
        return TITRES[self.code]

    @property
    def points(self) -> int:
        return sum(ligne["points"] for ligne in self.lignes)


@dataclass(frozen=True)
class Score:
    """A current score in the words of its household; the groups add up to its total."""

    note: Note
    groupes: list[Groupe]
    a_venir: tuple[date, EcartDeScore] | None
    sans_points: list[tuple[str, str]]

    @property
    def provisoires(self) -> int:
        return self.note.total - self.note.total_prouve

    @cached_property
    def papiers(self) -> list[str]:
        """The papers that some points wait for, each once."""
        lignes = [ligne for groupe in self.groupes if groupe.code == PAPIERS for ligne in groupe.lignes]
        return list(dict.fromkeys(piece for ligne in lignes for piece in ligne["pieces"]))

    @cached_property
    def points_en_papiers(self) -> int:
        return sum(groupe.points for groupe in self.groupes if groupe.code == PAPIERS)


def scores(demande: Demande, notes: Iterable[Note], lecteur: Regard = FOYER, *, le: date) -> list[Score]:
    """Return the current scores of a demand, each told by its own facts; the time to come only while it runs."""
    lues = list(notes)
    if not lues:
        return []
    completer(demande)
    return [_score(demande, note, lecteur, le=le) for note in lues]


def _score(demande: Demande, note: Note, lecteur: Regard, *, le: date) -> Score:
    grille = lire(note.grille)
    faits = constats.faits(demande, note.territoire, le=le)
    dites = phrases(demande, faits, dict(grille.parametres), le=le)
    return Score(
        note=note,
        groupes=grouper(en_mots(note.lignes, lecteur, dites, lire_les_appuis(demande, le=le))),
        a_venir=_prochain(demande, note, grille, lecteur, le=le) if demande.etat in EN_COURS else None,
        sans_points=_sans_points(note, grille, {**dites, **non_dites(demande)}),
    )


def grouper(lignes: Iterable[dict[str, Any]]) -> list[Groupe]:
    """Return lines already in words by who must act, in that order; those masked apart, as nobody says who acts."""
    groupes = {code: Groupe(code, []) for code in TITRES}
    for ligne in lignes:
        groupes[_groupe(ligne)].lignes.append(ligne)
    return [groupe for groupe in groupes.values() if groupe.lignes]


def _groupe(ligne: Mapping[str, Any]) -> str:
    if ligne["est_masquee"]:
        return MASQUES
    return {PROVISOIRE: PAPIERS, A_CONFIRMER: AUTORITE}.get(ligne["etat"], ETABLIS)


def _prochain(
    demande: Demande, note: Note, grille: Grille, lecteur: Regard, *, le: date
) -> tuple[date, EcartDeScore] | None:
    """Return the first day on which time alone changes the score, all else staying the same."""
    actuelle = prevue(demande, note, le=le)
    if (actuelle.total, actuelle.masque) != (note.total, note.masque):
        return None  # the night has not read it again yet
    avant = photographier([actuelle], lecteur)
    for jour in _jours_a_regarder(demande, grille, le):
        apres = prevue(demande, note, le=jour)
        if apres.total != actuelle.total:
            (ecart,) = comparer(avant, photographier([apres], lecteur))
            return jour, ecart
    return None


def _jours_a_regarder(demande: Demande, grille: Grille, le: date) -> list[date]:
    """Return the days after ``le`` on which a span of the grid, or an age of the home, may be reached."""
    spans = {
        borne * (MOIS_D_UN_AN if ligne.critere.unite == "ans" else 1)
        for ligne in grille.lignes_actives
        if ligne.critere.genre is Genre.DUREE
        for tranche in ligne.tranches
        if (borne := tranche.de) is not None
    }
    spans |= {valeur for nom, valeur in grille.parametres if nom == "delai_anormalement_long"}
    jours = {ajouter_mois(demande.recue_le, mois) for mois in spans}
    jours |= {
        ajouter_mois(personne.naissance, MOIS_D_UN_AN * (annee - personne.naissance.year))
        for personne in demande.personnes.all()
        for annee in range(max(le.year, personne.naissance.year), le.year + HORIZON_MOIS // MOIS_D_UN_AN + 1)
    }
    jours |= {jour + timedelta(1) for jour in jours}
    return sorted(jour for jour in jours if le < jour <= ajouter_mois(le, HORIZON_MOIS))


def _sans_points(note: Note, grille: Grille, raisons: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the other criteria of the grid, each with why: the protected ones are all left out, counted or not."""
    comptes = {ligne["critere"] for ligne in note.lignes}
    return [
        (ligne.libelle, raisons.get(ligne.code, ""))
        for ligne in grille.lignes_actives
        if ligne.code not in comptes and _se_dit(ligne)
    ]


def _se_dit(ligne: LigneGrille) -> bool:
    return ligne.critere.nature is not Nature.MALUS and not critere_est_protege(ligne.code)
