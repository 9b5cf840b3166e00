"""A spouse registered alone: held, then its own with the seniority of the couple; neither hears of the other."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.etapes import etape

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import entrer, lire
from seuil.contacts.models import Contact
from seuil.courriers.models import Courrier
from seuil.demandes.etats import Rencontre
from seuil.demandes.models import Demande, Personne, Remise
from seuil.demandes.nomenclatures import Lien, Maison, MotifSeparation, SorteAvis
from seuil.demandes.services import Separation, SeparationImpossible, enregistrer, modifier, separer_la_retenue
from seuil.demandes.services.foyer_decrit import Foyer
from seuil.demandes.tests.menage import connecter
from seuil.demandes.tests.preuves import prouver
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.journal.models import Entree
from seuil.rapprochement.models import Inscription
from seuil.reactions.travaux import vider
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse

LE = date(2026, 11, 23)
PLUS_TARD = LE + timedelta(40)
NAISSANCE = date(1988, 2, 1)


@etape
def couple(demande, agents) -> Demande:
    """The demand of the journey, held since then by a spouse too, with one tax notice for both."""
    titulaire = demande.titulaire
    Personne.objects.filter(pk=titulaire.pk).update(sorte_avis=SorteAvis.COMMUN, rfr_n2=24_000)
    sami = {"lien": Lien.CONJOINT, "prenom": "Sami", "nom": "Fictive", "naissance": NAISSANCE}
    sami |= {"civilite": "1", "sorte_avis": SorteAvis.COMMUN, "avis_de": f"p{titulaire.pk}"}
    return modifier(demande, changements={}, foyer=Foyer(ajoutees={"sami": sami}), par=agents["guichet"], le=LE)


@etape
def retenue(couple) -> Demande:
    """What Sami registers alone, forty days later, with Lou and without Sacha, under the phone that both have."""
    dossier = dossier_d_exemple(qui=Mere(prenom="Sami", naissance=NAISSANCE))
    seul = replace(
        dossier,
        reponses=dossier.reponses | {"mel": "sami@exemple.invalid", "adresse": "1, place de la Source"},
        personnes=[une for une in dossier.personnes if une["prenom"] != "Sacha"],
    )
    faite = enregistrer(seul, par=Demandeur(), le=PLUS_TARD).demande
    vider()
    return Demande.objects.get(pk=faite.pk)


def separer(retenue, couple, agents, par="guichet", **autres):
    qui = autres.pop("qui", None) or partante(couple).pk
    separation = Separation(**{"partante": qui, "motif": MotifSeparation.PROCEDURE, "reponses": {}} | autres)
    fait = separer_la_retenue(retenue, couple, separation, rencontre=Rencontre.GUICHET, par=agents[par], le=PLUS_TARD)
    vider()
    return Demande.objects.get(pk=fait.demande.pk)


def partante(couple: Demande) -> Personne:
    return Personne.objects.get(demande=couple, prenom="Sami")


def enfant(demande: Demande, prenom: str) -> Personne:
    return Personne.objects.get(demande=demande, prenom=prenom)


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


class TestLaRetenue:
    def test_est_active_avec_l_anciennete_du_couple(self, retenue, couple, agents):
        """Law §1.2: each keeps the seniority of the common demand."""
        assert (retenue.etat, retenue.recue_le) == ("retenue", PLUS_TARD)

        sienne = separer(retenue, couple, agents)

        assert (sienne.etat, sienne.recue_le, sienne.separee_de_id) == ("active", LE, couple.pk)
        assert (sienne.numero_unique, sienne.enregistree_le) == (retenue.numero_unique, PLUS_TARD)
        assert Inscription.objects.filter(demande=sienne).exists()

    def test_ne_dit_pas_pourquoi_le_couple_s_est_separe(self, retenue, couple, agents):
        """The reason may be violence: the file says that it comes from another demand, the journal keeps the rest."""
        sienne = separer(retenue, couple, agents, motif=MotifSeparation.PROTECTION)

        assert sienne.motif_doublon == "Séparation d’un couple"

    def test_n_ecrit_jamais_chez_le_couple_a_qui_est_protegee(self, retenue, couple, agents):
        Demande.objects.filter(pk=retenue.pk).update(
            adresse=couple.adresse, code_postal=couple.code_postal, commune=couple.commune
        )

        sienne = separer(relue(retenue), couple, agents, motif=MotifSeparation.PROTECTION)

        assert (sienne.est_protegee, sienne.adresse_sure) == (True, "")

    def test_laisse_au_couple_les_seules_preuves_qui_valent_encore(self, retenue, couple, agents):
        prouver(couple, "nb_mineurs", "revenu_mensuel", "surface_m2")

        separer(retenue, relue(couple), agents)

        assert [tenu.fait for tenu in couple.faits_etablis.tenus()] == ["surface_m2"]

    def test_reconnait_le_bebe_attendu_a_un_autre_jour(self, retenue, couple, agents):
        attendus = [
            Personne.objects.create(demande=une, lien=Lien.A_NAITRE, prenom="", nom="", naissance=jour, ordre=9)
            for une, jour in ((couple, date(2027, 3, 1)), (retenue, date(2027, 3, 5)))
        ]

        sienne = separer(relue(retenue), relue(couple), agents, maisons={attendus[0].pk: Maison.PART})

        assert sienne.personnes.filter(lien=Lien.A_NAITRE).count() == 1

    def test_a_son_seul_titulaire_a_la_premiere_place(self, retenue, couple, agents):
        sienne = separer(retenue, couple, agents)

        (titulaire,) = sienne.titulaires.all()
        assert (titulaire.est_vivant, titulaire.rang) == (True, 0)
        assert not Personne.objects.filter(demande=couple, prenom="Sami").exists()
        assert relue(couple).titulaires.count() == 1

    def test_recoit_une_attestation_a_cette_date(self, retenue, couple, agents):
        separer(retenue, couple, agents)

        siennes = Courrier.objects.filter(numero_unique=retenue.numero_unique, gabarit="attestation").order_by("pk")
        assert [une.contexte["recue_le"] for une in siennes] == ["2 janvier 2027", "23 novembre 2026"]

    @pytest.mark.parametrize(
        ("prenom", "maison", "ici", "la"),
        [
            ("Lou", "part", False, True),
            ("Lou", "reste", True, False),
            ("Sacha", "part", False, True),
            ("Sacha", "reste", True, False),
            ("Lou", "deux", True, True),
            ("Sacha", "deux", True, True),
        ],
    )
    def test_compte_chaque_enfant_ou_il_vit(self, retenue, couple, agents, prenom, maison, ici, la):
        sienne = separer(retenue, couple, agents, maisons={enfant(couple, prenom).pk: Maison(maison)})

        assert Personne.objects.filter(demande=couple, prenom=prenom).count() == int(ici)
        assert sienne.personnes.filter(prenom=prenom).count() == int(la)
        gardes = {une.garde for une in Personne.objects.filter(prenom=prenom, demande__in=[couple, sienne])}
        assert gardes == ({"alternee"} if maison == "deux" else {""})

    def test_garde_l_avis_qu_elle_a_dit_avec_une_procedure(self, retenue, couple, agents):
        assert separer(retenue, couple, agents).titulaire.rfr_n2 == 14_200

    def test_compte_l_avis_du_couple_sans_procedure(self, retenue, couple, agents):
        sienne = separer(retenue, couple, agents, motif=MotifSeparation.SANS_PROCEDURE)

        assert (sienne.titulaire.rfr_n2, sienne.titulaire.situation_familiale) == (24_000, "S")

    def test_a_un_nouveau_code(self, retenue, couple, agents):
        """Who typed these answers is perhaps not who they name."""
        ancien = retenue.code_acces
        ouverte = connecter(Client(), retenue)

        sienne = separer(retenue, couple, agents)

        assert sienne.code_acces != ancien
        assert ouverte.get("/ma-demande/")["Location"].endswith("/connexion/")

    def test_est_protegee_quand_une_protection_est_montree(self, retenue, couple, agents):
        sienne = separer(retenue, couple, agents, motif=MotifSeparation.PROTECTION)

        assert (sienne.est_protegee, sienne.adresse_sure) == (True, "1, place de la Source\n60280 Clairoix")


class TestNiLUnNiLAutre:
    def test_n_est_joint_par_ce_que_les_deux_avaient(self, retenue, couple, agents):
        assert retenue.telephone == couple.telephone != ""

        sienne = separer(retenue, couple, agents)

        assert (sienne.telephone, sienne.mel) == ("", "sami@exemple.invalid")
        assert (relue(couple).telephone, relue(couple).mel) == ("", "")
        assert not Contact.objects.gardes().filter(demande=couple, role="menage").exists()

    def test_ne_lit_l_autre_demande(self, retenue, couple, agents):
        separer(retenue, couple, agents, motif=MotifSeparation.PROTECTION, precision="Plainte vue.")

        dits = str([entree.faits for entree in Entree.objects.filter(objet_id=couple.pk, verbe="demande.dissociee")])
        page = lire(connecter(Client(), relue(couple)).get("/ma-demande/historique/")).replace(" ", "")
        assert "Quiquittelefoyer" in page
        for secret in (retenue.numero_unique, "Source", "Plainte", "protection", "sami@"):
            assert secret not in dits
            assert secret not in page

    def test_n_ignore_qui_l_a_fait(self, retenue, couple, agents, journal):
        separer(retenue, couple, agents, precision="Jugement vu.")

        assert "demande.dissociee" in journal(couple)
        assert "demande.distinguee" in journal(retenue)
        faits = Entree.objects.get(verbe="demande.distinguee", objet_id=retenue.pk).faits
        assert faits["separee_de"] == couple.numero_unique
        assert (faits["precision"], faits["rencontre"], faits["piece_vue"]) == ("Jugement vu.", "guichet", True)


class TestRefus:
    @pytest.mark.parametrize("agent", ["bailleur", "secretariat", "nancy"])
    def test_de_qui_n_est_pas_un_guichet_du_ressort(self, retenue, couple, agents, agent):
        with pytest.raises(DroitRefuse):
            separer(retenue, couple, agents, par=agent)

    def test_de_nommer_l_autre_du_couple(self, retenue, couple, agents):
        with pytest.raises(SeparationImpossible, match="rien ne se sépare ainsi"):
            separer(retenue, couple, agents, qui=couple.titulaire.pk)

    def test_quand_l_autre_demande_n_est_pas_d_un_couple(self, demande, agents):
        seule = enregistrer(dossier_d_exemple(), par=Demandeur(), le=PLUS_TARD).demande

        with pytest.raises(SeparationImpossible, match="rien ne se sépare ainsi"):
            separer(seule, demande, agents, qui=demande.titulaire.pk)

    def test_sans_un_mot_pour_un_couple_sans_mariage(self, retenue, couple, agents):
        with pytest.raises(SeparationImpossible, match="Écrivez pourquoi"):
            separer(retenue, couple, agents, motif=MotifSeparation.CONCUBINS)

    def test_deux_fois(self, retenue, couple, agents):
        elle = partante(couple).pk
        sienne = separer(retenue, couple, agents)

        with pytest.raises(PassageInterdit):
            separer(sienne, relue(couple), agents, qui=elle)


class TestGuichet:
    @pytest.fixture
    def guichet(self, client, settings, agents) -> Client:
        return entrer(client, settings, agents["guichet"])

    @pytest.fixture
    def saisie(self, couple) -> dict[str, str]:
        lou, sacha = enfant(couple, "Lou"), enfant(couple, "Sacha")
        dit = {"motif": "procedure", "rencontre": "guichet", "piece_vue": "on", "couple": couple.numero_unique}
        return dit | {f"enfant_{lou.pk}": "part", f"enfant_{sacha.pk}": "reste"}

    def test_propose_la_separation_et_donne_un_code(self, guichet, retenue, couple, saisie):
        adresse = f"/gestion/doublons/{retenue.numero_unique}/"
        assert "Le couple se sépare" in lire(guichet.get(adresse))

        reponse = guichet.post(f"{adresse}couple/", saisie, follow=True)

        assert 'id="code-acces"' in reponse.content.decode()
        assert Remise.objects.filter(demande=retenue).exists()
        assert (relue(retenue).etat, relue(retenue).recue_le) == ("active", LE)

    def test_ne_separe_que_le_couple_que_la_page_montrait(self, guichet, retenue, couple, saisie):
        adresse = f"/gestion/doublons/{retenue.numero_unique}/couple/"

        assert guichet.post(adresse, saisie | {"couple": retenue.numero_unique}).status_code == 404
        assert (relue(retenue).etat, relue(couple).titulaires.count()) == ("retenue", 2)

    def test_ne_la_propose_pas_a_deux_personnes_seules(self, guichet, demande):
        seule = enregistrer(dossier_d_exemple(), par=Demandeur(), le=PLUS_TARD).demande

        assert "Le couple se sépare" not in lire(guichet.get(f"/gestion/doublons/{seule.numero_unique}/"))
        assert guichet.post(f"/gestion/doublons/{seule.numero_unique}/couple/", {}).status_code == 404

    @pytest.mark.parametrize(
        ("oubli", "phrase"),
        [
            ("rencontre", "Dites comment vous avez rencontré la personne."),
            ("piece_vue", "Demandez une pièce d’identité à la personne"),
        ],
    )
    def test_dit_ce_qui_manque(self, guichet, retenue, saisie, oubli, phrase):
        del saisie[oubli]

        reponse = guichet.post(f"/gestion/doublons/{retenue.numero_unique}/couple/", saisie)

        assert reponse.status_code == 422
        assert phrase in lire(reponse)
        assert relue(retenue).etat == "retenue"
