"""The agents' doors to the pages: read, preview, write, read again, take off; figures too."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from seuil.informations import reference
from seuil.informations.etats import Etat
from seuil.informations.models import FaitChiffre, Passage, Redaction, Texte
from seuil.informations.services import reprendre, reprendre_le_chiffre
from seuil.journal.models import Entree
from seuil.territoires.models import Territoire

LE = date(2026, 11, 23)
PLACE = {"rubrique": "renouveler", "rang": 0, "delai_legal": False}
CONTENU = {
    "titre": "Renouveler ici",
    "corps": "Tous les ans.",
    "aujourdhui": "",
    "article": "",
    "date": "mars 2024",
    "source": "Guide d’ici",
}


@pytest.fixture
def ville(monde) -> Territoire:
    return Territoire.objects.get(pk="compiegne")


@pytest.fixture
def texte(ville) -> Texte:
    reprendre(ville, "essai", PLACE, CONTENU, le=LE)
    return Texte.objects.get(territoire=ville, cle="essai")


@pytest.fixture
def lea(agents) -> Client:
    return connecte(agents["guichet"])


@pytest.fixture
def omar(agents) -> Client:
    return connecte(agents["pages"])


def connecte(agent) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def ecrire(client: Client, texte: Texte, langue: str = "fr", *, page=None, **change):
    """Send the form as the page showed it, but for ``change``."""
    adresse = reverse("gestion:ecrire_un_texte", args=[texte.pk]) + f"?dans={langue}"
    form = (page or client.get(adresse)).context["form"]
    saisie = {nom: form[nom].value() or "" for nom in form.fields}
    return client.post(adresse, saisie | change)


def lus(client: Client | None = None) -> str:
    return (client or Client()).get("/compiegne/comprendre/renouveler/", follow=True).content.decode()


class TestTextes:
    def test_la_liste_dit_chaque_rubrique_et_l_etat(self, texte, lea):
        page = lea.get(reverse("gestion:pages")).content.decode()

        assert "Renouveler ici" in page
        assert "Renouveler chaque année" in page
        assert "Dugny" not in page.split("<main")[1]

    def test_un_agent_sans_ce_metier_n_entre_pas(self, texte, agents):
        client = connecte(agents["bailleur"])

        assert client.get(reverse("gestion:pages")).status_code == 403
        assert client.get(reverse("gestion:texte", args=[texte.pk])).status_code == 404
        assert ">Pages</a>" not in client.get(reverse("gestion:accueil")).content.decode()

    def test_l_agent_d_une_autre_ville_non_plus(self, texte, agents):
        client = connecte(agents["pages-dugny"])

        assert client.get(reverse("gestion:pages")).status_code == 200
        assert client.get(reverse("gestion:ecrire_un_texte", args=[texte.pk])).status_code == 404

    def test_enregistrer_met_en_ligne_et_garde_l_ancienne(self, texte, lea, agents):
        reponse = ecrire(lea, texte, corps="Chaque **année**.")

        assert reponse.status_code == 302
        assert "Chaque <strong>année</strong>." in lus()
        assert "Tous les ans." in lea.get(reponse["Location"]).content.decode()
        ecrite = Redaction.objects.get(texte=texte, etat=Etat.EN_LIGNE)
        assert ecrite.ecrite_par == agents["guichet"]
        verbes = Entree.objects.filter(objet="redaction", objet_id=str(ecrite.pk)).order_by("pk")
        assert list(verbes.values_list("verbe", flat=True)) == ["texte.redige", "texte.publie"]
        assert Passage.objects.filter(territoire="compiegne", cle_texte__contains="chaque annee").exists()

    def test_previsualiser_n_ecrit_rien_et_garde_la_saisie(self, texte, lea):
        avant, actes = Redaction.objects.count(), Entree.objects.count()
        reponse = ecrire(lea, texte, corps="Sous {validite_mois}.", prevoir="oui")

        page = reponse.content.decode()
        assert (Redaction.objects.count(), Entree.objects.count()) == (avant, actes)
        assert "Sous 12\u00a0mois." in page
        assert "Sous {validite_mois}." in page
        assert "Tous les ans." in lus()

    def test_rien_de_change_est_dit(self, texte, lea):
        reponse = ecrire(lea, texte)

        assert reponse.status_code == 422
        assert "Rien n’a changé" in reponse.content.decode()

    @pytest.mark.parametrize(
        ("champ", "saisie", "phrase"),
        [
            ("titre", "", "Répondez à cette question."),
            ("corps", "  ", "Répondez à cette question."),
            ("corps", "a" * 100_000, "Ce texte est trop long"),
            ("corps", "<script>alert(1)</script>", "Le texte ne garde pas de HTML"),
            ("corps", "Sous {delai_inconnu}.", "Aucun délai ne s’appelle « delai_inconnu »."),
            ("titre", "Sous {validite_mois}", "s’écrit seulement dans le texte"),
            ("aujourdhui", "Deux ans.", "quel texte de loi"),
        ],
    )
    def test_une_saisie_fausse_est_dite_et_rien_n_est_perdu(self, texte, lea, champ, saisie, phrase):
        reponse = ecrire(lea, texte, **({"source": "Autre guide"} | {champ: saisie}))

        page = reponse.content.decode().replace("\u00a0", " ")
        assert reponse.status_code == 422
        assert phrase in page
        assert "Autre guide" in page
        assert Redaction.objects.filter(texte=texte).count() == 1

    def test_une_date_a_venir_en_mots_est_un_texte_libre(self, texte, lea):
        assert ecrire(lea, texte, date="au 1er janvier 2027").status_code == 302

    def test_le_meme_champ_change_par_deux_agents_se_demande(self, texte, lea, omar):
        page = omar.get(reverse("gestion:ecrire_un_texte", args=[texte.pk]))
        ecrire(lea, texte, corps="Écrit par Léa.")
        reponse = ecrire(omar, texte, page=page, corps="Écrit par Omar.")

        assert reponse.status_code == 422
        assert "Quelqu’un a changé cette réponse" in reponse.content.decode()
        assert "Écrit par Léa." in lus()
        assert ecrire(omar, texte, page=reponse).status_code == 302
        assert "Écrit par Omar." in lus()

    def test_deux_champs_differents_sont_gardes_tous_les_deux(self, texte, lea, omar):
        page = omar.get(reverse("gestion:ecrire_un_texte", args=[texte.pk]))
        ecrire(lea, texte, corps="Écrit par Léa.")
        ecrire(omar, texte, page=page, source="Guide 2026")

        assert "Écrit par Léa." in lus()
        assert "Guide 2026" in lus()

    def test_un_delai_de_la_loi_se_relit_a_deux(self, texte, lea, omar):
        """Naming a deadline is enough: the author does not put it on line, a colleague finds it in its work."""
        ecrire(lea, texte, corps="Sous {validite_mois}.")
        attendue = Redaction.objects.get(texte=texte, etat=Etat.PROPOSEE)
        publier = reverse("gestion:publier_la_redaction", args=[attendue.pk])

        assert "Relire un texte" not in lea.get(reverse("gestion:accueil")).content.decode()
        assert "Relire un texte" in omar.get(reverse("gestion:accueil")).content.decode()
        refusee = lea.post(publier)
        assert refusee.status_code == 422
        assert "une autre personne que son auteur" in refusee.content.decode()
        assert "Tous les ans." in lus()
        assert "<ins>" in omar.get(reverse("gestion:texte", args=[texte.pk])).content.decode()
        assert omar.post(publier).status_code == 302
        assert "Sous 12\u00a0mois." in lus()

    def test_publier_deux_fois_est_refuse_avec_sa_raison(self, texte, lea):
        en_ligne = Redaction.objects.get(texte=texte)
        reponse = lea.post(reverse("gestion:publier_la_redaction", args=[en_ligne.pk]))

        assert reponse.status_code == 422
        assert "impossible de la mettre en ligne" in reponse.content.decode()

    def test_retirer_puis_recrire(self, texte, lea):
        lea.post(reverse("gestion:retirer_la_redaction", args=[Redaction.objects.get(texte=texte).pk]))
        assert "Tous les ans." not in lus()

        assert ecrire(lea, texte).status_code == 302
        assert "Tous les ans." in lus()

    def test_chaque_langue_a_sa_redaction_et_le_francais_vaut_ou_elle_manque(self, texte, lea):
        ecrire(lea, texte, "en", titre="Renew", corps="Every year.")
        anglais, arabe = Client(), Client()
        anglais.cookies["seuil_langue"], arabe.cookies["seuil_langue"] = "en", "ar"

        assert "Every year." in lus(anglais)
        assert "Tous les ans." in lus(arabe)
        assert "Tous les ans." in lus()
        assert 'lang="en"' in lus(anglais).split("<main")[1]

    def test_une_langue_inconnue_est_introuvable(self, texte, lea):
        assert lea.get(reverse("gestion:ecrire_un_texte", args=[texte.pk]) + "?dans=xx").status_code == 404

    def test_un_texte_nouveau(self, ville, lea):
        saisie = CONTENU | {"rubrique": "renouveler", "titre": "Une page à nous", "corps": "Ici."}
        adresse = reverse("gestion:nouveau_texte")
        prevu = lea.post(adresse, saisie | {"prevoir": "oui"})
        assert not Texte.objects.filter(cle="une-page-a-nous").exists()
        assert "Aperçu" in prevu.content.decode()

        for _ in range(2):
            assert lea.post(adresse, saisie).status_code == 302
        assert {*Texte.objects.filter(cle__startswith="une-page").values_list("cle", flat=True)} == {
            "une-page-a-nous",
            "une-page-a-nous-2",
        }
        assert "Une page à nous" in lus()

    def test_recharger_les_fichiers_propose_et_ne_recouvre_pas(self, texte, lea):
        ecrire(lea, texte, corps="Écrit ici.")
        reprendre(texte.territoire, "essai", PLACE, {**CONTENU, "corps": "Chaque année."}, le=LE)
        dit = reference.charger(LE)

        assert "1 proposés aux agents" in dit
        assert "Écrit ici." in lus()
        assert "Proposée par le fichier" in lea.get(reverse("gestion:pages")).content.decode()
        assert "1\u00a0texte proposé" in lea.get(reverse("gestion:accueil")).content.decode()


class TestChiffres:
    @pytest.fixture
    def fait(self, ville) -> FaitChiffre:
        return FaitChiffre.objects.get(territoire="dugny", cle="parc")

    def changer(self, client: Client, fait: FaitChiffre, **change):
        adresse = reverse("gestion:chiffre", args=[fait.pk])
        form = client.get(adresse).context["form"]
        return client.post(adresse, {nom: form[nom].value() for nom in form.fields} | change)

    def test_une_valeur_neuve_remplace_l_ancienne_qui_reste_lisible(self, fait, agents):
        client = connecte(agents["pages-dugny"])
        assert self.changer(client, fait, valeur="3 001", date="en 2026").status_code == 302

        accueil = Client().get("/dugny/").content.decode().replace("\u202f", " ").replace("\u00a0", " ")
        assert "3 001" in accueil
        assert "2 890" not in accueil
        page = client.get(reverse("gestion:chiffre", args=[fait.pk])).content.decode()
        assert "2\u202f890" in page or "2\u00a0890" in page
        assert Passage.objects.filter(territoire="dugny", texte__contains="3001").exists()

    @pytest.mark.parametrize(
        ("champ", "saisie"), [("valeur", "beaucoup"), ("valeur", "-1"), ("date", ""), ("source", "")]
    )
    def test_une_saisie_fausse_est_dite(self, fait, agents, champ, saisie):
        reponse = self.changer(connecte(agents["pages-dugny"]), fait, **{champ: saisie})

        assert reponse.status_code == 422
        assert champ in reponse.context["form"].errors
        assert FaitChiffre.objects.filter(territoire="dugny", cle="parc").count() == 1

    def test_le_fichier_propose_ce_qu_il_change(self, fait, agents):
        client = connecte(agents["pages-dugny"])
        self.changer(client, fait, valeur="3001", date="en 2026")
        for _ in range(2):
            reprendre_le_chiffre(fait.territoire, "parc", 0, {**fait.contenu, "valeur": 2900}, le=LE)

        proposee = FaitChiffre.objects.get(territoire="dugny", cle="parc", etat=Etat.PROPOSEE)
        assert FaitChiffre.objects.get(territoire="dugny", cle="parc", etat=Etat.EN_LIGNE).valeur == 3001
        client.post(reverse("gestion:publier_la_valeur", args=[proposee.pk]))
        assert FaitChiffre.objects.get(territoire="dugny", cle="parc", etat=Etat.EN_LIGNE).valeur == 2900

    def test_un_fichier_inchange_ne_propose_rien(self, fait, agents):
        self.changer(connecte(agents["pages-dugny"]), fait, valeur="3001")
        reference.charger(LE)

        assert not FaitChiffre.objects.filter(etat=Etat.PROPOSEE).exists()

    def test_chaque_ville_a_deux_personnes_pour_ses_pages(self, monde, agents):
        """A second reading needs a second person."""
        for ville in ("compiegne", "dugny", "nancy", "ronchin", "villemoisson"):
            lieu = Territoire.objects.get(pk=ville)
            tiennent = [
                agent
                for agent in agents.values()
                if "information" in agent.metiers
                and (agent.organisme.epci_id, agent.organisme.commune_id) == (lieu.epci_id, lieu.commune_id)
            ]
            assert len(tiennent) == 2, ville
