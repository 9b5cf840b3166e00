"""The self-check of a paper: what is seen before a person looks. It says; it never decides, and never refuses."""

from seuil.regles.autocontrole.avis import AvisDeclare, comparer_a_l_avis
from seuil.regles.autocontrole.bulletins import bulletins, mois_manquants
from seuil.regles.autocontrole.carte import carte_identite_valable_jusqu_au, constater_la_carte
from seuil.regles.autocontrole.code_avis import Lecture, LectureDeuxDDoc, Signature, lire_2ddoc
from seuil.regles.autocontrole.constats import Constat, Gravite
from seuil.regles.autocontrole.document import (
    constater_l_age,
    constater_l_annee,
    constater_la_lisibilite,
    constater_le_nom,
    constater_les_pages,
    est_le_meme_nom,
)
from seuil.regles.autocontrole.texte_lu import jours_lus, mois_lus, pages_lues

__all__ = [
    "AvisDeclare",
    "Constat",
    "Gravite",
    "Lecture",
    "LectureDeuxDDoc",
    "Signature",
    "bulletins",
    "carte_identite_valable_jusqu_au",
    "comparer_a_l_avis",
    "constater_l_age",
    "constater_l_annee",
    "constater_la_carte",
    "constater_la_lisibilite",
    "constater_le_nom",
    "constater_les_pages",
    "est_le_meme_nom",
    "jours_lus",
    "lire_2ddoc",
    "mois_lus",
    "mois_manquants",
    "pages_lues",
]
