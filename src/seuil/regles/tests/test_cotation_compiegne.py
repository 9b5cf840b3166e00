"""The Compiègne grid: proof-read against its printed table, then applied line by line."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from seuil.regles.cotation import coter
from seuil.regles.criteres.faits_lus import lire_faits
from seuil.regles.grilles import grille_en_vigueur, lire_grille

CAS = tomllib.loads(Path(__file__).with_name("cas_cotation_compiegne.toml").read_text(encoding="utf-8"))
GRILLE = grille_en_vigueur("compiegne", date(2026, 7, 1))

IMPRIMEE = [
    ("Loi DALO", [30]),
    ("Personne en situation de handicap ou ayant à charge une personne en situation de handicap", [12]),
    ("Personnes victimes de viol ou d’agression sexuelle à leur domicile ou à ses abords", [12]),
    ("Violence au sein du couple ou menace de mariage forcé", [7]),
    ("Personnes victime de traite des êtres humains ou de proxénétisme", [8]),
    ("Personnes engagées dans le parcours de sortie de la prostitution et d’insertion sociale et professionnelle", [8]),
    ("Logement indigne", [7]),
    ("Sur-occupation avec au moins 1 mineur", [7]),
    ("Personnes dépourvues de logement et d’hébergement", [10]),
    ("Personnes hébergées ou logées temporairement dans un établissement ou un logement de transition", [9]),
    ("Jeune majeur sortant de l’Aide Sociale à l’Enfance", [5]),
    ("Personnes menacées d’expulsion sans relogement", [7]),
    ("Premier quartile des demandeurs", [15]),
    ("Demandeur d’un appartement de coordination thérapeutique", [5]),
    ("Demandeur ayant vécu une période de chômage de longue durée (+ d’1 an)", [10]),
    ("Logement non décent avec au moins 1 mineur", [7]),
    ("Personnes hébergées par des tiers", [5]),
    ("Ancienneté de la demande", [3, 6, 8]),
    ("Départ de personne à charge du foyer (sous-occupation)", [15]),
    ("Taux d’effort trop élevé (> 40%)", [14]),
    ("Divorce ou séparation", [5]),
    ("Travaille dans l’EPCI", [10]),
    ("Travaille dans la commune", [8]),
    ("Travailleurs pauvres (1er quartile)", [10]),
    ("Etudiant ou apprenti", [4]),
    ("CDD, Interim", [4]),
    ("Jeunes de moins de 30 ans", [2]),
    ("Personnes âgées de plus de 60 ans", [7]),
    ("Logement inadapté au handicap et à la perte d’autonomie", [7]),
    ("Logement repris ou mis en vente par son propriétaire", [5]),
    ("Habite l’EPCI", [8]),
    ("Habite la Commune", [3]),
    ("Sur-occupation (surface)", [5]),
    ("Parent isolé", [6]),
    ("Demandeur présentant un historique locatif sans difficulté", [10]),
    ("Logement éloigné du lieu de travail", [7]),
    ("Rapprochement familial", [4]),
    ("« Travailleurs essentiels »", [5]),
    ("Bonus pour implication dans la vie locale", [5]),
    ("Malus pour membre du ménage reconnu violent (sur la base d’une condamnation)", [-10]),
    ("Malus pour membre du ménage précédemment expulsé pour troubles locatifs", [-20]),
    ("Malus pour membre du ménage ayant causé des troubles au voisinage", [-10]),
    (
        "Malus pour membre du ménage précédemment expulsé ou condamné pour trafic de stupéfiants, "
        "créant des troubles de voisinage",
        [-25],
    ),
]


class TestGrilleDeCompiegne:
    def test_porte_les_lignes_et_les_points_imprimes_dans_leur_ordre(self):
        ecrite = [(ligne.libelle, list(ligne.poids)) for ligne in GRILLE.lignes]

        assert ecrite == IMPRIMEE

    def test_compte_dix_sept_nationaux_vingt_locaux_deux_bonus_quatre_malus(self):
        rubriques = [ligne.rubrique.code for ligne in GRILLE.lignes]

        assert [rubriques.count(code) for code in ("national", "local", "bonus", "malus")] == [17, 20, 2, 4]

    def test_laisse_les_quatre_malus_inactifs_faute_de_deliberation(self):
        assert [ligne.code for ligne in GRILLE.lignes if not ligne.est_active] == [
            "malus_violences",
            "malus_expulsion",
            "malus_voisinage",
            "malus_stupefiants",
        ]

    def test_retire_les_points_de_malus_avec_une_deliberation(self):
        texte = 'deliberation_malus = "délibération du 1er juillet 2026"\n' + GRILLE.texte
        malus = {"malus_violences", "malus_expulsion", "malus_voisinage", "malus_stupefiants"}
        faits = lire_faits(CAS["commun"] | dict.fromkeys(malus, True), date(2026, 7, 1)).faits

        decidee = coter(faits, lire_grille(texte), date(2026, 7, 1), preuves=malus)
        dite = coter(faits, lire_grille(texte), date(2026, 7, 1))

        assert dite.total == 3
        assert {ligne.critere: ligne.points for ligne in decidee.lignes} == {
            "anciennete": 3,
            "malus_violences": -10,
            "malus_expulsion": -20,
            "malus_voisinage": -10,
            "malus_stupefiants": -25,
        }
        assert decidee.total == -62

    @pytest.mark.parametrize("cas", CAS["cas"], ids=lambda cas: cas["nom"])
    def test_donne_exactement_les_lignes_du_cas(self, cas):
        le = date.fromisoformat(cas.get("le", CAS["le"]))
        faits = lire_faits(CAS["commun"] | cas["faits"], le).faits

        note = coter(faits, GRILLE, le, preuves=cas.get("preuves", []))

        assert {ligne.critere: ligne.points for ligne in note.lignes} == cas["lignes"]
        assert note.total == cas["total"]

    def test_est_couverte_par_les_cas_ligne_par_ligne(self):
        vues = {code for cas in CAS["cas"] for code in cas["lignes"]}

        assert vues == {ligne.code for ligne in GRILLE.lignes_actives}
