"""The minutes say what happened, dwelling by dwelling, and never a name of candidate (law-complements §3.2)."""

from datetime import time

import pytest

from seuil.commissions.courriers import proces_verbal
from seuil.commissions.requetes import candidats
from seuil.commissions.services import clore, deporter, noter_un_mouvement, presider, reporter
from seuil.commissions.tests.voter import SEANCE, decision_de, voter
from seuil.demandes.models import Demande
from seuil.designations.models import Candidature, RangPasse
from seuil.regles.votes import Choix


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


@pytest.fixture
def ecrit(ouverte, secretaire):
    """A session with a rejected proposal, a vote done again, a postponement, a departure, a member who steps back."""
    membres = list(ouverte.seance.commission.membres.order_by("pk"))
    deporter(ouverte, membres[6], motif="Voisine d’un candidat", par=secretaire, le=SEANCE)
    voter(ouverte, 0, "a", secretaire, choix=Choix.CONTRE)
    premier = voter(ouverte, 0, "b", secretaire, rang=2)
    voter(ouverte, 0, "b", secretaire, rang=1, corrige=premier)
    voter(ouverte, 1, "d", secretaire, code="effort")
    reporter(ouverte, candidats(ouverte)[2], code="piece", par=secretaire, le=SEANCE)
    presider(ouverte.seance, membres[1], par=secretaire, le=SEANCE)
    ouverte.seance.refresh_from_db()
    ouverte.seance.presidences[-1][0] = "23:40"  # whatever the time at which this test is run
    ouverte.seance.save(update_fields=["presidences"])
    noter_un_mouvement(ouverte.seance, membres[0], est_arrivee=False, par=secretaire, le=SEANCE, a=time(23, 50))
    return clore(ouverte.seance, par=secretaire, le=SEANCE, a=time(23, 55)).proces_verbal.contexte


class TestLeProcesVerbal:
    def test_dit_qui_presidait_a_la_fin_et_signe(self, ecrit, ouverte):
        membres = list(ouverte.seance.commission.membres.order_by("pk"))

        assert ecrit["presidence"] == f"{membres[1]}, qui préside la séance à la place de {membres[0]}"
        assert ecrit["signataires"] == [f"{membres[1]}, présidence de la séance"]

    def test_dit_les_heures_les_departs_et_qui_prend_la_suite(self, ecrit, ouverte):
        membres = ouverte.seance.commission.membres.order_by("pk")

        assert ecrit["cloture"] == "23\xa0h\xa055"
        assert [dit for _, dit in ecrit["mouvements"]] == [
            f"{membres[1]} préside la suite de la séance",
            f"{membres[0]} part",
        ]
        assert ecrit["mouvements"][-1][0] == "23\xa0h\xa050"

    def test_dit_chaque_siege_et_sa_voix(self, ecrit):
        voix = {membre["nom"]: (membre["presence"], membre["voix"]) for membre in ecrit["membres"]}

        assert voix["M. Marc Minute"] == ("absent", "délibérative")
        assert voix["Mme la maire de Compiègne"][1] == "délibérative pour les logements de sa commune"
        assert voix["Association Le Gabarit"] == ("présent", "consultative")

    def test_dit_le_quorum_et_l_electorat_du_logement(self, ecrit):
        (point,) = ecrit["points"]

        assert point["quorum"] == "4\xa0membres désignés présents, quorum à 3."
        assert "Mme la maire de Compiègne" in point["electorat"]
        assert "Mme Irène Calque, pour le préfet" not in point["electorat"]
        assert point["deports"] == [("Mme Irène Calque, pour le préfet", "Voisine d’un candidat")]

    def test_dit_les_votes_qui_ne_tiennent_pas(self, ecrit):
        issues = [(vote["proposition"], vote["issue"]) for vote in ecrit["points"][0]["votes_anterieurs"]]

        assert issues == [
            ("a. Attribution du logement", "non adoptée"),
            ("b. Attribution par ordre de priorité, rang 2", "vote refait"),
        ]

    def test_ne_garde_que_la_derniere_decision_de_chacun(self, ecrit):
        decisions = [candidat["decision"] for candidat in ecrit["points"][0]["candidats"]]

        assert decisions == ["b. Attribution par ordre de priorité, rang 1", "d. Non-attribution du logement"]

    def test_dit_les_reports_avec_leur_heure(self, ecrit):
        (report,) = ecrit["points"][0]["reports"]

        assert report["motif"] == "Un document essentiel manque"

    def test_dit_combien_de_demandes_ont_ete_examinees(self, ecrit):
        assert (ecrit["points"][0]["examinees"], ecrit["points"][0]["derogation"]) == ("3", "")

    def test_ne_nomme_aucun_candidat(self, ecrit, ouverte):
        imprime = str(ecrit)

        for candidature in candidats(ouverte):
            assert candidature.demande.titulaire.nom not in imprime

    def test_dit_les_rangs_passes_et_pourquoi(self, ouverte, secretaire):
        """Ranks that follow one another for one reason are said together."""
        liste, dernier = ouverte.vacance.listes.get(), candidats(ouverte)[2]
        Candidature.objects.filter(pk=dernier.pk).update(rang=9)
        autres = Demande.objects.exclude(candidatures__vacance=ouverte.vacance)[:4]
        codes = ("injoignable", "injoignable", "injoignable", "ailleurs")
        for rang, (demande, code) in enumerate(zip(autres, codes, strict=True), start=5):
            RangPasse.objects.create(liste=liste, demande=demande, rang=rang, code=code)

        (point,) = proces_verbal(ouverte.seance, "")["points"]

        assert [(passe["rang"], passe["motif"]) for passe in point["rangs_passes"]] == [
            ("5 à 7", "Foyer injoignable."),
            ("8", "Foyer déjà désigné pour un autre logement."),
        ]
        assert point["rangs_passes"][1]["numero"] == autres[3].numero_unique

    def test_dit_l_usage_de_la_note(self, ecrit, ouverte):
        assert "La note de la grille publiée" in ecrit["points"][0]["cotation"]
        assert decision_de(ouverte, 0).candidature.score > 0
