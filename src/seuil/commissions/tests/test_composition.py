"""Who sits and by which règlement: entered by the landlord, with its trace, without touching what was held."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import entrer, lire
from seuil.commissions.models import Commission, Membre
from seuil.commissions.services import (
    ReglementInterieur,
    SeanceImpossible,
    changer_le_reglement,
    creer_une_commission,
    nommer_un_membre,
    retirer_un_membre,
)
from seuil.socle.droits import DroitRefuse

LE = date(2026, 11, 23)
REGLES = ReglementInterieur("CALEOL d’essai", 4, "Règlement du 3 mars 2026", 0, True)


@pytest.fixture
def commission(agents):
    return Commission.objects.get(bailleur=agents["secretariat"].organisme)


class TestComposer:
    def test_cree_une_commission(self, agents, journal):
        creee = creer_une_commission(agents["secretariat"].organisme, REGLES, par=agents["secretariat"], le=LE)

        assert (creee.quorum, creee.pouvoirs_par_membre, creee.pouvoirs_entre_designes) == (4, 0, True)
        assert journal(creee) == ["commission.creee"]

    def test_n_est_qu_au_secretariat(self, agents):
        with pytest.raises(DroitRefuse):
            creer_une_commission(agents["secretariat"].organisme, REGLES, par=agents["bailleur"], le=LE)

    def test_ne_nomme_pas_un_septieme_membre_designe(self, agents, commission):
        with pytest.raises(SeanceImpossible, match="Retirez d’abord"):
            nommer_un_membre(commission, Membre(nom="M. Sept", qualite="designe"), par=agents["secretariat"], le=LE)

    def test_remplace_un_membre_et_le_president(self, agents, commission):
        par, ancien = agents["secretariat"], commission.membres.get(est_president=True)

        retirer_un_membre(ancien, par=par, le=LE)
        nouveau = nommer_un_membre(
            commission, Membre(nom="M. Sept", qualite="designe", est_president=True), par=par, le=LE
        )

        assert commission.membres.get(est_president=True, retire_le=None) == nouveau

    def test_ne_retire_pas_deux_fois(self, agents, commission):
        membre = commission.membres.first()
        retirer_un_membre(membre, par=agents["secretariat"], le=LE)

        with pytest.raises(SeanceImpossible, match="ne siège plus"):
            retirer_un_membre(membre, par=agents["secretariat"], le=LE)

    def test_ne_change_rien_pendant_une_seance(self, agents, ouverte):
        commission = ouverte.seance.commission

        with pytest.raises(SeanceImpossible, match="Une séance est ouverte"):
            changer_le_reglement(commission, REGLES, par=agents["secretariat"], le=date(2026, 12, 7))


class TestLaPage:
    @pytest.fixture
    def secretariat(self, client, settings, agents):
        return entrer(client, settings, agents["secretariat"])

    def test_montre_les_membres_et_leur_voix(self, secretariat, commission):
        page = lire(secretariat.get(f"/gestion/commissions/{commission.pk}/"))

        assert "6 membres désignés pour 6 attendus." in page
        assert "Délibérative pour les logements de sa commune" in page

    def test_change_le_reglement(self, secretariat, commission):
        saisie = {"nom": "CALEOL", "quorum": "2", "pouvoirs_par_membre": "", "reglement": "Du 3 mars 2026"}
        saisie = {f"reglement-{nom}": valeur for nom, valeur in saisie.items()}

        secretariat.post(f"/gestion/commissions/{commission.pk}/reglement/", saisie)

        assert Commission.objects.get(pk=commission.pk).quorum == 2

    def test_demande_la_commune_d_un_maire(self, secretariat, commission):
        saisie = {"membre-nom": "M. le maire", "membre-qualite": "maire"}

        reponse = secretariat.post(f"/gestion/commissions/{commission.pk}/membres/", saisie)

        assert reponse.status_code == 422
        assert "Choisissez : sa voix ne compte que là." in lire(reponse)

    def test_nomme_et_retire(self, secretariat, commission):
        saisie = {"membre-nom": "Mme Ana Lien", "membre-qualite": "service_social"}
        secretariat.post(f"/gestion/commissions/{commission.pk}/membres/", saisie)
        nomme = Membre.objects.get(nom="Mme Ana Lien")

        secretariat.post(f"/gestion/commissions/{commission.pk}/membres/{nomme.pk}/retirer/")

        assert Membre.objects.get(pk=nomme.pk).retire_le == LE

    def test_n_existe_pas_pour_un_autre_bailleur(self, client, settings, agents, commission):
        opac = entrer(client, settings, agents["opac"])

        assert opac.get(f"/gestion/commissions/{commission.pk}/").status_code == 404

    def test_cree_une_commission(self, secretariat):
        saisie = {"reglement-nom": "CALEOL 2", "reglement-quorum": "3", "reglement-reglement": "Du 3 mars 2026"}

        reponse = secretariat.post("/gestion/commissions/creer/", saisie)

        assert reponse.url == f"/gestion/commissions/{Commission.objects.get(nom='CALEOL 2').pk}/"
