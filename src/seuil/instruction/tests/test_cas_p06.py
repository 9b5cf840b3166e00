"""p06: the reason of a refusal reaches a household without e-mail by post; one photo replaces that page alone."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from seuil.acteurs.tests.portes import entrer
from seuil.contacts.nomenclatures import Canal as Voie
from seuil.demandes.requetes import delais_de_la_demande, guichet_de_la_demande
from seuil.documents.requetes import lire
from seuil.envois.etats import Etat as EtatEnvoi
from seuil.envois.models import Envoi, Liasse
from seuil.envois.services import dire_imprimee, noter_le_retour, poster, preparer_le_courrier
from seuil.instruction import services
from seuil.instruction.etats import Canal, Etat, EtatFeuille
from seuil.instruction.models import Piece
from seuil.instruction.requetes.dossier import DEMANDEE, PAS_PARTIE, papiers_du_dossier
from seuil.instruction.services import Lecture, Refus
from seuil.instruction.tests.conftest import photo
from seuil.instruction.tests.test_decider import a
from seuil.reactions.travaux import vider
from seuil.regles.motifs_pieces import motif_de_piece
from seuil.regles.pieces import piece_de_code
from seuil.socle.design.mesures import date_longue

MOIS = ("septembre.jpg", "octobre.jpg", "novembre.jpg")
ILLISIBLE = "octobre.jpg"
DEUX_MOIS = timedelta(days=61)


@pytest.fixture
def guichet(agents):
    return agents["guichet"]


@pytest.fixture
def refusee(demande, foyer, ajouter, guichet, le) -> Piece:
    """Three payslips sent; the second one cannot be read. The household has no address but its letterbox."""
    demande.mel = ""
    demande.save(update_fields=["mel"])
    feuilles = [ajouter("bulletins", nom=nom, contenu=photo("bleu", (60, 90 + rang))) for rang, nom in enumerate(MOIS)]
    piece = services.envoyer(feuilles[0].piece, canal=Canal.PORTAIL, par=foyer, le=le)
    illisible = piece.feuilles.get(nom=ILLISIBLE)
    services.refuser(piece, Refus({illisible.pk: "ILLISIBLE"}), par=guichet, le=le, a=a(le))
    vider()
    return Piece.objects.get(pk=piece.pk)


@pytest.fixture
def lettre(refusee) -> Envoi:
    return Envoi.objects.get(demande=refusee.demande, avis="piece_a_remplacer", canal=Voie.COURRIER)


@pytest.fixture
def suite(guichet, demande, le):
    """Return a function: what the file says of the request, as it stands now."""

    def dite(piece: Piece) -> str:
        return next(ligne.suite for ligne in papiers_du_dossier(guichet, demande, le) if ligne.piece.pk == piece.pk)

    return dite


class TestLaLettre:
    def test_porte_elle_meme_tout_ce_qu_il_faut_faire(self, lettre, refusee, le):
        lue, delais = piece_de_code("bulletins", le), delais_de_la_demande(refusee.demande, le)
        motif, guichet = motif_de_piece("ILLISIBLE", le), guichet_de_la_demande(refusee.demande)

        attendus = (
            lue.en_clair,
            ILLISIBLE,
            motif.que_faire.replace("{mois}", str(lue.validite_mois)),
            guichet.adresse,
            date_longue(le + timedelta(days=delais.reponse_piece_jours)),
            "Votre demande reste active",
            "Vos autres pages sont acceptées",
        )
        assert [mots for mots in attendus if mots not in lettre.corps] == []
        assert motif.phrase[1:] in lettre.corps
        assert not [nom for nom in MOIS if nom != ILLISIBLE and nom in lettre.corps]

    def test_s_imprime_avec_ces_mots(self, lettre, le):
        preparer_le_courrier(le=le)

        pdf = PdfReader(BytesIO(lire(Envoi.objects.get(pk=lettre.pk).liasse.document)))
        imprime = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        assert ILLISIBLE in imprime
        assert "Votre demande reste active" in imprime

    def test_ne_part_par_aucune_autre_voie(self, lettre):
        voies = set(Envoi.objects.filter(avis="piece_a_remplacer").values_list("canal", flat=True))

        assert voies == {Voie.COURRIER, Voie.ESPACE}


class TestSansPreuveDEnvoi:
    def test_la_piece_n_est_dite_demandee_qu_une_fois_postee(self, lettre, refusee, suite, guichet, le):
        assert suite(refusee) == PAS_PARTIE
        preparer_le_courrier(le=le)
        liasse = Liasse.objects.get(envois=lettre)
        dire_imprimee(liasse, par=guichet, le=le)
        assert suite(refusee) == PAS_PARTIE

        poster(liasse, par=guichet, le=le)
        assert suite(refusee) == DEMANDEE

    def test_la_lettre_revenue_ne_prouve_plus_rien(self, lettre, refusee, suite, guichet, le):
        preparer_le_courrier(le=le)
        poster(Liasse.objects.get(envois=lettre), par=guichet, le=le)
        noter_le_retour(Envoi.objects.get(pk=lettre.pk), raison="défaut d’accès", par=guichet, le=le)

        assert suite(refusee) == PAS_PARTIE

    def test_mise_dans_l_espace_puis_lue(self, lettre, refusee, suite):
        espace = Envoi.objects.filter(demande=refusee.demande, avis="piece_a_remplacer", canal=Voie.ESPACE)
        assert espace.get().etat == EtatEnvoi.DISTRIBUE
        assert suite(refusee) == PAS_PARTIE

        espace.update(etat=EtatEnvoi.LU)
        assert suite(refusee) == DEMANDEE


class TestDeuxMoisPlusTard:
    @pytest.fixture
    def completee(self, refusee, client, settings, guichet, le) -> Piece:
        """One photo came by post, two months later; an agent scans it."""
        entrer(client, settings, guichet, le + DEUX_MOIS)
        recue = SimpleUploadedFile("lettre.jpg", photo("vert"), content_type="image/jpeg")
        page = f"/gestion/demandes/{refusee.demande.numero_unique}/documents/ajouter/"
        reponse = client.post(page, {"papier": "bulletins", "canal": Canal.COURRIER, "fichiers": [recue]})
        assert reponse.status_code == 302
        return Piece.objects.get(pk=refusee.pk)

    def test_remplace_la_seule_page_refusee(self, completee):
        assert (completee.etat, completee.canal) == (Etat.EN_VERIFICATION, Canal.COURRIER)
        etats = {feuille.nom: feuille.etat for feuille in completee.feuilles.all()}
        assert etats == {
            "septembre.jpg": EtatFeuille.ACCEPTEE,
            "novembre.jpg": EtatFeuille.ACCEPTEE,
            ILLISIBLE: EtatFeuille.REMPLACEE,
            "lettre.jpg": EtatFeuille.A_LIRE,
        }

    def test_l_ancienne_et_son_motif_restent_au_dossier(self, completee, guichet, le):
        ancienne = completee.feuilles.get(nom=ILLISIBLE)
        assert (ancienne.motif, ancienne.document is not None) == ("ILLISIBLE", True)

        jour_venu, nom = le + DEUX_MOIS, piece_de_code("bulletins", le).en_clair
        services.accepter(completee, Lecture(datee_du=jour_venu), par=guichet, le=jour_venu, a=a(jour_venu))
        (ligne,) = [une for une in papiers_du_dossier(guichet, completee.demande, jour_venu) if une.nom == nom]
        assert ligne.piece.etat == Etat.ACCEPTEE
        assert ligne.refusees == [(ILLISIBLE, motif_de_piece("ILLISIBLE", le).libelle)]


def test_un_code_sans_phrase_est_impossible(demande, foyer, ajouter, guichet, le):
    piece = services.envoyer(ajouter("bulletins").piece, canal=Canal.PORTAIL, par=foyer, le=le)

    with pytest.raises(LookupError):
        services.refuser(piece, Refus({piece.feuilles.get().pk: "SANS_PHRASE"}), par=guichet, le=le, a=a(le))
    assert Piece.objects.get(pk=piece.pk).etat == Etat.EN_VERIFICATION
