"""D5: an offer is answered for a household only by who was let do so, apart."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from seuil.acteurs.auteurs import Demandeur
from seuil.baux.forms import vue_de
from seuil.baux.models import Offre
from seuil.baux.services import accepter
from seuil.demandes.models import Demande
from seuil.journal.models import Entree
from seuil.mandats.nomenclatures import Recueil
from seuil.mandats.services import donner
from seuil.mandats.tests.conftest import TERMES
from seuil.socle.droits import DroitRefuse

LE = date(2026, 11, 23)


def qui_agit(demande: Demande, *, repond: bool) -> Client:
    """Return the browser of who acts for a household."""
    termes = replace(TERMES, repond_aux_offres=repond)
    _, code = donner(demande, termes, Recueil.ESPACE, par=Demandeur(demande.numero_unique), le=LE)
    client = Client()
    client.post("/connexion/", {"numero": demande.numero_unique, "code": code})
    return client


class TestPourUnFoyer:
    def test_lit_et_accepte_l_offre_quand_c_est_coche(self, offre):
        client = qui_agit(offre.demande, repond=True)
        page = client.get("/pour-un-foyer/offre/").content.decode()

        reponse = client.post(
            "/pour-un-foyer/offre/accepter/", {"accord": "on", "vue": vue_de(offre), "offre": offre.pk}
        )

        assert "/pour-un-foyer/offre/accepter/" in page
        assert "/ma-demande/courriers/" not in page
        assert reponse["Location"] == "/pour-un-foyer/"
        assert Offre.objects.get(pk=offre.pk).etat == "acceptee"
        assert Entree.objects.get(verbe="demande.offre_acceptee").par == "Mme Aminata Diallo pour le foyer"

    def test_refuse_l_offre_quand_c_est_coche(self, offre):
        client = qui_agit(offre.demande, repond=True)
        motif = client.get("/pour-un-foyer/offre/").context["refuser"].fields["motif"].choices[-1][0]

        client.post(
            "/pour-un-foyer/offre/refuser/",
            {"motif": motif, "precision": "Trop loin du travail", "vue": vue_de(offre), "offre": offre.pk},
        )

        assert Offre.objects.get(pk=offre.pk).etat == "refusee"

    @pytest.mark.parametrize("acte", ["", "accepter/", "refuser/"])
    def test_n_ouvre_rien_sans_la_case(self, offre, acte):
        client = qui_agit(offre.demande, repond=False)
        methode = client.post if acte else client.get

        reponse = methode(f"/pour-un-foyer/offre/{acte}", {"accord": "on", "vue": vue_de(offre), "offre": offre.pk})

        assert reponse.status_code in (302, 422)
        assert Offre.objects.get(pk=offre.pk).etat == "envoyee"

    def test_le_verbe_refuse_sans_la_case(self, offre):
        mandat, _ = donner(offre.demande, TERMES, Recueil.ESPACE, par=Demandeur(offre.demande.numero_unique), le=LE)

        with pytest.raises(DroitRefuse, match="droit de répondre à une offre"):
            accepter(offre, par=mandat.auteur, le=offre.envoyee_le)
