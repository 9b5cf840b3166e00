"""One meaning, one owner: what makes a mutation; what its letter tells whom."""

import pytest

from seuil.cotation.faits import faits
from seuil.courriers.models import Courrier
from seuil.courriers.tests.lecture import texte
from seuil.demandes.courriers.entete import a_lire
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Occupation
from seuil.mutations.faits import occupation
from seuil.mutations.tests.menage import prevenue
from seuil.regles.criteres import CATALOGUE
from seuil.territoires.models import Territoire


class TestUneMutation:
    @pytest.mark.parametrize("dite", Occupation)
    def test_est_la_meme_pour_la_demande_ses_listes_et_le_score(self, demande, agents, le, dite):
        bailleur = agents["bailleur"].organisme
        Demande.objects.filter(pk=demande.pk).update(occupation=dite, bailleur_actuel=bailleur.nom)
        lue = Demande.objects.get(pk=demande.pk)
        territoire = Territoire.objects.get(pk="compiegne")

        observee = CATALOGUE["mutation"].regle(faits(lue, territoire, le=le), None)
        assert lue.est_une_mutation == bool(observee) == Demande.objects.chez(bailleur).exists()
        assert lue.est_une_mutation == (dite == Occupation.HLM)


class TestLaLettre:
    def test_dit_le_numero_et_le_voeu(self, d_ailleurs, le):
        lue = texte(a_lire(prevenue(d_ailleurs, le).lettre))

        assert "demande de mutation" in lue
        assert "Office d’Ailleurs" in lue
        assert str(d_ailleurs.titulaire) in lue

    def test_cache_l_adresse_aux_agents_de_qui_se_protege_ensuite(self, d_ailleurs, le):
        location = prevenue(d_ailleurs, le)
        assert d_ailleurs.adresse in texte(a_lire(location.lettre))
        Demande.objects.filter(pk=d_ailleurs.pk).update(est_protegee=True)

        lue = texte(a_lire(Courrier.objects.get(pk=location.lettre_id)))
        assert d_ailleurs.adresse not in lue
        assert "Adresse protégée" in lue
        assert "Office d’Ailleurs" in lue


class TestLOccupation:
    @pytest.mark.parametrize(
        ("dit", "mot"),
        [
            ({"pieces": 4, "surface": 80, "nb_occupants": 2}, "Sous-occupé"),
            ({"pieces": 3, "surface": 60, "nb_occupants": 2}, "Taille juste"),
            ({"pieces": 1, "surface": 15, "nb_occupants": 2}, "Suroccupé"),
            ({"pieces": None, "surface": None, "nb_occupants": 2}, "À préciser"),
            ({"pieces": 3, "surface": None, "nb_occupants": 2}, "À préciser"),
        ],
    )
    def test_se_juge_sur_ce_qui_est_declare(self, le, dit, mot):
        assert occupation(Demande(**dit), None, le).mot == mot

    def test_se_juge_sur_le_logement_reconnu_quand_il_l_est(self, loue, le):
        """A T3 for one person, whatever the household typed."""
        assert occupation(Demande(pieces=1, surface=9, nb_occupants=1), loue, le).mot == "Sous-occupé"
