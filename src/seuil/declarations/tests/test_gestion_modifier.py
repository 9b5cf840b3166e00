"""Two desks on one file: nothing that one of them wrote is reverted by the other's stale page."""

import re
from html import unescape

import pytest

from seuil.declarations.tests.saisies import saisie_de
from seuil.demandes.models import Demande


@pytest.fixture
def adresse(client, agents, demande):
    client.force_login(agents["guichet"])
    return f"/gestion/demandes/{demande.numero_unique}/modifier/"


def saisies(client, adresse):
    """Return what the page would send if nothing was touched."""
    form = client.get(adresse).context["form"]
    return saisie_de(form)


class TestPagePerimee:
    def test_garde_les_changements_de_deux_champs(self, client, adresse, demande):
        """N7: A changes the phone, B (stale page) the address: both stay."""
        page_de_a, page_de_b = saisies(client, adresse), saisies(client, adresse)

        client.post(adresse, page_de_a | {"telephone": "03 44 11 22 33"})
        reponse = client.post(adresse, page_de_b | {"adresse": "9, rue Neuve"})

        assert reponse.status_code == 302
        lue = Demande.objects.get(pk=demande.pk)
        assert (lue.telephone, lue.adresse) == ("+33344112233", "9, rue Neuve")

    def test_demande_quand_le_meme_champ_a_change(self, client, adresse, demande):
        """N7: on the same field the second save shows both values and asks; saved again, it is kept."""
        page_de_a, page_de_b = saisies(client, adresse), saisies(client, adresse)
        client.post(adresse, page_de_a | {"adresse": "9, rue Neuve", "surface": "44"})

        reponse = client.post(adresse, page_de_b | {"adresse": "10, rue Vieille"})

        assert reponse.status_code == 422
        dite = " ".join(unescape(reponse.content.decode()).split())
        assert "Elle vaut maintenant : « 9, rue Neuve ». Vous avez écrit : « 10, rue Vieille »" in dite
        assert Demande.objects.get(pk=demande.pk).adresse == "9, rue Neuve"

        vues = unescape(re.search(r'name="vues" value="([^"]*)"', reponse.content.decode())[1])
        client.post(adresse, page_de_b | {"adresse": "10, rue Vieille", "vues": vues})
        lue = Demande.objects.get(pk=demande.pk)
        assert (lue.adresse, lue.surface) == ("10, rue Vieille", 44)

    def test_ne_demande_rien_quand_les_deux_ecrivent_la_meme_chose(self, client, adresse, demande):
        page_de_a, page_de_b = saisies(client, adresse), saisies(client, adresse)

        client.post(adresse, page_de_a | {"adresse": "9, rue Neuve"})
        reponse = client.post(adresse, page_de_b | {"adresse": "9, rue Neuve"})

        assert reponse.status_code == 302

    @pytest.mark.parametrize("vues", ["", "[]", "{", '{"adresse": 3}', "null", "[" * 5_000])
    def test_une_page_qui_ne_dit_pas_ce_qu_elle_montrait_est_relue(self, client, adresse, demande, vues):
        """N7: a page that lost its digests asks before it reverts what somebody wrote."""
        ancienne = saisies(client, adresse)
        client.post(adresse, ancienne | {"telephone": "03 44 11 22 33"})

        reponse = client.post(adresse, ancienne | {"adresse": "9, rue Neuve", "vues": vues})

        assert reponse.status_code == 422
        assert Demande.objects.get(pk=demande.pk).telephone == "+33344112233"
