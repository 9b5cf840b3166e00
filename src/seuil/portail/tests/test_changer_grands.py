"""A child grown up, a baby expected long ago: the page asks what it is, and keeps the household as it says."""

from datetime import date

from seuil.acteurs.tests.portes import lire
from seuil.declarations.tests.changer import changer, enregistrer
from seuil.demandes.nomenclatures import Lien
from seuil.portail.tests.test_changer import CHANGER, ENFANT, foyer, relue

__all__ = ["foyer"]


class TestLeFoyer:
    def test_demande_ce_qu_est_un_enfant_de_quarante_ans(self, foyer, demande):
        grand = ENFANT | {"naissance_annee": "1986"}
        page = lire(foyer.post(f"{CHANGER}foyer/", grand))
        assert "Cette personne a 40 ans. À cet âge, il faut un handicap pour être à charge." in page
        foyer.post(f"{CHANGER}foyer/", grand | {"charge": "charge"})

        enregistrer(foyer, CHANGER)

        venue = relue(demande).personnes.get(prenom="Ninon")
        assert (venue.lien, venue.naissance.year) == (Lien.A_CHARGE, 1986)

    def test_ne_redemande_pas_ce_qu_est_un_enfant_inscrit_qui_a_grandi(self, foyer, demande):
        enfant = demande.personnes.filter(lien=Lien.A_CHARGE).earliest("pk")
        demande.personnes.filter(pk=enfant.pk).update(naissance=date(1986, 4, 3))
        changer(foyer, f"{CHANGER}taille/", surface="44")

        enregistrer(foyer, CHANGER)

        assert relue(demande).surface == 44
        assert relue(demande).personnes.get(pk=enfant.pk).lien == Lien.A_CHARGE

    def test_un_bebe_attendu_depuis_six_mois_n_empeche_pas_un_autre_changement(self, foyer, demande):
        """v04: one asks, nothing is erased by itself."""
        demande.personnes.create(ordre=9, lien=Lien.A_NAITRE, naissance=date(2026, 5, 20))
        changer(foyer, f"{CHANGER}taille/", surface="44")

        enregistrer(foyer, CHANGER)

        assert relue(demande).surface == 44
        assert relue(demande).personnes.filter(lien=Lien.A_NAITRE).count() == 1
