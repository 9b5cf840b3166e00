"""How a person is named and its birth written, on every page and letter."""

from datetime import date

import pytest

from seuil.courriers.tests.lecture import lire
from seuil.demandes.courriers.enregistrement import attestation
from seuil.demandes.models import Personne
from seuil.demandes.services.titulaires import cles

LE = date(2026, 11, 23)


class TestPersonne:
    def test_se_nomme_sans_prenom_quand_elle_n_en_a_pas(self):
        assert str(Personne(civilite="1", nom="Suharto-Essai", prenom="")) == "Monsieur Suharto-Essai"

    @pytest.mark.parametrize(("prenom", "initiales"), [("Zélie", "Z. F."), ("", "F.")])
    def test_a_les_initiales_des_noms_qu_elle_a(self, prenom, initiales):
        assert Personne(prenom=prenom, nom="Fictive").initiales == initiales

    def test_a_pour_cle_son_seul_nom_quand_elle_n_a_pas_de_prenom(self):
        sans = {"lien": "demandeur", "nom": "Suharto-Essai", "prenom": "", "naissance": date(1985, 1, 1)}

        assert cles([sans]) == [("suhartoessai", date(1985, 1, 1))]

    @pytest.mark.parametrize(
        ("precision", "ecrite"),
        [
            ("jour", "1er janvier 1985"),
            ("mois", "janvier 1985 (jour inconnu)"),
            ("annee", "1985 (jour et mois inconnus)"),
        ],
    )
    def test_ecrit_ce_que_l_on_sait_de_sa_naissance(self, precision, ecrite):
        assert Personne(naissance=date(1985, 1, 1), precision_naissance=precision).naissance_ecrite == ecrite


class TestAttestation:
    def test_ne_dit_pas_un_jour_que_personne_ne_connait(self, demande):
        demande.personnes.filter(lien="demandeur").update(naissance=date(1985, 1, 1), precision_naissance="annee")

        assert "1985 (jour et mois inconnus)" in lire("attestation", attestation(demande, le=LE))

    def test_imprime_un_nom_arabe(self, demande):
        demande.personnes.filter(lien="demandeur").update(prenom="محمد", nom="العربي")

        lettre = lire("attestation", attestation(demande, le=LE))

        assert set("محمدالعربي") <= set(lettre)
        assert "??" not in lettre
