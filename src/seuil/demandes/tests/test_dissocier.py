"""B6, v01, v02: a couple separates; each has a demand, a number, the same seniority, and sees nothing of the other."""

from datetime import date

import pytest
from django.test import Client

from seuil.acteurs.tests.portes import lire
from seuil.contacts.models import Contact
from seuil.demandes.faits import ressources
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien, Maison, Motif, MotifSeparation, SorteAvis
from seuil.demandes.services import Separation, SeparationImpossible, dissocier, modifier
from seuil.demandes.services.foyer_decrit import Foyer
from seuil.demandes.tests.menage import connecter
from seuil.journal.models import Entree
from seuil.socle.droits import DroitRefuse

LE = date(2026, 11, 23)
OU = {
    "adresse": "1, place de la Source",
    "code_postal": "60280",
    "telephone": "+33611223344",
    "mel": "",
    "occupation": "CP",
    "nb_occupants": 3,
}


@pytest.fixture
def couple(demande, agents) -> Demande:
    """The demand of the journey, held since then by a spouse too, with one tax notice for both."""
    titulaire = demande.titulaire
    Personne.objects.filter(pk=titulaire.pk).update(sorte_avis=SorteAvis.COMMUN, rfr_n2=24_000)
    sami = {
        "lien": Lien.CONJOINT,
        "prenom": "Sami",
        "nom": "Fictive",
        "civilite": "1",
        "naissance": date(1988, 2, 1),
        "sorte_avis": SorteAvis.COMMUN,
        "avis_de": f"p{titulaire.pk}",
        "contrat": "CDI",
    }
    return modifier(demande, changements={}, foyer=Foyer(ajoutees={"sami": sami}), par=agents["guichet"], le=LE)


def sami(demande: Demande) -> Personne:
    return Demande.objects.get(pk=demande.pk).personnes.get(prenom="Sami")


def separer(couple, agents, **autres):
    commune = couple.commune
    dites = {"motif": MotifSeparation.PROCEDURE, "reponses": OU | {"commune": commune}} | autres
    separation = Separation(partante=dites.pop("partante", None) or sami(couple).pk, **dites)
    return dissocier(couple, separation, par=agents["guichet"], le=LE).demande


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


class TestDeuxDemandes:
    def test_gardent_la_meme_anciennete(self, couple, agents):
        """v01, 1: both alive, dated the same day, the new one tied to the old one."""
        nee = separer(couple, agents)

        assert nee.recue_le == couple.recue_le
        assert nee.numero_unique != couple.numero_unique
        assert nee.separee_de_id == couple.pk
        assert (relue(couple).etat, nee.etat) == ("active", "active")

    def test_ont_chacune_leur_titulaire(self, couple, agents):
        nee = separer(couple, agents)

        assert str(nee.titulaire) == "Monsieur Sami Fictive"
        assert relue(couple).titulaires.count() == nee.titulaires.count() == 1
        assert not relue(couple).personnes.filter(prenom="Sami").exists()

    def test_le_conjoint_garde_la_demande_de_qui_s_en_va(self, couple, agents):
        """v01, 2: A leaves, B goes on with the same date; nothing is removed."""
        ancienne = couple.titulaire

        nee = separer(couple, agents, partante=ancienne.pk)

        assert str(relue(couple).titulaire) == "Monsieur Sami Fictive"
        assert (nee.titulaire.prenom, nee.recue_le) == (ancienne.prenom, couple.recue_le)

    @pytest.mark.parametrize(
        ("maison", "ici", "la"), [("reste", True, False), ("part", False, True), ("deux", True, True)]
    )
    def test_chaque_enfant_vit_ou_on_l_a_dit(self, couple, agents, maison, ici, la):
        enfant = couple.personnes.filter(lien=Lien.A_CHARGE).earliest("pk")

        nee = separer(couple, agents, maisons={enfant.pk: Maison(maison)})

        assert relue(couple).personnes.filter(prenom=enfant.prenom).exists() is ici
        assert nee.personnes.filter(prenom=enfant.prenom).exists() is la
        gardes = set(
            Personne.objects.filter(prenom=enfant.prenom, demande__in=[couple, nee]).values_list("garde", flat=True)
        )
        assert gardes == ({"alternee"} if maison == "deux" else {enfant.garde})

    def test_souhaitent_les_memes_communes(self, couple, agents):
        nee = separer(couple, agents)

        assert [s.commune_id for s in nee.souhaits.all()] == [s.commune_id for s in couple.souhaits.all()]

    def test_ont_chacune_leur_score(self, couple, agents):
        nee = separer(couple, agents)

        assert couple.notes.filter(est_courante=True).exists()
        assert nee.notes.filter(est_courante=True).exists()


class TestLesRessources:
    def test_ne_comptent_que_les_siennes_avec_une_procedure(self, couple, agents):
        """Art. L441-1: whoever divorces brings its own resources; the shared notice is told again."""
        nee = separer(couple, agents)

        assert ressources(nee).n2 is None
        assert ressources(relue(couple)).n2 is None

    def test_comptent_celles_du_couple_sans_procedure(self, couple, agents):
        """v01, 4: married and separated without any procedure."""
        nee = separer(couple, agents, motif=MotifSeparation.SANS_PROCEDURE)

        assert nee.titulaire.rfr_n2 == relue(couple).titulaire.rfr_n2 == 24_000


class TestLAutre:
    def test_n_entre_plus_avec_l_ancien_code(self, couple, agents):
        """v02: the code that both knew opens neither demand."""
        ancien = couple.code_acces
        ouverte = connecter(Client(), couple)

        nee = separer(couple, agents)

        assert relue(couple).code_acces != ancien
        assert ouverte.get("/ma-demande/")["Location"].endswith("/connexion/")
        assert nee.code_acces not in (ancien, relue(couple).code_acces)

    def test_perd_le_telephone_et_l_adresse_de_tous_les_deux(self, couple, agents):
        modifier(couple, changements={"mel": "nous@exemple.invalid"}, par=agents["guichet"], le=LE)

        separer(relue(couple), agents)

        assert (relue(couple).telephone, relue(couple).mel) == ("", "")
        assert not Contact.objects.gardes().filter(demande=couple, role="menage").exists()

    def test_ne_lit_rien_de_la_nouvelle_adresse(self, couple, agents):
        nee = separer(couple, agents, motif=MotifSeparation.PROTECTION, precision="Plainte vue.")

        entree = Entree.objects.get(verbe="demande.dissociee")
        dits = str(entree.faits)
        assert (nee.est_protegee, nee.adresse_sure) == (True, "1, place de la Source\n60280 Clairoix")
        for secret in (nee.numero_unique, "Source", "+33611223344", "Plainte", "protection"):
            assert secret not in dits
        page = lire(connecter(Client(), relue(couple)).get("/ma-demande/historique/"))
        assert "Qui quitte le foyer" in page
        assert nee.numero_unique not in page.replace(" ", "")

    def test_n_a_plus_la_raison_de_qui_etait_en_danger(self, couple, agents):
        modifier(couple, changements={"motifs": [Motif.VIOLENCES]}, par=agents["guichet"], le=LE)

        nee = separer(relue(couple), agents, motif=MotifSeparation.PROTECTION)

        assert Motif.VIOLENCES in nee.motifs
        assert Motif.VIOLENCES not in relue(couple).motifs


class TestRefus:
    def test_deux_fois_la_meme(self, couple, agents):
        partante = sami(couple).pk
        separer(couple, agents, partante=partante)

        with pytest.raises(SeparationImpossible, match="déjà fait"):
            separer(relue(couple), agents, partante=partante)

    def test_un_couple_sans_mariage_veut_un_motif_ecrit(self, couple, agents):
        """v01, 3: the text says nothing; nothing is lost in silence."""
        with pytest.raises(SeparationImpossible, match="Écrivez pourquoi"):
            separer(couple, agents, motif=MotifSeparation.CONCUBINS)

    def test_une_personne_seule(self, demande, agents):
        with pytest.raises(SeparationImpossible, match="porte seule"):
            separer(demande, agents, partante=demande.titulaire.pk)

    def test_d_un_autre_ressort(self, couple, agents):
        separation = Separation(sami(couple).pk, MotifSeparation.PROCEDURE, OU | {"commune": couple.commune})
        with pytest.raises(DroitRefuse):
            dissocier(couple, separation, par=agents["nancy"], le=LE)

    def test_pendant_une_attribution_elle_se_fait(self, couple, agents):
        """Whoever is in danger cannot wait: what is in progress goes on with who stays."""
        Demande.objects.filter(pk=couple.pk).update(attribution_en_cours="Offre en cours")

        nee = separer(relue(couple), agents)

        assert (nee.attribution_en_cours, relue(couple).attribution_en_cours) == ("", "Offre en cours")


class TestGuichet:
    def test_separe_et_remet_un_numero_et_un_code(self, client, couple, agents):
        client.force_login(agents["guichet"])
        enfants = couple.personnes.filter(lien=Lien.A_CHARGE)
        saisie = {"partante": str(sami(couple).pk), "motif": "procedure", "adresse": "1, place de la Source"}
        saisie |= {"lieu": "Clairoix", "occupation": "CP", "nb_occupants": "1", "piece_vue": "on"}
        saisie |= {f"enfant_{enfant.pk}": "reste" for enfant in enfants}

        reponse = client.post(f"/gestion/demandes/{couple.numero_unique}/couple/", saisie, follow=True)

        assert reponse.status_code == 200
        assert 'id="code-acces"' in reponse.content.decode()
        assert Demande.objects.filter(separee_de=couple).count() == 1

    def test_y_mene_depuis_le_dossier(self, client, couple, agents):
        client.force_login(agents["guichet"])

        assert "Séparer ce couple" in lire(client.get(f"/gestion/demandes/{couple.numero_unique}/"))

    def test_dit_ce_qui_manque(self, client, couple, agents):
        client.force_login(agents["guichet"])

        page = lire(client.post(f"/gestion/demandes/{couple.numero_unique}/couple/", {"motif": "sans"}))

        assert "Demandez une pièce d’identité" in page

    def test_ne_propose_rien_a_une_personne_seule(self, client, demande, agents):
        client.force_login(agents["guichet"])

        page = lire(client.get(f"/gestion/demandes/{demande.numero_unique}/couple/"))

        assert "Il n’y a pas de couple à séparer." in page
        assert "Séparer, et donner un numéro" not in page
