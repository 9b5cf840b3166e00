"""A household answers its offer: a window left open undoes nothing."""

import re
from html import unescape

import pytest

from seuil.acteurs.tests.portes import lire
from seuil.baux.models import Offre
from seuil.baux.services import offrir
from seuil.demandes.tests.menage import connecter
from seuil.territoires.models import Territoire

VUE = re.compile(r'name="vue" value="([^"]*)"')


@pytest.fixture
def menage(client, offre):
    """The browser of the household of the offer."""
    return connecter(client, offre.demande)


class TestFenetreOubliee:
    def test_un_refus_ne_defait_pas_une_acceptation_sans_un_mot(self, menage, offre):
        """N7: accepted in one window, refused in another left open: the page says so and asks again."""
        vue = VUE.search(menage.get("/ma-demande/offre/").content.decode())[1]
        menage.post("/ma-demande/offre/accepter/", {"accord": "on", "vue": vue})

        reponse = menage.post("/ma-demande/offre/refuser/", {"motif": "Autre raison", "vue": vue})

        assert reponse.status_code == 422
        dite = " ".join(unescape(reponse.content.decode()).split())
        assert "Cette page a changé depuis que vous l’avez ouverte. L’offre est maintenant : acceptée." in dite
        assert Offre.objects.get(pk=offre.pk).etat == "acceptee"

        nouvelle = VUE.search(reponse.content.decode())[1]
        menage.post("/ma-demande/offre/refuser/", {"motif": "Autre raison", "vue": nouvelle})
        assert Offre.objects.get(pk=offre.pk).etat == "refusee"


class TestOffre:
    def test_dit_le_dernier_jour_inclus_et_ce_que_vaut_le_silence(self, menage):
        page = lire(menage.get("/ma-demande/offre/"))

        assert "jusqu’au 23 décembre 2026 inclus" in page
        assert "Une offre que vous avez reçue et à laquelle vous ne répondez pas à temps est comptée comme" in page

    def test_dit_ce_qu_un_refus_change_ici(self, menage, offre):
        Territoire.objects.filter(pk="compiegne").update(parametres={"refus_non_motives_maximum": 2})

        page = lire(menage.get("/ma-demande/offre/")).replace("\u00a0", " ")

        assert "après 2 refus sans raison" in page

    def test_montre_aussi_les_autres_et_repond_a_celle_qu_on_lit(self, menage, agents, offre, autre):
        """k03: one household, two offers: each is read and answered by itself."""
        seconde = offrir(autre, par=agents["bailleur"], le=offre.envoyee_le)

        assert "Vos autres offres" in lire(menage.get("/ma-demande/offre/"))
        menage.post(
            "/ma-demande/offre/accepter/", {"accord": "on", "offre": seconde.pk, "vue": f"{seconde.pk}-envoyee"}
        )

        etats = dict(Offre.objects.values_list("pk", "etat"))
        assert (etats[offre.pk], etats[seconde.pk]) == ("envoyee", "acceptee")

    def test_une_offre_nommee_n_importe_comment_montre_la_plus_pressee(self, menage):
        for cle in ("", "0", "x", "9" * 40, "²"):
            assert menage.get("/ma-demande/offre/", {"offre": cle}).status_code == 200


class TestMaDemande:
    def test_montre_la_piece_attendue_et_sa_date(self, client, demande, sous_condition):
        page = lire(connecter(client, demande).get("/ma-demande/"))

        assert "À faire maintenant : donner un document au bailleur" in page
        assert "jusqu’au 18 décembre 2026 inclus" in page
        assert "avis d’imposition" in page.lower()
