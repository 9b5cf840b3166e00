"""Pages gathered, sent, sent again: what each verb keeps, and what it refuses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur, Mandataire
from seuil.demandes.etats import Etat as EtatDemande
from seuil.documents.controle import FichierRefuse
from seuil.documents.models import Document, Sorte
from seuil.instruction.etats import Canal, Etat, EtatFeuille
from seuil.instruction.models import Feuille, Piece
from seuil.instruction.services import (
    FeuilleRefusee,
    accueillir_l_identite,
    deplacer_la_feuille,
    envoyer,
    oublier_les_papiers,
    retirer_la_feuille,
    tourner_la_feuille,
)
from seuil.instruction.services.remplacer import remplacer_l_ancienne
from seuil.instruction.tests.conftest import photo
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse


def noms(piece: Piece) -> list[str]:
    return [feuille.nom for feuille in piece.feuilles.exclude(etat=EtatFeuille.REMPLACEE)]


def lire(piece: Piece, etat: Etat, *refusees: int) -> None:
    """Play the agent: each page accepted or refused, the paper in its state."""
    for rang, feuille in enumerate(piece.feuilles.all()):
        refusee = rang in refusees
        Feuille.objects.filter(pk=feuille.pk).update(
            etat=EtatFeuille.REFUSEE if refusee else EtatFeuille.ACCEPTEE, motif="illisible" if refusee else ""
        )
    Piece.objects.filter(pk=piece.pk).update(etat=etat)
    piece.refresh_from_db()


class TestFeuilles:
    def test_reunit_plusieurs_fichiers_en_une_piece(self, ajouter):
        piece = ajouter(nom="un.jpg").piece

        assert ajouter(nom="deux.jpg").piece == piece
        assert noms(piece) == ["un.jpg", "deux.jpg"]
        assert piece.etat == Etat.PREPAREE
        assert {feuille.document.sorte for feuille in piece.feuilles.all()} == {Sorte.PIECE}

    def test_refuse_un_fichier_vide_en_disant_que_faire(self, ajouter):
        """Case p02: the cloud gives nothing."""
        with pytest.raises(FichierRefuse, match=r"est vide .* Enregistrez-le d’abord dans votre téléphone"):
            ajouter(contenu=b"")
        assert not Piece.objects.filter(code="livret_famille").exists()

    @pytest.mark.parametrize("code", ["violences", "permis_de_conduire", "grossesse"])
    def test_refuse_ce_que_les_reponses_n_appellent_pas(self, ajouter, code):
        with pytest.raises(FeuilleRefusee, match="La loi ne permet pas"):
            ajouter(code)
        assert not Document.objects.filter(sorte=Sorte.PIECE).exists()

    def test_refuse_au_dela_du_nombre_et_du_poids(self, ajouter, settings):
        settings.PAPIER_FICHIERS_MAXIMUM = 2
        ajouter(), ajouter()
        with pytest.raises(FeuilleRefusee, match="2 fichiers"):
            ajouter()

        settings.PAPIER_FICHIERS_MAXIMUM, settings.PAPIER_POIDS_MAXIMUM = 20, 1_048_576
        Document.objects.filter(sorte=Sorte.PIECE).update(taille=600_000)
        with pytest.raises(FeuilleRefusee, match="1 Mo au plus"):
            ajouter()

    def test_tourne_deplace_et_retire(self, ajouter, foyer, le):
        un, deux = ajouter(nom="un.jpg"), ajouter(nom="deux.jpg")
        for _ in range(5):
            tourner_la_feuille(un, par=foyer, le=le)
        deplacer_la_feuille(deux, avant=True, par=foyer, le=le)
        un.refresh_from_db()

        assert (un.rotation, noms(un.piece)) == (90, ["deux.jpg", "un.jpg"])

        deplacer_la_feuille(deux, avant=True, par=foyer, le=le)
        retirer_la_feuille(deux, par=foyer, le=le)
        assert noms(un.piece) == ["un.jpg"]
        assert not Document.objects.filter(pk=deux.document_id).exists()

    def test_ne_touche_plus_a_ce_qui_est_envoye(self, envoyee, foyer, le):
        """Two tabs: the first one sent it."""
        feuille = envoyee.feuilles.first()
        for geste in (retirer_la_feuille, tourner_la_feuille):
            with pytest.raises(FeuilleRefusee, match="a changé ailleurs"):
                geste(feuille, par=foyer, le=le)
        with pytest.raises(PassageInterdit):
            envoyer(envoyee, canal=Canal.PORTAIL, par=foyer, le=le)

    def test_complete_ce_que_personne_ne_lit_encore(self, envoyee, ajouter, agents, journal, demande):
        ajouter(nom="4.jpg")
        assert len(noms(envoyee)) == 4
        assert journal(demande)[-1] == "demande.piece_completee"

        Piece.objects.filter(pk=envoyee.pk).update(prise_par=agents["guichet"])
        with pytest.raises(FeuilleRefusee, match="Un agent lit ce document"):
            ajouter(nom="5.jpg")


class TestEnvoyer:
    def test_part_avec_son_heure_et_son_mot(self, ajouter, foyer, le, demande, journal):
        piece = envoyer(ajouter().piece, "Il manque octobre.", canal=Canal.PORTAIL, par=foyer, le=le)

        assert (piece.etat, piece.mot, piece.envoyee_a.date()) == (Etat.EN_VERIFICATION, "Il manque octobre.", le)
        assert journal(demande)[-1] == "demande.piece_envoyee"

    def test_ne_part_pas_sans_page(self, ajouter, foyer, le):
        feuille = ajouter()
        piece = feuille.piece
        retirer_la_feuille(feuille, par=foyer, le=le)

        with pytest.raises(FeuilleRefusee, match="Ajoutez d’abord une page"):
            envoyer(piece, canal=Canal.PORTAIL, par=foyer, le=le)
        piece.refresh_from_db()
        assert piece.etat == Etat.PREPAREE

    def test_ne_remplace_que_la_page_refusee(self, envoyee, ajouter, agents, le):
        """Case p06: one page refused of three; one photo by post, two months later, scanned by an agent."""
        lire(envoyee, Etat.A_REMPLACER, 1)
        plus_tard = le + timedelta(60)
        nouvelle = ajouter(nom="poste.jpg", canal=Canal.COURRIER, par=agents["guichet"], le=plus_tard)

        envoyer(nouvelle.piece, canal=Canal.COURRIER, par=agents["guichet"], le=plus_tard)

        assert nouvelle.piece == envoyee
        assert noms(envoyee) == ["1.jpg", "poste.jpg", "3.jpg"]
        etats = dict(envoyee.feuilles.values_list("nom", "etat"))
        assert etats == {"1.jpg": "acceptee", "2.jpg": "remplacee", "poste.jpg": "a_lire", "3.jpg": "acceptee"}
        assert envoyee.feuilles.get(nom="2.jpg").motif == "illisible"
        envoyee.refresh_from_db()
        assert envoyee.canal == Canal.COURRIER

    def test_laisse_refusee_la_page_que_rien_ne_remplace(self, envoyee, ajouter, foyer, le):
        lire(envoyee, Etat.A_REMPLACER, 0, 2)
        envoyer(ajouter(nom="neuf.jpg").piece, canal=Canal.PORTAIL, par=foyer, le=le)

        assert dict(envoyee.feuilles.values_list("nom", "etat"))["3.jpg"] == EtatFeuille.REFUSEE

    def test_laisse_valoir_l_accepte_tant_que_le_nouveau_ne_l_est_pas(self, envoyee, ajouter, foyer, le):
        lire(envoyee, Etat.ACCEPTEE)
        nouvelle = envoyer(ajouter(nom="renouvele.jpg").piece, canal=Canal.PORTAIL, par=foyer, le=le)
        envoyee.refresh_from_db()

        assert (envoyee.etat, nouvelle.etat, nouvelle.remplace) == (Etat.ACCEPTEE, Etat.EN_VERIFICATION, envoyee)

        remplacer_l_ancienne(nouvelle)
        lire(nouvelle, Etat.ACCEPTEE)
        envoyee.refresh_from_db()
        assert envoyee.etat == Etat.REMPLACEE


class TestDroits:
    @pytest.mark.parametrize("role", ["bailleur", "secretariat", "reservataire", "opac"])
    def test_refuse_un_agent_qui_ne_change_pas_les_reponses(self, ajouter, agents, role):
        with pytest.raises(DroitRefuse):
            ajouter(par=agents[role], canal=Canal.GUICHET)

    def test_refuse_un_autre_foyer_et_qui_n_a_pas_ce_droit(self, ajouter, demande):
        numero = demande.numero_unique
        for intrus in (Demandeur("060112600000000000"), Mandataire("Une amie", numero_unique=numero)):
            with pytest.raises(DroitRefuse):
                ajouter(par=intrus)
        assert ajouter(par=Mandataire("Une amie", numero_unique=numero, change_les_reponses=True)).pk

    def test_refuse_une_demande_finie(self, ajouter, demande):
        demande.etat = EtatDemande.RATTACHEE

        with pytest.raises(DroitRefuse, match="n’est plus active"):
            ajouter()


class TestIdentite:
    def test_arrive_une_fois_avec_l_enregistrement(self, demande, le):
        piece = Piece.objects.get(demande=demande, code="identite")

        assert (piece.etat, piece.canal) == (Etat.EN_VERIFICATION, Canal.PORTAIL)
        assert accueillir_l_identite(demande, canal=Canal.PORTAIL, recue_a=piece.envoyee_a, le=le) is None
        assert Piece.objects.filter(demande=demande, code="identite").count() == 1


class TestOubli:
    def test_detruit_ce_qui_ne_fut_jamais_envoye(self, ajouter, le, settings):
        feuille = ajouter()
        jour = timezone.localdate(feuille.ajoutee_a)

        assert oublier_les_papiers(le=jour + timedelta(settings.PAPIERS_PREPARES_JOURS)) == (0, 0)
        assert oublier_les_papiers(le=jour + timedelta(settings.PAPIERS_PREPARES_JOURS + 1)) == (1, 0)
        assert not Piece.objects.filter(code="livret_famille").exists()

    def test_lache_le_fichier_remplace_et_garde_son_motif(self, envoyee, ajouter, foyer, le, settings):
        lire(envoyee, Etat.A_REMPLACER, 1)
        envoyer(ajouter(contenu=photo("vert")).piece, canal=Canal.PORTAIL, par=foyer, le=le)

        assert oublier_les_papiers(le=le + timedelta(settings.PAPIERS_REMPLACES_JOURS + 1)) == (0, 1)
        ancienne = envoyee.feuilles.get(nom="2.jpg")
        assert (ancienne.document, ancienne.motif) == (None, "illisible")
        assert envoyee.feuilles.filter(document__isnull=False).count() == 3
