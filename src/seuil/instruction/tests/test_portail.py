"""The household's pages: several files at once, each judged alone; nobody else's page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import lire as lire_la_page
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Motif
from seuil.demandes.services import enregistrer
from seuil.demandes.tests.menage import connecter
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.demo.villes import villes
from seuil.documents.tests.analyses import dire_saines
from seuil.instruction.etats import Canal, Etat
from seuil.instruction.models import Feuille, Piece
from seuil.instruction.requetes import papier
from seuil.instruction.tests.conftest import photo
from seuil.journal.models import Consultation

LISTE, LIVRET = "/ma-demande/documents/", "/ma-demande/documents/livret_famille/"


def lire(reponse) -> str:
    """Return the words of a page, their spaces ordinary."""
    return lire_la_page(reponse).replace("\u00a0", " ").replace("\u202f", " ")


def fichier(nom: str, contenu: bytes, sorte: str = "image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(nom, contenu, content_type=sorte)


@pytest.fixture
def menage(client, demande) -> Client:
    return connecter(client, demande)


@pytest.fixture
def envoi(menage):
    """Return a function: files sent together, as the form of the page does."""

    def envoyer(*fichiers, page: str = LIVRET, **entetes):
        return menage.post(page, {"geste": "ajouter", "fichiers": list(fichiers)}, headers=entetes)

    return envoyer


class TestListe:
    def test_dit_ce_qui_est_recu_et_ce_qui_reste(self, menage):
        lue = lire(menage.get(LISTE))

        assert "Aucun document accepté sur 3" in lue
        assert "1 en vérification" in lue
        assert "Livret de famille" in lue
        assert "À faire maintenant" in lue

    def test_dit_les_points_qu_un_papier_attend(self, menage):
        assert "points de votre score l’attendent" in lire(menage.get(LISTE))

    def test_ne_montre_pas_un_papier_protege(self, menage, demande):
        """The page is read over a shoulder; « en entier » is opened on purpose."""
        demande.motifs = [*demande.motifs, Motif.VIOLENCES]
        demande.save()

        assert "récépissé de plainte" not in lire(menage.get(LISTE))
        assert "/ma-demande/documents/violences/" in menage.post("/ma-demande/en-entier/").content.decode()
        assert menage.get("/ma-demande/documents/violences/").status_code == 200

    def test_est_lie_a_ma_demande_avec_ses_comptes(self, menage):
        lue = menage.get("/ma-demande/").content.decode()

        assert f'href="{LISTE}"' in lue
        assert "Aucun document accepté sur 3" in lire(menage.get("/ma-demande/en-une-page/"))

    def test_ne_s_ecrit_pas_dans_les_ouvertures_du_foyer(self, menage, ajouter):
        feuille = ajouter()
        menage.get(LISTE)
        menage.get(f"/ma-demande/feuilles/{feuille.pk}/1/")

        assert not Consultation.objects.exists()


class TestEnvoi:
    def test_prend_ce_que_disent_les_octets(self, envoi, cas_des_papiers, demande):
        """Case p01: a JPEG named HEIC, a HEIC named JPEG, in one go."""
        noms = ("p01-recto.HEIC", "p01-verso.jpg")
        fichiers = [fichier(nom, (cas_des_papiers / nom).read_bytes()) for nom in noms]

        reponse = envoi(*fichiers)

        assert reponse.status_code == 302
        feuilles = Feuille.objects.filter(piece__demande=demande, piece__code="livret_famille")
        assert [feuille.nom for feuille in feuilles] == list(noms)
        assert {feuille.document.type_mime for feuille in feuilles} == {"image/jpeg"}
        assert {feuille.document.nom[-4:] for feuille in feuilles} == {".jpg"}

    def test_juge_chaque_fichier_et_propose_un_guichet_au_troisieme_echec(self, envoi, cas_des_papiers, demande, le):
        """Case p02: empty, cut, good, together; then the empty one twice more."""
        vide, coupee, bonne = (
            fichier("attestation.jpg", b""),
            fichier("coupee.jpg", (cas_des_papiers / "p02-coupee.jpg").read_bytes()),
            fichier("recto.HEIC", (cas_des_papiers / "p01-recto.HEIC").read_bytes()),
        )
        reponse = envoi(vide, coupee, bonne)
        lue = lire(reponse)

        assert reponse.status_code == 422
        assert "« attestation.jpg » est vide" in lue
        assert "Enregistrez-le d’abord dans votre téléphone" in lue
        assert "« coupee.jpg »" in lue
        assert "« coupee.jpg » est vide" not in lue
        assert [f.nom for f in Feuille.objects.filter(piece__code="livret_famille")] == ["recto.HEIC"]
        assert papier(demande, "livret_famille", None, le, tout_voir=False).etat == "a_envoyer"

        assert "Un guichet peut le faire avec vous" not in lire(envoi(fichier("attestation.jpg", b"")))
        troisieme = lire(envoi(fichier("attestation.jpg", b"")))
        assert "Un guichet peut le faire avec vous" in troisieme
        assert "03 44" in troisieme

    def test_dit_l_erreur_sous_le_champ(self, menage):
        page = menage.post(LIVRET, {"geste": "ajouter"}).content.decode()

        assert 'id="id_fichiers_erreur"' in page
        assert 'aria-describedby="id_fichiers_aide id_fichiers_erreur"' in page or "id_fichiers_erreur" in page

    def test_repond_a_un_script_fichier_par_fichier(self, envoi):
        garde = envoi(fichier("un.jpg", photo()), Accept="application/json")
        refus = envoi(fichier("deux.jpg", b""), Accept="application/json")

        assert (garde.status_code, garde.json()["refus"]) == (200, [])
        assert refus.status_code == 422
        assert "est vide" in refus.json()["refus"][0]
        assert Feuille.objects.filter(piece__code="livret_famille").count() == 1

    def test_garde_une_fois_le_fichier_dont_la_reponse_s_est_perdue(self, menage):
        """The script sends it again under the same name; another file of the same name is another page."""
        for jeton in ("1-2", "1-2", "3-4"):
            saisie = {"geste": "ajouter", "envoi": jeton, "fichiers": [fichier("image.jpg", photo())]}
            reponse = menage.post(LIVRET, saisie, headers={"Accept": "application/json"})
            assert reponse.json()["refus"] == []

        assert Feuille.objects.filter(piece__code="livret_famille").count() == 2

    def test_tourne_range_retire_puis_envoie(self, menage, ajouter):
        un, deux, trois = (ajouter(nom=nom) for nom in ("un.jpg", "deux.jpg", "trois.jpg"))
        for geste in (f"tourner:{un.pk}", f"apres:{un.pk}", f"retirer:{trois.pk}", "retirer:0", "avant:x", "n'importe"):
            assert menage.post(LIVRET, {"geste": geste}).status_code == 302

        siennes = Feuille.objects.filter(piece__code="livret_famille")
        assert [(f.nom, f.rotation) for f in siennes] == [("deux.jpg", 0), ("un.jpg", 90)]
        assert deux.piece == siennes[0].piece

        assert menage.post(LIVRET, {"geste": "envoyer", "mot": "Le reste vient."}).url == LISTE
        piece = Piece.objects.get(code="livret_famille")
        assert (piece.etat, piece.canal, piece.mot) == (Etat.EN_VERIFICATION, Canal.PORTAIL, "Le reste vient.")

    def test_dit_qu_une_autre_fenetre_a_deja_envoye(self, menage, envoyee):
        reponse = menage.post(LIVRET, {"geste": "envoyer"}, follow=True)

        assert "En vérification" in lire(reponse)
        assert Piece.objects.filter(code="livret_famille").count() == 1


class TestApercu:
    def test_montre_la_page_et_ne_se_garde_pas(self, menage, ajouter):
        feuille = ajouter()
        dire_saines()

        reponse = menage.get(f"/ma-demande/feuilles/{feuille.pk}/1/")

        assert (reponse.status_code, reponse["Content-Type"]) == (200, "image/jpeg")
        assert "no-store" in reponse["Cache-Control"]

    @pytest.mark.parametrize("rang", [0, 2, 999])
    def test_ne_montre_pas_une_page_qui_n_existe_pas(self, menage, ajouter, rang):
        assert menage.get(f"/ma-demande/feuilles/{ajouter().pk}/{rang}/").status_code == 404

    def test_ne_montre_rien_d_un_autre_foyer(self, ajouter, demande, le):
        feuille = ajouter()
        autre: Demande = enregistrer(
            dossier_d_exemple(villes()[0], Mere(nom="Voisinez")), par=Demandeur(), le=le
        ).demande
        voisin = connecter(Client(), autre)

        assert voisin.get(f"/ma-demande/feuilles/{feuille.pk}/1/").status_code == 404
        for geste in ("retirer", "tourner"):
            voisin.post(LIVRET, {"geste": f"{geste}:{feuille.pk}"})
        feuille.refresh_from_db()
        assert feuille.rotation == 0
        majeur = demande.titulaire.pk
        assert voisin.get(f"/ma-demande/documents/avis_n2/{majeur}/").status_code == 404
        assert Client().get(f"/ma-demande/feuilles/{feuille.pk}/1/").status_code == 302

    def test_ne_trouve_pas_ce_que_la_loi_ne_demande_pas(self, menage):
        assert menage.get("/ma-demande/documents/rib/").status_code == 404
        assert menage.get("/ma-demande/documents/grossesse/").status_code == 404


class TestGuichet:
    @pytest.mark.parametrize("canal", [Canal.GUICHET, Canal.COURRIER])
    def test_numerise_et_envoie_en_un_geste(self, client, agents, demande, canal):
        client.force_login(agents["guichet"])
        page = f"/gestion/demandes/{demande.numero_unique}/documents/ajouter/"
        saisie = {"papier": "livret_famille", "canal": canal, "fichiers": [fichier("scan.jpg", photo())]}

        assert client.get(page).status_code == 200
        assert client.post(page, saisie).status_code == 302
        piece = Piece.objects.get(demande=demande, code="livret_famille")
        assert (piece.etat, piece.canal) == (Etat.EN_VERIFICATION, canal)
        assert Consultation.objects.filter(numeros=[demande.numero_unique]).exists()

    def test_n_envoie_rien_quand_un_fichier_est_refuse(self, client, agents, demande):
        client.force_login(agents["guichet"])
        page = f"/gestion/demandes/{demande.numero_unique}/documents/ajouter/"
        fichiers = [fichier("scan.jpg", photo()), fichier("vide.jpg", b"")]
        reponse = client.post(page, {"papier": "livret_famille", "canal": "guichet", "fichiers": fichiers})

        assert reponse.status_code == 422
        assert "vide.jpg" in lire(reponse)
        assert Piece.objects.get(demande=demande, code="livret_famille").etat == Etat.PREPAREE

    def test_est_refuse_a_qui_ne_change_pas_les_reponses(self, client, agents, demande):
        client.force_login(agents["bailleur"])

        assert client.get(f"/gestion/demandes/{demande.numero_unique}/documents/ajouter/").status_code == 403
