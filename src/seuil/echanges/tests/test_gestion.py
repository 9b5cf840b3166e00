"""The agents' pages: a queue without words, a conversation taken, read again before it leaves, passed on, closed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from seuil.acteurs.tests.portes import entrer, lire
from seuil.documents.tests.analyses import dire_saines
from seuil.echanges.gestion import a_faire, reperes
from seuil.echanges.models import Echange, FichierJoint, Message
from seuil.echanges.requetes import autres_services, dernier
from seuil.echanges.services import Propos, poursuivre
from seuil.echanges.tests.conftest import REPONSE, SECRET, ecrire
from seuil.instruction.tests.conftest import photo
from seuil.journal.models import Consultation

pytestmark = pytest.mark.django_db
FILE = "/gestion/echanges/"


def envoyer(client: Client, echange: Echange, geste: str, **saisi: str):
    return client.post(f"{FILE}{echange.pk}/", {"geste": geste, "vu": dernier(echange)} | saisi)


@pytest.fixture
def pris(bureau, ecrit) -> Echange:
    envoyer(bureau, ecrit, "prendre")
    return ecrit


class TestLaFile:
    def test_dit_de_qui_et_le_sujet_sans_un_mot(self, bureau, demande, annoncer, le):
        annoncer(8)
        ecrire(demande, le)

        page = lire(bureau.get(FILE))

        assert str(demande.titulaire) in page
        assert "Une question sur ma demande" in page
        assert "er décembre 2026" in page
        assert SECRET not in page

    def test_une_demande_protegee_ne_laisse_rien_dans_la_liste(self, bureau, demande, ecrit):
        type(demande).objects.filter(pk=demande.pk).update(est_protegee=True)

        page = lire(bureau.get(FILE)) + lire(bureau.get(f"/gestion/demandes/{demande.numero_unique}/"))

        assert SECRET not in page
        assert demande.adresse not in page

    def test_vide_dit_pourquoi(self, bureau):
        assert "Aucun message à répondre" in lire(bureau.get(FILE))

    def test_donne_une_ligne_de_travail_et_un_repere(self, guichet, agents, demande, annoncer, le):
        assert (list(a_faire(guichet, le)), list(reperes(guichet, le))) == ([], [])
        annoncer(8)
        echange = ecrire(demande, le)

        (acte,) = a_faire(guichet, le)

        assert (acte.acte, acte.dossier, acte.avant, acte.numero) == (
            "Répondre aux foyers",
            "1\xa0message",
            echange.repondre_avant,
            "",
        )
        assert [repere.valeur for repere in reperes(guichet, le)] == ["1"]
        assert list(a_faire(agents["opac"], le)) == []

    def test_chaque_ouverture_est_notee(self, bureau, ecrit, demande):
        bureau.get(f"{FILE}{ecrit.pk}/")

        assert Consultation.objects.filter(numeros=[demande.numero_unique], motif="suivi").count() == 1


class TestRepondre:
    def test_relit_puis_envoie(self, bureau, pris, guichet):
        relue = lire(envoyer(bureau, pris, "relire", texte=REPONSE))
        assert REPONSE in relue
        assert "Rien n’est encore envoyé." in relue
        assert Message.objects.count() == 1

        apres = envoyer(bureau, pris, "envoyer", texte=REPONSE, jeton="a")

        assert apres["Location"] == FILE
        assert [message.texte for message in Message.objects.all()] == [SECRET, REPONSE]

    def test_deux_touches_n_envoient_qu_une_fois(self, bureau, pris):
        saisi = {"vu": dernier(pris), "texte": REPONSE, "jeton": "a", "geste": "envoyer"}
        reponses = [bureau.post(f"{FILE}{pris.pk}/", saisi).status_code for _ in range(2)]

        assert (reponses, Message.objects.count()) == ([302, 302], 2)

    def test_joint_un_fichier(self, bureau, pris):
        photo_jointe = SimpleUploadedFile("plan.jpg", photo())
        envoyer(bureau, pris, "envoyer", texte=REPONSE, fichiers=photo_jointe)
        dire_saines()
        joint = FichierJoint.objects.get()

        image = bureau.get(f"{FILE}{pris.pk}/fichiers/{joint.pk}/1/")

        assert (image["Content-Type"], image["Cache-Control"]) == ("image/jpeg", "no-store")
        assert bureau.get(f"{FILE}{pris.pk}/fichiers/{joint.pk}/9/").status_code == 409

    def test_un_fichier_vide_revient_a_la_relecture(self, bureau, pris):
        refus = envoyer(bureau, pris, "envoyer", texte=REPONSE, fichiers=SimpleUploadedFile("plan.jpg", b""))

        assert refus.status_code == 422
        assert REPONSE in lire(refus)
        assert Message.objects.count() == 1

    def test_change_ses_mots(self, bureau, pris):
        page = envoyer(bureau, pris, "", texte=REPONSE, revenir="1")
        assert page.status_code == 200

        assert REPONSE in lire(envoyer(bureau, pris, "relire", texte=REPONSE, revenir="1"))

    @pytest.mark.parametrize("texte", ["", " ", "a\x00", "e" * 2001])
    def test_refuse_un_texte(self, bureau, pris, texte):
        for geste in ("relire", "envoyer"):
            assert envoyer(bureau, pris, geste, texte=texte).status_code == 422
        assert Message.objects.count() == 1

    @pytest.mark.parametrize("vu", ["", "x", "9" * 30, "-1", "²"])
    def test_refuse_une_page_forgee(self, bureau, pris, vu):
        assert envoyer(bureau, pris, "envoyer", texte=REPONSE, vu=vu).status_code == 422
        assert envoyer(bureau, pris, "clore", vu=vu).status_code == 422

    def test_le_foyer_a_ecrit_entre_temps_les_mots_restent(self, bureau, pris, foyer, le):
        vu = dernier(pris)
        poursuivre(Echange.objects.get(pk=pris.pk), Propos("Autre chose"), par=foyer, le=le)

        refus = envoyer(bureau, pris, "envoyer", texte=REPONSE, vu=vu)

        page = lire(refus)
        assert refus.status_code == 422
        assert "Le foyer vient d’écrire de nouveau" in page
        assert REPONSE in page
        assert "Autre chose" in page


class TestLeReste:
    def test_laisse(self, bureau, pris):
        envoyer(bureau, pris, "laisser")

        assert Echange.objects.get().prise_par is None

    def test_clot(self, bureau, pris):
        assert envoyer(bureau, pris, "clore")["Location"] == FILE
        assert "Close le" in lire(bureau.get(f"{FILE}{pris.pk}/"))

    def test_confie(self, settings, offre, guichet):
        echange = ecrire(offre.demande, offre.envoyee_le)
        client = entrer(Client(), settings, guichet, offre.envoyee_le)
        envoyer(client, echange, "prendre")
        (vers, *_) = autres_services(echange.demande, echange.organisme)

        assert envoyer(client, echange, "confier", a_qui=vers.cle).status_code == 422
        assert envoyer(client, echange, "confier", a_qui="guichet-x", raison="R").status_code == 422
        assert envoyer(client, echange, "confier", a_qui=vers.cle, raison="Votre offre.")["Location"] == FILE
        assert client.get(f"{FILE}{echange.pk}/").status_code == 404

    def test_ecrit_le_premier_depuis_le_dossier(self, bureau, demande):
        page = f"/gestion/demandes/{demande.numero_unique}/message/"
        assert page in bureau.get(f"/gestion/demandes/{demande.numero_unique}/").content.decode()
        saisi = {"sujet": "documents", "texte": REPONSE, "jeton": "a"}

        assert "Rien n’est encore envoyé." in lire(bureau.post(page, saisi | {"geste": "relire"}))
        apres = bureau.post(page, saisi | {"geste": "envoyer"})

        assert apres["Location"] == f"{FILE}{Echange.objects.get().pk}/"
        assert bureau.post(page, saisi | {"texte": ""}).status_code == 422

    @pytest.mark.parametrize("qui", ["opac", "nancy", "secretariat"])
    def test_un_autre_service_ne_trouve_rien(self, settings, agents, ecrit, le, qui):
        client = entrer(Client(), settings, agents[qui], le)

        assert client.get(f"{FILE}{ecrit.pk}/").status_code == 404
        assert client.get(f"{FILE}{ecrit.pk}/fichiers/1/1/").status_code == 404
        assert SECRET not in lire(client.get(FILE))
