"""C2: a household changes its registered demand by the pages of the form, and reads what it changed (c20, v03, v04)."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import lire, venir
from seuil.cotation.requetes import notes_courantes
from seuil.declarations.models import Brouillon
from seuil.declarations.tests.changer import changer, enregistrer, montree
from seuil.demandes.faits import menage as menage_de
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.services import modifier
from seuil.demandes.tests.menage import connecter
from seuil.journal.models import Entree
from seuil.regles.menage import personnes_a_loger

LE = date(2026, 11, 23)
CHANGER = "/ma-demande/changer/"
ENFANT = {
    "lien": "a_charge",
    "prenom": "Ninon",
    "naissance_jour": "20",
    "naissance_mois": "11",
    "naissance_annee": "2026",
    "suite": "continuer",
}
A_NAITRE = {
    "lien": "a_naitre",
    "naissance_jour": "10",
    "naissance_mois": "12",
    "naissance_annee": "2026",
    "suite": "continuer",
}


@pytest.fixture
def client(client, settings):
    """A browser of the day of the journey: what these pages say depends on it."""
    return venir(client, settings, LE)


@pytest.fixture
def foyer(client, demande):
    """The browser of the household of the journey."""
    return connecter(client, demande)


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


def derniere() -> dict:
    return Entree.objects.filter(verbe="demande.modifiee").latest("pk").faits


class TestSommaire:
    def test_montre_chaque_reponse_et_ne_demande_rien(self, foyer):
        page = lire(foyer.get(CHANGER))

        assert "Quelle réponse a changé ?" in page
        assert "Enregistrer ces changements" not in page

    def test_n_ecrit_rien_dans_la_demande(self, foyer, demande):
        avant = Entree.objects.count()

        changer(foyer, f"{CHANGER}depuis/", nb_occupants="7")

        assert relue(demande).nb_occupants == demande.nb_occupants
        assert Entree.objects.count() == avant

    def test_remet_une_page_comme_elle_etait(self, foyer):
        changer(foyer, f"{CHANGER}depuis/", nb_occupants="7")

        page = lire(foyer.post(CHANGER, {"remettre": "depuis"}, follow=True))

        assert "À enregistrer" not in page

    def test_oublie_tout_le_changement(self, foyer, demande):
        changer(foyer, f"{CHANGER}depuis/", nb_occupants="7")

        foyer.post(CHANGER, {"abandonner": "1"})

        assert not Brouillon.objects.filter(change=demande).exists()


class TestUneReponse:
    def test_se_relit_avant_d_etre_enregistree(self, foyer):
        reponse = changer(foyer, f"{CHANGER}depuis/", nb_occupants="7")

        page = lire(reponse)
        assert reponse.redirect_chain[-1][0] == CHANGER
        assert "À enregistrer" in page
        assert "Combien de personnes y vivent, vous compris Avant : 4 Maintenant : 7" in page

    def test_change_la_demande_et_elle_seule(self, foyer, demande):
        changer(foyer, f"{CHANGER}depuis/", nb_occupants="7")
        page = lire(enregistrer(foyer, CHANGER))

        assert "C’est enregistré" in page
        assert relue(demande).nb_occupants == 7
        assert (derniere()["avant"], derniere()["apres"]) == ({"nb_occupants": 4}, {"nb_occupants": 7})
        assert not Brouillon.objects.filter(change=demande).exists()

    def test_dit_ce_que_le_score_devient(self, foyer, demande):
        (avant,) = notes_courantes(demande)
        changer(foyer, f"{CHANGER}taille/", surface="90")

        page = lire(enregistrer(foyer, CHANGER))

        (apres,) = notes_courantes(demande)
        assert apres.total < avant.total
        assert f"Votre score passe de {avant.total} à {apres.total} points" in page

    def test_ajoute_un_revenu_et_son_montant(self, foyer, demande):
        """c20: the form promised that it could be added later."""
        reponse = changer(foyer, f"{CHANGER}sources/vous/", sources=["SAL", "AF"])
        assert reponse.redirect_chain[-1][0] == f"{CHANGER}montants/vous/"
        changer(foyer, f"{CHANGER}montants/vous/", montant_SAL="1480", montant_AF="148")

        enregistrer(foyer, CHANGER)

        assert relue(demande).titulaire.ressources["AF"] == 148

    def test_demande_l_emploi_de_qui_retrouve_un_travail(self, foyer, demande):
        for contrat in ("CHO", "CDI"):
            reponse = changer(foyer, f"{CHANGER}travail/vous/", contrat=contrat)
            if contrat == "CHO":
                enregistrer(foyer, CHANGER)
        assert reponse.redirect_chain[-1][0] == f"{CHANGER}emploi/vous/"

        changer(foyer, f"{CHANGER}emploi/vous/", profession="Soudeuse", lieu_travail="Venette")
        enregistrer(foyer, CHANGER)

        assert relue(demande).titulaire.profession == "Soudeuse"

    def test_une_page_vide_est_aussi_une_reponse(self, foyer, demande):
        changer(foyer, f"{CHANGER}travail/vous/", contrat="CHO")
        enregistrer(foyer, CHANGER)
        changer(foyer, f"{CHANGER}travail/vous/", contrat="CDI")

        foyer.post(f"{CHANGER}emploi/vous/", {"profession": "", "employeur": "", "lieu_travail": ""})

        assert "Enregistrer ces changements" in lire(foyer.get(CHANGER))

    def test_change_les_communes_souhaitees(self, foyer, demande):
        actuelles = [souhait.commune_id for souhait in demande.souhaits.all()]
        foyer.post(f"{CHANGER}communes/", {"communes": actuelles, "q": "Venette", "suite": "continuer"})

        enregistrer(foyer, CHANGER)

        assert [str(souhait.commune) for souhait in relue(demande).souhaits.all()][-1] == "Venette"

    def test_ne_quitte_pas_le_departement(self, foyer, demande):
        foyer.post(f"{CHANGER}communes/", {"communes": [], "q": "Nancy", "suite": "continuer"})

        page = lire(enregistrer(foyer, CHANGER))

        assert "Une demande vaut dans un seul département" in page
        assert "Nancy" not in [str(souhait.commune) for souhait in relue(demande).souhaits.all()]

    @pytest.mark.parametrize("etape", ["relecture", "envoi", "rien", "avis/p0"])
    def test_n_a_pas_d_autre_page(self, foyer, etape):
        assert foyer.get(f"{CHANGER}{etape}/").status_code in (302, 404)

    def test_dit_une_faute_au_bon_champ(self, foyer):
        reponse = foyer.post(f"{CHANGER}depuis/", {"nb_occupants": "41"})

        assert reponse.status_code == 422
        assert "Écrivez un nombre entier de 1 à 40" in lire(reponse)


class TestLeFoyer:
    def test_recoit_un_enfant(self, foyer, demande):
        avant = personnes_a_loger(menage_de(demande))
        foyer.post(f"{CHANGER}foyer/", ENFANT)

        enregistrer(foyer, CHANGER)

        assert personnes_a_loger(menage_de(relue(demande))) == avant + 1
        assert derniere()["apres"]["venues"] == ["Ninon Fictive"]

    def test_change_une_garde(self, foyer, demande):
        enfant = demande.personnes.filter(lien=Lien.A_CHARGE).earliest("pk")
        saisie = montree(foyer, f"{CHANGER}foyer/?corriger=p{enfant.pk}")
        foyer.post(
            f"{CHANGER}foyer/", saisie | {"personne": f"p{enfant.pk}", "garde": "alternee", "suite": "continuer"}
        )

        enregistrer(foyer, CHANGER)

        enfant.refresh_from_db()
        assert enfant.garde == "alternee"
        assert derniere()["apres"] == {f"p{enfant.pk}": {"garde": "alternee"}}

    def test_laisse_partir_un_enfant(self, foyer, demande):
        enfant = demande.personnes.filter(lien=Lien.A_CHARGE).earliest("pk")
        foyer.post(f"{CHANGER}foyer/", {"retirer": f"p{enfant.pk}", "suite": "continuer"})

        enregistrer(foyer, CHANGER)

        assert not relue(demande).personnes.filter(pk=enfant.pk).exists()

    def test_demande_si_le_bebe_attendu_est_l_enfant_ajoute(self, foyer, demande):
        """v04: an expected child and the same child born are counted once."""
        foyer.post(f"{CHANGER}foyer/", A_NAITRE)
        enregistrer(foyer, CHANGER)
        avant = personnes_a_loger(menage_de(relue(demande)))
        foyer.post(f"{CHANGER}foyer/", ENFANT)

        page = lire(foyer.get(CHANGER))
        assert "Le bébé que vous attendiez est-il né ?" in page
        assert "Enregistrer ces changements" not in page

        foyer.post(CHANGER, {"bebe": "ne"})
        enregistrer(foyer, CHANGER)
        assert personnes_a_loger(menage_de(relue(demande))) == avant
        assert not relue(demande).personnes.filter(lien=Lien.A_NAITRE).exists()

    def test_peut_attendre_un_autre_enfant(self, foyer, demande):
        foyer.post(f"{CHANGER}foyer/", A_NAITRE)
        enregistrer(foyer, CHANGER)
        foyer.post(f"{CHANGER}foyer/", ENFANT)
        foyer.post(CHANGER, {"bebe": "attendu"})

        enregistrer(foyer, CHANGER)

        assert relue(demande).personnes.filter(lien=Lien.A_NAITRE).count() == 1


class TestUnEvenement:
    def test_deux_jumeaux_prennent_la_place_d_un_bebe_attendu(self, foyer, demande):
        """v04: five persons, not six."""
        foyer.post(f"{CHANGER}foyer/", A_NAITRE)
        enregistrer(foyer, CHANGER)
        nombre = relue(demande).personnes.count()
        saisie = {"prenom": "Ninon", "prenom_2": "Abel", "naissance_jour": "20"}

        reponse = foyer.post(
            f"{CHANGER}evenement/naissance/", saisie | {"naissance_mois": "11", "naissance_annee": "2026"}, follow=True
        )

        assert "C’est enregistré" in lire(reponse)
        lues = relue(demande).personnes
        assert lues.count() == nombre + 1
        assert not lues.filter(lien=Lien.A_NAITRE).exists()

    def test_le_conjoint_meurt(self, foyer, demande):
        conjoint = {"lien": "conjoint", "prenom": "Sami", "naissance_jour": "1", "naissance_mois": "2"}
        foyer.post(f"{CHANGER}foyer/", conjoint | {"naissance_annee": "1950", "suite": "continuer"})
        for page, dit in {
            "adulte": {"civilite": "1", "nationalite": "1"},
            "travail": {"contrat": "RET"},
            "sources": {"sources": ["0"]},
            "avis": {"sorte_avis": "absent"},
        }.items():
            cle = next(iter(set(Brouillon.objects.get(change=demande).reponses["personnes"]) - _deja(demande)))
            foyer.post(f"{CHANGER}{page}/{cle}/", dit)
        enregistrer(foyer, CHANGER)
        sami = relue(demande).personnes.get(prenom="Sami")

        foyer.post(f"{CHANGER}evenement/deces/", {"personne": str(sami.pk)})

        assert not relue(demande).personnes.filter(pk=sami.pk).exists()
        assert relue(demande).titulaire.situation_familiale == "V"

    def test_le_demandeur_ne_se_declare_pas_mort_en_ligne(self, foyer, demande):
        reponse = foyer.post(f"{CHANGER}evenement/deces/", {"personne": str(demande.titulaire.pk)})

        assert reponse.status_code == 422
        assert relue(demande).titulaire.pk == demande.titulaire.pk

    def test_n_en_connait_pas_d_autre(self, foyer):
        assert foyer.get(f"{CHANGER}evenement/rien/").status_code == 404


def _deja(demande: Demande) -> set[str]:
    return {f"p{personne.pk}" for personne in demande.personnes.all()}


class TestHistorique:
    def test_dit_l_ancien_le_nouveau_et_qui(self, foyer, demande, agents):
        modifier(relue(demande), changements={"surface": 44}, par=agents["guichet"], le=LE)

        page = lire(foyer.get("/ma-demande/historique/"))

        assert "Surface, en m² Avant : 31 Maintenant : 44" in page
        assert f"Par : {agents['guichet'].organisme.nom} " in page
        assert agents["guichet"].designation not in page

    def test_ne_dit_pas_une_raison(self, foyer, demande):
        changer(foyer, f"{CHANGER}motifs/", motifs=["06"])
        enregistrer(foyer, CHANGER)

        page = lire(foyer.get("/ma-demande/historique/"))

        assert "violences" not in page.lower()
        assert "Cette réponse se lit seulement dans votre demande en entier" in page
