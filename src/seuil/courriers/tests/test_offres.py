"""The offer, its answer, its withdrawal: dates in words, silence, DALO, nothing that counts against a household."""

import pytest

from seuil.courriers.tests.exemples import ACCUSE, OFFRE, OFFRE_DALO, RETRAIT
from seuil.courriers.tests.lecture import lire


class TestOffre:
    @pytest.mark.parametrize(
        "mention",
        [
            "Répondez jusqu’au vendredi 6 décembre 2024 inclus",
            "Ne pas répondre vaut refus",
            "Toutes les façons de répondre comptent",
            "Par courrier Les Logis d’Exemple, 4, quai des Exemples",
            "Il part du lendemain du jour où cette lettre vous est remise",
            "il va jusqu’au premier jour ouvrable",
            "il ne vous reste pas 10 jours, dites-le au bailleur : vous les gardez en entier",
            "qu’il soit de 10 jours au moins, et dit que l’absence de réponse dans ce délai équivaut à un refus",
            "Il ne dit pas de quel jour part le délai",
            "Total par mois 610,20 €",
        ],
    )
    def test_dit_le_delai_son_decompte_et_le_silence(self, mention):
        assert mention in lire("offre", OFFRE)

    def test_ne_parle_du_dalo_qu_a_qui_il_s_applique(self):
        assert "DALO" not in lire("offre", OFFRE)

    def test_dit_au_menage_dalo_ce_qu_un_refus_peut_lui_faire_perdre(self):
        """L7: art. R441-16-3."""
        lettre = lire("offre", OFFRE_DALO)

        assert "au titre de votre droit au logement opposable (DALO)" in lettre
        assert "Si vous refusez une offre adaptée, vous risquez de perdre le bénéfice de la décision" in lettre
        assert "R. 441-16-3" in lettre

    def test_dit_l_effet_local_d_un_refus_quand_il_y_en_a_un(self):
        assert "Ce qu’un refus change ici" not in lire("offre", OFFRE)
        assert "perd 10 points pendant un an (délibération du 12 mars 2024" in lire("offre", OFFRE_DALO)

    def test_dit_la_condition_qui_tient_encore(self):
        piece = {"piece": "Attestation d’assurance", "avant_le": "16 décembre 2024"}

        lettre = lire("offre", OFFRE | {"conditions": [piece]})

        assert "Attestation d’assurance, au plus tard le 16 décembre 2024" in lettre


class TestAccuse:
    def test_dit_le_jour_la_voie_et_la_suite(self):
        lettre = lire("accuse", ACCUSE)

        assert "Nous avons reçu votre réponse le 27 novembre 2024, au comptoir. Vous avez dit oui" in lettre
        assert "Le logement vous est réservé" in lettre

    def test_rend_au_menage_son_refus_et_sa_raison(self):
        lettre = lire("accuse", ACCUSE | {"reponse": "refus", "motif": "trop loin de l’école"})

        assert "Vous avez dit non" in lettre
        assert "La raison que vous avez donnée trop loin de l’école" in lettre
        assert "Votre demande reste active" in lettre

    def test_ne_reserve_rien_a_qui_repond_trop_tard(self):
        lettre = lire("accuse", ACCUSE | {"hors_delai": "Le bailleur regarde si le logement est encore libre."})

        assert "Votre réponse est arrivée après la date limite" in lettre
        assert "réservé" not in lettre


class TestRetrait:
    def test_dit_pourquoi_et_que_rien_ne_compte_contre_le_menage(self):
        lettre = lire("retrait", RETRAIT)

        assert "Une personne placée avant vous avait répondu oui à temps" in lettre
        assert "Ce n’est pas un refus de votre part" in lettre
        assert "Si vous contestez ce retrait" in lettre
