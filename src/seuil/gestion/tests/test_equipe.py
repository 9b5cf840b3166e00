"""« Équipe »: what awaits each person and what it holds; its account confirmed every six months, or closed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from seuil.acteurs import services
from seuil.acteurs.acces import peut_confirmer
from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.faits import a_confirmer_le
from seuil.acteurs.models import Agent, Metier
from seuil.acteurs.tests.portes import entrer, lire
from seuil.envois.models import Abonnement
from seuil.instruction.models import Piece
from seuil.journal.models import Entree
from seuil.socle.droits import DroitRefuse

LE = date(2026, 11, 23)
ECHEANCE = date(2027, 5, 23)


@pytest.fixture
def ines(agents) -> Agent:
    """Who leads the team of Compiègne's agglomeration."""
    return agents["guichet"]


@pytest.fixture
def ondine(agents) -> Agent:
    """Its colleague, whose account was confirmed on the first day."""
    Agent.objects.filter(username="pages").update(confirme_le=LE)
    return Agent.objects.get(username="pages")


class TestEquipe:
    def test_nomme_chacun_avec_ce_qu_il_peut_faire(self, client, settings, ines, ondine):
        page = lire(entrer(client, settings, ines).get(reverse("gestion:equipe")))

        assert f"{ines.designation} (vous)" in page
        assert "Ondine Ébauche" in page
        assert "Tenir les pages du territoire Confirmées jusqu'au 23 mai 2027" in page.replace("’", "'")
        assert "Basile Brouillon" not in page

    def test_compte_ce_que_chacun_tient_et_dit_qui_est_absent(self, client, settings, ines, ondine, demande):
        ondine.metiers, ondine.guichet = [Metier.GUICHET], ines.guichet
        ondine.save()
        piece = Piece.objects.get(demande=demande, code="identite")
        envoyee = {"etat": "en_verification", "envoyee_a": "2026-11-01 10:00Z", "prise_a": timezone.now()}
        Piece.objects.filter(pk=piece.pk).update(prise_par=ondine, **envoyee)
        Abonnement.objects.create(agent=ondine, absent_du=LE, absent_au=LE + timedelta(7))

        equipe = lire(entrer(client, settings, ines).get(reverse("gestion:equipe"))).replace("’", "'")
        accueil = lire(client.get(reverse("gestion:accueil"))).replace("’", "'")

        ligne = equipe.split("Ondine Ébauche")[1].split("Ouvrir")[0]
        assert "En absence jusqu'au 30 novembre 2026" in ligne
        assert "Tient : 1" in ligne
        assert "Pris par Ondine Ébauche, en absence jusqu'au 30 novembre 2026" in accueil

    def test_ne_dit_pas_tenu_ce_qui_est_revenu_a_tous(self, client, settings, ines, ondine, demande):
        """A paper taken yesterday is everybody's again: nobody holds it."""
        hier = timezone.now() - timedelta(days=1)
        envoyee = {"etat": "en_verification", "envoyee_a": hier, "prise_a": hier}
        Piece.objects.filter(demande=demande, code="identite").update(prise_par=ondine, **envoyee)

        assert "Pris par" not in lire(entrer(client, settings, ines).get(reverse("gestion:accueil")))

    def test_est_fermee_a_qui_n_encadre_pas(self, client, settings, agents):
        assert entrer(client, settings, agents["opac"]).get(reverse("gestion:equipe")).status_code == 403


class TestConfirmer:
    def test_vaut_six_mois_et_peut_retirer(self, client, settings, ines, ondine):
        ondine.metiers = [Metier.GUICHET, Metier.INFORMATION]
        ondine.save()
        page = reverse("gestion:membre", args=[ondine.pk])

        entrer(client, settings, ines, ECHEANCE).post(page, {"metiers": ["information"]})

        lue = Agent.objects.get(pk=ondine.pk)
        assert (lue.metiers, lue.confirme_le) == (["information"], ECHEANCE)
        assert a_confirmer_le(lue) == date(2027, 11, 23)
        acte = Entree.objects.get(verbe="agent.confirme")
        assert (acte.contenu.faits["metiers"], acte.contenu.faits["retires"]) == (["information"], ["guichet"])

    @pytest.mark.parametrize(
        ("saisie", "phrase"), [([], "Gardez au moins une habilitation"), (["exploitation"], "exploitation")]
    )
    def test_ne_donne_rien_de_plus_et_garde_au_moins_une(self, client, settings, ines, ondine, saisie, phrase):
        page = reverse("gestion:membre", args=[ondine.pk])

        reponse = entrer(client, settings, ines).post(page, {"metiers": saisie})

        assert reponse.status_code == 422
        assert phrase in lire(reponse)
        assert Agent.objects.get(pk=ondine.pk).metiers == ["information"]

    def test_ne_retablit_pas_ce_que_l_autre_vient_de_retirer(self, ines, ondine):
        """Two who lead: the page of the second still shows what the first took away."""
        ondine.metiers = [Metier.GUICHET, Metier.INFORMATION]
        ondine.save()
        services.confirmer(ondine, [Metier.INFORMATION], par=Systeme(), le=LE)

        with pytest.raises(services.CompteRefuse, match="n’est plus celle du compte"):
            services.confirmer(ondine, [Metier.GUICHET, Metier.INFORMATION], par=ines, le=LE)

    def test_n_est_a_faire_qu_un_mois_avant(self, client, settings, ines, ondine):
        Agent.objects.filter(organisme=ines.organisme).update(confirme_le=LE)
        tot, tard = ECHEANCE - timedelta(31), ECHEANCE + timedelta(1)

        assert "Confirmer ce que chacun" not in lire(entrer(client, settings, ines, tot).get("/gestion/"))
        page = lire(entrer(client, settings, ines, tard).get("/gestion/"))
        assert "Confirmer ce que chacun peut faire" in page
        assert "Depuis 1 jour" in page


class TestQui:
    def test_jamais_le_sien_ni_celui_d_un_autre_organisme(self, ines, ondine, agents):
        assert peut_confirmer(ines, ondine).est_oui
        assert not peut_confirmer(ines, ines).est_oui
        assert not peut_confirmer(ines, agents["bailleur"]).est_oui
        assert not peut_confirmer(ondine, ines).est_oui

    def test_ne_ferme_pas_le_compte_d_un_autre_organisme(self, ines, agents):
        with pytest.raises(DroitRefuse):
            services.fermer(agents["bailleur"], par=ines, le=LE)

    def test_ferme_celui_de_qui_est_parti(self, client, settings, ines, ondine):
        entrer(client, settings, ines).post(reverse("gestion:fermer_le_compte", args=[ondine.pk]))

        assert not Agent.objects.get(pk=ondine.pk).is_active
        assert client.get(reverse("gestion:membre", args=[ondine.pk])).status_code == 404
