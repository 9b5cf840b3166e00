"""v03: two hands on one demand; what each changed is kept, the same answer shows both values and asks."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import lire
from seuil.declarations.tests.changer import changer, enregistrer, montree
from seuil.demandes.models import Demande
from seuil.demandes.services import modifier
from seuil.demandes.tests.menage import connecter

LE = date(2026, 11, 23)
CHANGER = "/ma-demande/changer/"


@pytest.fixture
def foyer(client, demande):
    """The browser of the household of the journey."""
    return connecter(client, demande)


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


class TestDeuxMains:
    def test_gardent_chacune_leur_champ(self, foyer, demande, agents):
        """v03, 10:05: the desk saves the number of rooms, the phone and the rent changed meanwhile stay."""
        page = montree(foyer, f"{CHANGER}loyer/") if demande.occupation in ("LP", "HLM") else None
        changer(foyer, f"{CHANGER}taille/", pieces="3")
        modifier(relue(demande), changements={"telephone": "+33344112233"}, par=agents["guichet"], le=LE)

        enregistrer(foyer, CHANGER)

        lue = relue(demande)
        assert (lue.telephone, lue.pieces) == ("+33344112233", 3)
        assert page is None or lue.loyer_charges == demande.loyer_charges

    def test_gardent_deux_champs_d_une_meme_page(self, foyer, demande, agents):
        ouverte = montree(foyer, f"{CHANGER}taille/")
        modifier(relue(demande), changements={"surface": 44}, par=agents["guichet"], le=LE)
        foyer.post(f"{CHANGER}taille/", ouverte | {"pieces": "3"})

        enregistrer(foyer, CHANGER)

        lue = relue(demande)
        assert (lue.surface, lue.pieces) == (44, 3)

    def test_le_meme_champ_montre_les_deux_valeurs_et_demande(self, foyer, demande, agents):
        """v03, 10:06: both values, who and when; then the person chooses."""
        ouverte = montree(foyer, f"{CHANGER}taille/")
        modifier(relue(demande), changements={"surface": 44}, par=agents["guichet"], le=LE)

        page = lire(foyer.post(f"{CHANGER}taille/", ouverte | {"surface": "90"}, follow=True))
        assert "Quelqu’un a changé la même réponse entre-temps" in page
        assert "Elle vaut maintenant « 44 ». Vous avez écrit « 90 »" in page

        enregistrer(foyer, CHANGER)
        assert relue(demande).surface == 90

    def test_une_page_perimee_ne_l_emporte_pas_sans_etre_relue(self, foyer, demande, agents):
        changer(foyer, f"{CHANGER}taille/", surface="90")
        modifier(relue(demande), changements={"surface": 44}, par=agents["guichet"], le=LE)

        reponse = foyer.post(f"{CHANGER}enregistrer/", {"vu": "0"})

        assert reponse.status_code == 409
        assert relue(demande).surface == 44

    def test_un_brouillon_d_hier_ne_ramene_pas_d_anciennes_valeurs(self, foyer, demande, agents):
        """v03, 11:00: incomes typed yesterday, the dwelling changed since by the desk."""
        changer(foyer, f"{CHANGER}sources/vous/", sources=["SAL"])
        changer(foyer, f"{CHANGER}montants/vous/", montant_SAL="1700")
        modifier(relue(demande), changements={"surface": 44}, par=agents["guichet"], le=LE)

        enregistrer(foyer, CHANGER)

        lue = relue(demande)
        assert (lue.surface, lue.titulaire.ressources["SAL"]) == (44, 1700)
