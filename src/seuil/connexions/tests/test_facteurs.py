"""A second factor opens once by each code, and nobody reads it in the database."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from seuil.connexions.facteurs import FacteurIllisible, a_un_facteur, pas_du_code, secours_de
from seuil.connexions.services import CodeRefuse, activer_facteur, eprouver_facteur, renouveler_les_codes
from seuil.connexions.tests.telephone import CLE, HIER, code, equiper, plus_tard


@pytest.fixture
def agent(agents):
    equiper(agents["bailleur"])
    return agents["bailleur"]


class TestActiver:
    def test_exige_le_code_du_telephone(self, agents):
        with pytest.raises(CodeRefuse):
            activer_facteur(agents["bailleur"], cle=CLE, code="000000", maintenant=HIER, le=HIER.date())

        assert not a_un_facteur(agents["bailleur"])

    def test_donne_dix_codes_de_secours(self, agent):
        codes = secours_de(agent).get_unused_codes()

        assert (len(set(codes)), {len(secours) for secours in codes}) == (10, {10})

    def test_ecrit_l_acte_au_journal(self, agent, journal):
        assert journal(agent) == ["agent.facteur_active"]

    def test_ne_garde_ni_cle_ni_codes_en_clair(self, agent):
        gardes = str(list(Authenticator.objects.filter(user=agent).values_list("data", flat=True)))

        assert CLE not in gardes
        assert not [secours for secours in secours_de(agent).get_unused_codes() if secours in gardes]

    def test_ne_se_lit_pas_sous_une_autre_cle_d_installation(self, agent, settings):
        settings.CLE_DOCUMENTS = "une autre"

        with pytest.raises(FacteurIllisible):
            eprouver_facteur(agent, "000000", maintenant=plus_tard(5))


class TestEprouver:
    def test_reconnait_le_code_du_moment(self, agent):
        assert eprouver_facteur(agent, code(maintenant=plus_tard(5)), maintenant=plus_tard(5))

    def test_ne_reconnait_pas_deux_fois_le_meme_code(self, agent):
        affiche = code(maintenant=plus_tard(5))

        assert [eprouver_facteur(agent, affiche, maintenant=plus_tard(5)) for _ in range(2)] == [True, False]

    def test_ne_reconnait_pas_le_code_de_l_activation(self, agent):
        assert not eprouver_facteur(agent, code(maintenant=HIER), maintenant=HIER)

    def test_ne_reconnait_plus_un_code_plus_ancien_que_le_dernier(self, agent):
        avant = code(maintenant=plus_tard(5), pas=-1)
        eprouver_facteur(agent, code(maintenant=plus_tard(5)), maintenant=plus_tard(5))

        assert not eprouver_facteur(agent, avant, maintenant=plus_tard(5))

    @pytest.mark.parametrize(("secondes", "reconnu"), [(-30, True), (30, True), (-90, False), (90, False)])
    def test_pardonne_une_horloge_un_peu_fausse(self, secondes, reconnu):
        affiche = code(maintenant=HIER + timedelta(seconds=secondes))

        assert (pas_du_code(CLE, affiche, maintenant=HIER) is not None) is reconnu

    def test_reconnait_chaque_code_de_secours_une_fois(self, agent):
        secours = secours_de(agent).get_unused_codes()[3]

        assert [eprouver_facteur(agent, secours, maintenant=plus_tard(5)) for _ in range(2)] == [True, False]
        assert len(secours_de(agent).get_unused_codes()) == 9

    def test_ne_reconnait_plus_les_codes_renouveles(self, agent):
        ancien = secours_de(agent).get_unused_codes()[0]

        renouveler_les_codes(agent, le=HIER.date())

        assert not eprouver_facteur(agent, ancien, maintenant=plus_tard(5))

    def test_ne_reconnait_rien_sans_facteur(self, agents):
        assert not eprouver_facteur(agents["guichet"], "000000", maintenant=HIER)


class TestOublier:
    def test_retire_le_facteur_et_le_dit_au_journal(self, agent, journal):
        call_command("connexions", "oublier-facteur", "bailleur")

        assert not a_un_facteur(agent)
        assert journal(agent) == ["agent.facteur_active", "agent.facteur_retire"]

    def test_dit_qu_il_ne_connait_pas_l_agent(self, agents):
        with pytest.raises(CommandError, match="Aucun agent"):
            call_command("connexions", "oublier-facteur", "personne")
