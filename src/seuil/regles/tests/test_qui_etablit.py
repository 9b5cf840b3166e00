"""Who can establish a fact, what is protected, and the words of what is only declared."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import seuil
from seuil.regles.cotation import coter, expliquer
from seuil.regles.criteres import CATALOGUE, FAITS, Faits
from seuil.regles.criteres.declaration import Etabli
from seuil.regles.criteres.motifs import montrer, motiver
from seuil.regles.criteres.nomenclatures import SituationPro, StatutOccupation
from seuil.regles.description import ecrire_catalogue
from seuil.regles.grilles import grille_en_vigueur, lire_grille
from seuil.regles.priorites import Preuve, etat_du_public, lettres
from seuil.regles.protection import FAITS_PROTEGES, critere_est_protege, public_est_protege

LE = date(2026, 7, 1)
COMPIEGNE = grille_en_vigueur("compiegne", LE)
DEMANDE = Faits(date_depot=date(2026, 6, 1), date_naissance=date(1985, 3, 10))
QUI_PARLE = (
    "bailleur",
    "juge",
    "préf",
    "médiation",
    "liste locale",
    "agréé",
    "autorisé",
    "décision",
    "congé",
    "engagée",
)


class TestProtection:
    def test_est_dite_a_cote_du_fait(self):
        """V1: one place says which facts are protected."""
        assert {nom for nom in FAITS_PROTEGES if not nom.startswith("malus")} == {
            "violences_couple",
            "mariage_force",
            "viol_agression",
            "sortie_prostitution",
            "traite_proxenetisme",
        }

    def test_suit_ce_que_la_regle_lit(self):
        """V1: a line of score is protected by its rule, whatever was stored with it."""
        assert critere_est_protege("violences_ou_mariage_force")
        assert critere_est_protege("un_critere_disparu")
        assert not critere_est_protege("handicap")

    def test_suit_la_lettre_du_public(self):
        """V1: the public of a letter is protected as the criteria of that letter."""
        assert [code for code, lettre in lettres(LE).items() if public_est_protege(lettre)] == [
            "violences_couple",
            "viol",
            "sortie_prostitution",
            "traite",
        ]


class TestQuiEtablit:
    def test_chaque_fait_le_dit(self):
        par = {qui: {nom for nom, fait in FAITS.items() if fait.etabli is qui} for qui in Etabli}

        assert par[Etabli.REGISTRE] == {"date_depot", "date_naissance", "nb_refus_adaptes"}
        assert {"dalo", "sortie_prostitution", "malus_expulsion"} <= par[Etabli.AUTORITE]
        assert all(FAITS[nom].autorite and FAITS[nom].piece for nom in par[Etabli.AUTORITE])
        assert all(FAITS[nom].piece is None for nom in par[Etabli.MENAGE])

    def test_le_catalogue_l_imprime(self):
        imprime = ecrire_catalogue()

        assert "établi par la préfecture : autorisation du préfet ; protégé" in imprime
        assert "connu du registre" in imprime
        assert "la parole du ménage suffit" in imprime

    def test_une_case_ne_compte_pas_ou_la_grille_se_tait(self):
        """V3: a DALO box weighs nothing; what it waits for is told."""
        note = coter(replace(DEMANDE, dalo=True), COMPIEGNE, LE)

        assert "dalo" not in [ligne.critere for ligne in note.lignes]
        assert [(ligne.critere, ligne.points) for ligne in note.en_attente] == [("dalo", 0)]
        relue = expliquer(note.masque, note.quantites, COMPIEGNE, masque_prouve=note.masque_prouve)
        assert [ligne.critere for ligne in relue.en_attente] == ["dalo"]

    def test_une_case_pese_ce_que_la_grille_dit(self):
        """V3: a grid may say that a declared DALO counts: it is then provisional."""
        avant, apres = COMPIEGNE.texte.split('critere = "dalo"\n')
        grille = lire_grille(f'{avant}critere = "dalo"\nsi_provisoire = "compte"\n{apres}')

        note = coter(replace(DEMANDE, dalo=True), grille, LE)

        premiere = note.lignes[0]
        assert (premiere.critere, premiere.points, premiere.provisoire) == ("dalo", 30, True)
        assert note.total - note.total_prouve == 30

    @pytest.mark.parametrize(
        ("lettre", "preuves", "etat"),
        [
            ("DALO", {"dalo"}, Preuve.RECONNUE),
            ("DALO", set(), Preuve.DECLAREE),
            ("g", {"violences_couple"}, Preuve.PROUVEE),
            ("l", {"dalo"}, Preuve.DECLAREE),
            ("k", {"statut_occupation"}, Preuve.PROUVEE),
        ],
    )
    def test_l_etat_d_un_public_suit_ses_faits(self, lettre, preuves, etat):
        """V3: declared, proven by a paper, recognised by an authority."""
        assert etat_du_public(lettre, preuves) == etat


class TestQuiParle:
    def test_un_critere_qui_fait_parler_un_tiers_a_ses_mots_pour_le_declare(self):
        """V3: « Aucune difficulté relevée par le bailleur » is never said of a tick."""
        muets = [
            critere.code
            for critere in CATALOGUE.values()
            if critere.preuves and not critere.dit and not critere.code.startswith("malus")
            if any(mot in critere.motif.lower() for mot in QUI_PARLE)
        ]

        assert muets == []

    def test_une_simple_declaration_ne_fait_parler_personne(self):
        critere = CATALOGUE["historique_locatif"]

        assert motiver(critere, DEMANDE, est_prouve=False) == "Loyer et charges payés sans difficulté"
        assert motiver(critere, DEMANDE, est_prouve=True) == "Aucune difficulté relevée par le bailleur"


class TestLibelles:
    @pytest.mark.parametrize(
        ("fait", "codes"), [("statut_occupation", StatutOccupation), ("situation_pro", SituationPro)]
    )
    def test_chaque_code_dit_le_sien(self, fait, codes):
        """V5: a shelter is not « retraité »: every code of both lists has its own words."""
        dits = [montrer(fait, int(code)) for code in codes]

        assert dits == [code.libelle for code in codes]
        assert len(set(dits)) == len(codes)

    def test_un_hebergement_n_est_pas_un_retraite(self):
        """V5"""
        assert montrer("statut_occupation", 7) == "structure d’hébergement"
        assert montrer("statut_occupation", 4) == "résidence hôtelière à vocation sociale"
        assert montrer("situation_pro", 7) == "retraité"

    def test_aucune_table_ne_melange_deux_nomenclatures(self):
        """V5: a table keyed by the members of two enumerations may lose entries without a word."""
        fautes = [
            f"{chemin.name}:{noeud.lineno}"
            for chemin in Path(seuil.__file__).parent.rglob("*.py")
            for noeud in ast.walk(ast.parse(chemin.read_text(encoding="utf-8")))
            if isinstance(noeud, ast.Dict | ast.Set) and len(enumerations(noeud)) > 1
        ]

        assert fautes == []


def enumerations(noeud: ast.Dict | ast.Set) -> set[str]:
    """Return the classes whose members are keys of a table."""
    cles = noeud.keys if isinstance(noeud, ast.Dict) else noeud.elts
    return {
        cle.value.id
        for cle in cles
        if isinstance(cle, ast.Attribute) and isinstance(cle.value, ast.Name) and cle.attr.isupper()
    }
