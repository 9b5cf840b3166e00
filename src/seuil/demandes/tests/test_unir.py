"""B6, the reverse: two people who have a demand each become one household."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.etats import Accord, Rencontre
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.services import AttributionEnCours, FoyerImpossible, enregistrer, unir
from seuil.demo.exemple import dossier_d_exemple

LE = date(2026, 11, 23)
MET = {"lien": Lien.CONJOINT, "rencontre": Rencontre.GUICHET, "accord": Accord.ECRIT}


@pytest.fixture
def autre(demande) -> Demande:
    """The demand of somebody else, alone, received earlier."""
    dossier = dossier_d_exemple()
    dossier.personnes[:] = [dossier.personnes[0] | {"prenom": "Sami", "naissance": date(1988, 2, 1)}]
    faite = enregistrer(dossier, par=Demandeur(), le=LE).demande
    Demande.objects.filter(pk=faite.pk).update(recue_le=date(2024, 5, 6))
    return Demande.objects.get(pk=faite.pk)


def relue(demande):
    return Demande.objects.get(pk=demande.pk)


class TestUnir:
    def test_fait_venir_les_personnes_de_l_autre(self, demande, autre, agents):
        nombre = demande.personnes.count()

        unir(demande, autre, **MET, par=agents["guichet"], le=LE)

        assert relue(demande).personnes.count() == nombre + 1
        assert relue(demande).personnes.get(prenom="Sami").lien == Lien.CONJOINT
        assert relue(demande).titulaires.filter(est_vivant=True).count() == 2

    def test_garde_l_anciennete_la_plus_longue(self, demande, autre, agents):
        unir(demande, autre, **MET, par=agents["guichet"], le=LE)

        assert relue(demande).recue_le == date(2024, 5, 6)
        assert (relue(autre).etat, relue(autre).doublon_de_id) == ("rattachee", demande.pk)

    def test_attend_la_fin_d_une_attribution(self, demande, autre, agents):
        Demande.objects.filter(pk=autre.pk).update(attribution_en_cours="Offre en cours")

        with pytest.raises(AttributionEnCours):
            unir(demande, relue(autre), **MET, par=agents["guichet"], le=LE)

        assert relue(autre).etat == "active"

    def test_ne_s_unit_pas_a_elle_meme(self, demande, agents):
        with pytest.raises(FoyerImpossible, match="celui de cette demande"):
            unir(demande, relue(demande), **MET, par=agents["guichet"], le=LE)
