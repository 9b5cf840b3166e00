"""What every decision letter carries (law-complements §4.2), and what each of the five says."""

from typing import Any

import pytest

from seuil.courriers.contextes import LettreIncomplete, verifier_la_lettre
from seuil.courriers.rendu import pdf
from seuil.courriers.tests.exemples import (
    AVERTISSEMENT,
    DECISION,
    DECISION_A,
    DECISION_B1,
    DECISION_B2,
    DECISION_D,
    DECISION_E,
    REPORT,
)
from seuil.courriers.tests.lecture import lire

DECISIONS = {
    "a": DECISION_A,
    "b au rang 1": DECISION_B1,
    "b au rang 2": DECISION_B2,
    "c": DECISION,
    "d": DECISION_D,
    "e": DECISION_E,
}
SI_REFUS = "S’il le refuse, nous vous le proposons"
OFFRE_ANNONCEE = "Vous allez recevoir une autre lettre : l’offre"


def sans(contexte: dict[str, Any], *cles: str) -> dict[str, Any]:
    return {cle: valeur for cle, valeur in contexte.items() if cle not in cles}


class TestChaqueDecision:
    @pytest.mark.parametrize("contexte", DECISIONS.values(), ids=list(DECISIONS))
    @pytest.mark.parametrize(
        "mention",
        [
            "Mme Ida Modèle présidente de la commission d’attribution",
            "20 novembre 2024",
            "T4 de 82 m², 2e étage",
            "060 1024 000977 GEXPL",
            "Demander un nouvel examen",
            "dans les 2 mois qui suivent la réception de cette lettre",
            "Sans réponse au bout de 2 mois, c’est un refus",
            "C’est le tribunal administratif d’Amiens. Vous avez 2 mois",
            "Télérecours citoyens",
            "Nous ne connaissons pas son adresse postale",
            "Défenseur des droits",
            "R. 441-2-17",
        ],
    )
    def test_dit_qui_quoi_et_comment_contester(self, contexte, mention):
        assert mention in lire("decision", contexte)

    @pytest.mark.parametrize("contexte", DECISIONS.values(), ids=list(DECISIONS))
    def test_ne_promet_pas_une_offre_et_un_tour_a_attendre(self, contexte):
        """L6: the rank-1 letter said both."""
        lettre = lire("decision", contexte)

        assert not (OFFRE_ANNONCEE in lettre and SI_REFUS in lettre)
        assert not (OFFRE_ANNONCEE in lettre and "placé avant vous" in lettre)

    def test_ne_parle_du_calcul_que_si_la_note_a_compte(self):
        avec, non = lire("decision", DECISION_D), lire("decision", DECISION_E)

        assert "traitement algorithmique" in avec
        assert "Commission d’accès aux documents administratifs (CADA)" in avec
        assert "algorithm" not in non
        assert "Votre cotation" not in non


class TestRangs:
    def test_le_premier_attend_son_offre(self):
        lettre = lire("decision", DECISION_B1)

        assert "Le logement vous est attribué, au rang 1" in lettre
        assert (
            f"Vous êtes le premier foyer classé : le logement vous est proposé avant tous les autres. {OFFRE_ANNONCEE}"
            in lettre
        )

    def test_le_deuxieme_sait_qui_est_devant_et_ce_qui_suit(self):
        lettre = lire("decision", DECISION_B2)

        assert "Vous êtes au rang 2 pour ce logement" in lettre
        assert f"Un autre foyer est placé avant vous. Le logement est d’abord proposé à ce foyer. {SI_REFUS}" in lettre
        assert "S’il le prend, votre demande reste active" in lettre

    def test_le_quatrieme_en_a_trois_devant_lui(self):
        assert "3 autres foyers sont placés avant vous" in lire("decision", DECISION_B2 | {"rang": "4"})


class TestCondition:
    def test_dit_le_document_sa_date_et_l_obligation_du_bailleur(self):
        lettre = lire("decision", DECISION)

        assert "Copie de votre titre de séjour renouvelé, au plus tard le 11 décembre 2024" in lettre
        assert "le bailleur est obligé de signer le bail avec vous" in lettre
        assert "La date passe sans le document : l’attribution tombe" in lettre
        assert "Par téléphone 03 00 00 00 00" in lettre

    def test_ne_promet_pas_le_bail_a_qui_attend_son_tour(self):
        lettre = lire("decision", DECISION | {"rang": "2"})

        assert "Un autre foyer est placé avant vous" in lettre
        assert "signer le bail avec vous, si votre tour est venu" in lettre


class TestNonAttribution:
    def test_dit_les_faits_les_mots_acceptes_et_le_texte(self):
        lettre = lire("decision", DECISION_D)

        assert "Votre demande reste active, avec la même ancienneté" in lettre
        assert "pèseraient trop lourd sur les ressources de votre foyer" in lettre
        assert "La commission précise Un logement de trois pièces" in lettre
        assert "Le texte appliqué Article R. 441-3-1" in lettre

    def test_n_ecrit_pas_de_mots_que_personne_n_a_acceptes(self):
        assert "La commission précise" not in lire("decision", DECISION_D | {"mots": ""})


class TestIrrecevabilite:
    def test_dit_les_chiffres_l_article_la_suite_et_comment_repondre(self):
        lettre = lire("decision", DECISION_E)

        assert "Ressources retenues pour 2022 : 61 240 €. Plafond le plus élevé pour votre foyer : 54 402 €" in lettre
        assert "Articles L. 441-2-2 et R. 441-1" in lettre
        assert "radiée 1 mois après la remise de cet avertissement" in lettre
        assert "Répondez avec vos justificatifs" in lettre

    def test_l_avertissement_part_en_recommande_et_donne_son_mois(self):
        lettre = lire("avertissement", AVERTISSEMENT)

        assert "Lettre recommandée avec accusé de réception" in lettre
        assert "Vous avez 1 mois pour répondre Ce délai part du jour où cette lettre vous est remise" in lettre
        assert "Ressources retenues pour 2022 : 61 240 €" in lettre
        assert "R. 441-2-8 (d)" in lettre
        assert "C’est le tribunal administratif d’Amiens" in lettre
        assert "M. Octave Directeur" in lettre


class TestReport:
    def test_n_est_pas_une_decision(self):
        lettre = lire("report", REPORT)

        assert "Elle n’a pas encore décidé pour ce logement" in lettre
        assert "Il ne restait plus assez de membres présents" in lettre
        assert "examinera votre demande à nouveau, le jeudi 5 décembre 2024" in lettre
        assert "il n’y a donc rien à contester" in lettre
        assert "tribunal" not in lettre

    def test_dit_une_prochaine_seance_quand_sa_date_est_inconnue(self):
        assert "à nouveau, à une prochaine séance" in lire("report", sans(REPORT, "prochaine_seance"))


class TestVerifierLaLettre:
    @pytest.mark.parametrize("contexte", [*DECISIONS.values(), AVERTISSEMENT])
    def test_laisse_partir_ce_qui_est_entier(self, contexte):
        verifier_la_lettre(contexte)

    def test_est_demande_a_chaque_rendu(self):
        with pytest.raises(LettreIncomplete, match="il manque le motif de droit"):
            pdf("decision", sans(DECISION_D, "motif_de_droit"))

    @pytest.mark.parametrize(
        ("contexte", "manque"),
        [
            (sans(DECISION_A, "auteur"), "le prénom, le nom et la qualité de l’auteur"),
            (DECISION_A | {"auteur": {"nom": "Mme Ida Modèle", "qualite": " "}}, "la qualité de l’auteur"),
            (DECISION_D | {"motif": ""}, "le motif de fait"),
            (sans(DECISION_D, "motif_de_droit"), "le motif de droit"),
            (DECISION_E | {"constat": ""}, "les chiffres du constat"),
            (DECISION_E | {"preavis_radiation": ""}, "le délai avant la radiation"),
            (DECISION | {"conditions": []}, "le document attendu et sa date"),
            (DECISION_B2 | {"recours": {"delai": "2 mois", "gracieux": [], "tribunal": []}}, "les voies et délais"),
            (AVERTISSEMENT | {"delai": ""}, "le délai avant la radiation"),
            (sans(AVERTISSEMENT, "constat"), "les chiffres du constat"),
        ],
    )
    def test_refuse_ce_qui_manque_par_son_nom(self, contexte, manque):
        with pytest.raises(LettreIncomplete, match=manque):
            verifier_la_lettre(contexte)
