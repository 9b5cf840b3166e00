"""Remedies: one court per département, a delay never under that of the code, sentences that name their texts."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.regles.baremes import bareme
from seuil.regles.delais import delais
from seuil.regles.ecriture import compte
from seuil.regles.recours import Contestation, adresse_mediation, delai_de_recours, lieu, mention_algorithmique, voies
from seuil.regles.tests.lecture_des_cas import LE, espaces_simples
from seuil.regles.textes import Certitude
from seuil.regles.tribunaux import ETRANGER, departement_du_code_postal, tribunal

REGLES = delais(LE)
LIGNES = bareme("tribunaux", LE).contenu["tribunaux"]
DEPARTEMENTS = [departement for ligne in LIGNES for departement in ligne["departements"]]
OISE = Contestation("la commission d’attribution", tribunal("60", LE), demeure="60")


def phrases(contestation: Contestation) -> str:
    return espaces_simples(" ".join(phrase for voie in voies(contestation, REGLES, LE) for phrase in voie.phrases))


class TestTribunaux:
    def test_un_seul_par_departement(self) -> None:
        assert len(DEPARTEMENTS) == len(set(DEPARTEMENTS)) == 107

    def test_sont_quarante_deux(self) -> None:
        """As the Conseil d’État counts them (law-complements §4.3)."""
        assert len(LIGNES) == 42

    def test_la_martinique_siege_a_schoelcher(self) -> None:
        assert tribunal("972", LE).siege == "Schœlcher"

    @pytest.mark.parametrize(
        ("code_postal", "departement"), [("60280", "60"), ("97200", "972"), ("20090", "2A"), ("98800", "988"), ("", "")]
    )
    def test_un_code_postal_dit_le_departement(self, code_postal, departement) -> None:
        assert departement_du_code_postal(code_postal) == departement


class TestDelaiDeRecours:
    @settings(deadline=None)
    @given(st.sampled_from(DEPARTEMENTS), st.sampled_from([*DEPARTEMENTS, ETRANGER]))
    def test_tient_entre_celui_du_code_et_celui_de_l_etranger(self, juge, demeure) -> None:
        mois = delai_de_recours(Contestation("la commission", tribunal(juge, LE), demeure), REGLES)

        assert 2 <= mois <= 4
        assert (mois == 2) == (demeure != ETRANGER and est_pres(juge, demeure))

    @settings(deadline=None)
    @given(st.sampled_from(DEPARTEMENTS), st.sampled_from([*DEPARTEMENTS, ETRANGER]))
    def test_est_le_delai_que_la_lettre_ecrit(self, juge, demeure) -> None:
        contestation = Contestation("la commission", tribunal(juge, LE), demeure)
        mois = espaces_simples(compte(delai_de_recours(contestation, REGLES), "mois", "mois"))

        assert f"Vous avez {mois} après la réception" in phrases(contestation)


class TestVoies:
    def test_vont_de_la_commission_au_defenseur(self) -> None:
        assert [voie.titre for voie in voies(OISE, REGLES, LE)] == [
            "Demander un nouvel examen",
            "Saisir le tribunal",
            "Écrire au Défenseur des droits",
        ]

    @pytest.mark.parametrize(
        "phrase",
        [
            "dans les 2 mois qui suivent la réception de cette lettre",
            "arrête le délai pour aller au tribunal",
            "Sans réponse au bout de 2 mois, c’est un refus",
            "C’est le tribunal administratif d’Amiens",
            "sans avocat",
            "Télérecours citoyens, citoyens.telerecours.fr",
            "Nous ne connaissons pas son adresse postale",
            "plus long de 1 mois si vous habitez outre-mer, de 2 mois à l’étranger",
            "Cela n’arrête pas les délais",
        ],
    )
    def test_disent_chaque_delai_et_chaque_effet(self, phrase) -> None:
        assert phrase in phrases(OISE)

    def test_disent_les_adresses_connues(self) -> None:
        connue = replace(OISE, adresse_juge="14, rue Lemerchier, 80000 Amiens", adresse_auteur="4, quai des Exemples")

        assert "Par courrier : 14, rue Lemerchier, 80000 Amiens." in phrases(connue)
        assert "Écrivez à la commission d’attribution, 4, quai des Exemples, dans les" in phrases(connue)
        assert "Nous ne connaissons pas" not in phrases(connue)

    def test_citent_leurs_textes(self) -> None:
        cites = {texte.article for voie in voies(OISE, REGLES, LE) for texte in voie.textes}

        assert cites >= {"CRPA L411-2", "CRPA L231-4", "CJA R421-1", "CJA R421-7", "CJA R414-2"}

    def test_le_defenseur_est_cite_de_memoire(self) -> None:
        assert lieu("defenseur", LE).texte.certitude is Certitude.MEMOIRE


class TestMentionAlgorithmique:
    def test_dit_la_finalite_le_droit_comment_l_exercer_et_la_cada(self) -> None:
        mention = espaces_simples(" ".join(mention_algorithmique("la grille X", "Bailleur, 60200", REGLES, LE)))

        assert "traitement algorithmique, selon la grille X : il sert à classer les demandes" in mention
        assert "demander les règles de ce calcul" in mention
        assert "écrivez à Bailleur, 60200" in mention
        assert "sans réponse au bout de 1 mois, vous avez 2 mois pour saisir la Commission d’accès" in mention


class TestAdresseMediation:
    @pytest.mark.parametrize(("departement", "debut"), [("93", "Commission de médiation DALO"), ("91", ""), ("60", "")])
    def test_est_connue_ou_vide(self, departement, debut) -> None:
        adresse = adresse_mediation(departement, LE)

        assert adresse.startswith(debut)
        assert bool(adresse) == bool(debut)


def est_pres(juge: str, demeure: str) -> bool:
    """Say whether no distance counts: both in France métropolitaine, or the same collectivity overseas."""
    return juge == demeure if juge.startswith(("97", "98")) else not demeure.startswith(("97", "98"))
