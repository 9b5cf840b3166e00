"""R441-3: three candidates at least, the exemption that the rule itself finds, or the search made and why."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Organisme
from seuil.demandes.tests.preuves import prouver
from seuil.designations.models import Candidature, Liste
from seuil.designations.services import DesignationImpossible, MotifDuRang, MotifsDesRangs, designer
from seuil.patrimoine.models import Financement, Vacance
from seuil.patrimoine.services import reproposer
from seuil.rapprochement.tests.oracle import chercher

LE = date(2026, 11, 23)
COMMUN = MotifsDesRangs(autres=MotifDuRang("injoignable"))


@pytest.fixture
def prefet(orientee):
    """An agent of the State, to whom the vacancy was sent."""
    prefecture = Organisme.objects.create(nom="Préfecture d’Exemple", sorte="etat")
    prefecture.ressorts.add(orientee.logement.programme.commune.departement.ressort)
    orientee.reservataire = prefecture
    orientee.save()
    return Agent.objects.create(username="prefet", organisme=prefecture, metiers=["reservation"])


def nommer(vacance, demandes, par, insuffisance=""):
    return designer(vacance, demandes=demandes, motif_insuffisance=insuffisance, rangs_passes=COMMUN, par=par, le=LE)


def reconnaitre(*demandes):
    for demande in demandes:
        demande.situations = [*demande.situations, "dalo"]
        demande.save()
        prouver(demande, "dalo")


class TestDispenses:
    def test_le_prefet_designe_un_seul_foyer_reconnu_dalo(self, prefet, orientee, demande):
        reconnaitre(demande)

        liste = nommer(orientee, [demande], prefet)

        candidature = liste.candidatures.get()
        assert (candidature.au_titre_du_dalo, liste.motif_insuffisance) == (True, "")

    def test_garde_des_annees_que_c_etait_au_titre_du_dalo(self, prefet, orientee, demande):
        reconnaitre(demande)
        liste = nommer(orientee, [demande], prefet)
        demande.situations = []
        demande.save()
        prouver(demande)

        assert Candidature.objects.get(liste=liste).au_titre_du_dalo

    def test_un_foyer_qui_a_seulement_coche_dalo_n_en_dispense_pas(self, prefet, orientee, demande):
        demande.situations = ["dalo"]
        demande.save()

        with pytest.raises(DesignationImpossible, match=r"1.candidat pour 3 au moins"):
            nommer(orientee, [demande], prefet)

    def test_un_seul_foyer_sans_dalo_suffit_a_la_perdre(self, prefet, orientee, candidates):
        reconnaitre(candidates[0])

        with pytest.raises(DesignationImpossible, match=r"2.candidats pour 3 au moins"):
            nommer(orientee, candidates[:2], prefet)

    def test_le_bailleur_n_en_est_pas_dispense_pour_un_foyer_dalo(self, agents, orientee, demande):
        """Art. L441-2-3: the exemption is the prefect's designation, not the household's quality."""
        reconnaitre(demande)

        with pytest.raises(DesignationImpossible, match=r"1.candidat pour 3 au moins"):
            nommer(orientee, [demande], agents["bailleur"])

    def test_un_plai_adapte_n_en_demande_pas_trois(self, agents, orientee, demande):
        orientee.logement.financement = Financement.PLAI_ADAPTE
        orientee.logement.save()

        liste = nommer(orientee, [demande], agents["bailleur"])

        assert (liste.candidatures.get().au_titre_du_dalo, liste.motif_insuffisance) == (False, "")


class TestInsuffisance:
    def test_garde_la_recherche_faite_devant_les_mots(self, agents, orientee, candidates):
        trouve = chercher(orientee, le=LE)

        liste = nommer(orientee, candidates[:2], agents["bailleur"], "  Les autres ont refusé.  ")

        trouves = f"{len(trouve.candidats)} candidats compatibles sur {trouve.etudiees} demandes étudiées"
        assert liste.motif_insuffisance.replace("\xa0", " ") == (
            f"{trouves} le 23 novembre 2026. Les autres ont refusé."
        )

    def test_ne_garde_rien_quand_trois_sont_designes(self, agents, orientee, candidates):
        """L4: no « moins de trois » above three."""
        liste = nommer(orientee, candidates, agents["bailleur"], "Écrit par prudence.")

        assert liste.motif_insuffisance == ""

    def test_refuse_des_mots_qui_ne_tiendraient_pas_avec_la_recherche(self, agents, orientee, candidates):
        with pytest.raises(DesignationImpossible, match="trop long") as refus:
            nommer(orientee, candidates[:2], agents["bailleur"], "x" * 300)

        assert refus.value.champ == "motif_insuffisance"
        assert not Liste.objects.exists()


class TestUneVacanceQuiRevient:
    """Those designated, or whose examination was put off, are kept: they count, and are still candidates."""

    @pytest.fixture
    def revenue(self, agents, orientee, candidates):
        """Two candidates of a first list, one put off; the dwelling is proposed again."""
        liste = nommer(orientee, candidates[:2], agents["bailleur"], "Deux ménages.")
        liste.candidatures.filter(demande=candidates[0]).update(etat="reportee")
        reproposer(liste.vacance, par=Systeme(), le=LE)
        return Vacance.objects.get(pk=liste.vacance_id)

    def test_les_compte(self, agents, revenue, demande):
        liste = nommer(revenue, [demande], agents["bailleur"])

        assert liste.motif_insuffisance == ""
        assert sorted(revenue.candidatures.values_list("etat", flat=True)) == ["designee", "designee", "reportee"]

    @pytest.mark.parametrize("rang", [0, 1])
    def test_dit_deja_candidate_qui_l_est(self, agents, revenue, candidates, rang):
        with pytest.raises(DesignationImpossible, match="est déjà candidate à ce logement"):
            nommer(revenue, [candidates[rang]], agents["bailleur"])

    def test_dit_que_la_commission_en_a_decide(self, agents, revenue, candidates):
        revenue.candidatures.filter(demande=candidates[0]).update(etat="decidee")

        with pytest.raises(
            DesignationImpossible, match="a déjà été examinée pour ce logement : la commission en a décidé"
        ):
            nommer(revenue, [candidates[0]], agents["bailleur"])

    def test_designe_de_nouveau_qui_s_etait_retiree(self, agents, revenue, candidates):
        revenue.candidatures.filter(demande=candidates[1]).update(etat="retiree", motif_retrait="Renonce.")

        liste = nommer(revenue, [candidates[1]], agents["bailleur"], "Deux ménages.")

        assert liste.candidatures.get().demande == candidates[1]

    def test_les_renvoie_seules_devant_la_commission(self, agents, revenue):
        liste = nommer(revenue, [], agents["bailleur"], "Personne d’autre.")

        assert not liste.candidatures.exists()
        assert "Personne d’autre." in liste.motif_insuffisance
        assert Vacance.objects.get(pk=revenue.pk).etat == "designee"

    def test_ne_renvoie_pas_personne(self, agents, revenue):
        revenue.candidatures.update(etat="decidee")

        with pytest.raises(DesignationImpossible, match="Choisissez au moins un candidat"):
            nommer(revenue, [], agents["bailleur"], "Personne.")
