"""A paper is read by a person: what it proves is then a row that the score reads, until the day that the law gives."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.cotation.requetes import notes_courantes
from seuil.demandes.models import Demande, FaitEtabli
from seuil.demandes.requetes import delais_de_la_demande
from seuil.instruction import services
from seuil.instruction.acces import pieces_visibles
from seuil.instruction.etats import Etat, EtatFeuille
from seuil.instruction.models import Piece, Rectification
from seuil.instruction.requetes.file import repondre_avant
from seuil.instruction.services import Correction, Lecture, LectureImpossible, PieceTenue, Refus
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse


def a(le: date, heure: int = 10) -> datetime:
    return timezone.make_aware(datetime(le.year, le.month, le.day, heure))


def envoyee_de(demande: Demande, le: date, code: str = "bail", fichiers: int = 1, **autres: Any) -> Piece:
    Piece.objects.filter(demande=demande, code=code, etat=Etat.EN_VERIFICATION).delete()  # of the registration
    piece = Piece.objects.create(
        demande=demande, code=code, etat=Etat.EN_VERIFICATION, canal="portail", envoyee_a=a(le, 9), **autres
    )
    for rang in range(1, fichiers + 1):
        piece.feuilles.create(ordre=rang, nom=f"{code}-{rang}.jpg")
    return piece


@pytest.fixture
def guichet(agents):
    return agents["guichet"]


@pytest.fixture
def bail(demande, le):
    return envoyee_de(demande, le)


def accepter(piece, par, le, **lecture):
    return services.accepter(piece, Lecture(**lecture), par=par, le=le, a=a(le))


class TestAccepter:
    def test_etablit_ce_qui_a_ete_vu_et_le_score_le_lit(self, demande, bail, guichet, le):
        avant = notes_courantes(demande)[0].total_prouve

        accepter(bail, guichet, le, datee_du=le, faits={"statut_occupation": None, "surface_m2": None})

        (etabli, _) = FaitEtabli.objects.filter(demande=demande).order_by("fait")[:2]
        assert (etabli.origine, etabli.retire_le, etabli.par) == ("piece", None, guichet.designation)
        assert Piece.objects.get(pk=bail.pk).etat == Etat.ACCEPTEE
        assert notes_courantes(demande)[0].total_prouve >= avant

    def test_n_etablit_que_ce_que_la_piece_peut_prouver(self, bail, guichet, le):
        with pytest.raises(LectureImpossible) as refus:
            accepter(bail, guichet, le, datee_du=le, faits={"handicap": None})

        assert refus.value.champ == "faits"
        assert not FaitEtabli.objects.exists()

    def test_refuse_une_date_de_demain_et_ne_laisse_rien_a_moitie(self, bail, guichet, le):
        with pytest.raises(LectureImpossible) as refus:
            accepter(bail, guichet, le, datee_du=le + timedelta(days=1), faits={"surface_m2": None})

        assert refus.value.champ == "datee_du"
        assert Piece.objects.get(pk=bail.pk).etat == Etat.EN_VERIFICATION

    def test_la_seconde_decision_au_meme_instant_est_refusee(self, bail, guichet, le):
        autre = Piece.objects.get(pk=bail.pk)
        accepter(bail, guichet, le, datee_du=le)

        with pytest.raises((PieceTenue, PassageInterdit)):
            services.refuser(autre, Refus({autre.feuilles.get().pk: "ILLISIBLE"}), par=guichet, le=le, a=a(le))

    def test_un_agent_d_ailleurs_ne_decide_pas(self, bail, agents, le):
        with pytest.raises(DroitRefuse):
            accepter(bail, agents["bailleur"], le, datee_du=le)

    def test_la_nouvelle_remplace_l_ancienne(self, demande, bail, guichet, le):
        accepter(bail, guichet, le, datee_du=le)
        neuve = envoyee_de(demande, le, remplace=bail)

        accepter(neuve, guichet, le, datee_du=le)

        assert Piece.objects.get(pk=bail.pk).etat == Etat.REMPLACEE


class TestCarteProlongee:
    """p04: what is printed is typed, the day of the law is reckoned."""

    @pytest.mark.parametrize(
        ("delivree", "nee", "imprimee", "attendue"),
        [
            (date(2013, 3, 15), date(1980, 5, 2), date(2023, 3, 14), date(2028, 3, 14)),
            (date(2014, 2, 1), date(1980, 5, 2), date(2029, 1, 31), date(2029, 1, 31)),
        ],
    )
    def test_suit_la_date_de_droit(self, demande, guichet, le, delivree, nee, imprimee, attendue):
        demande.personnes.update(naissance=nee)
        piece = envoyee_de(Demande.objects.get(pk=demande.pk), le, code="identite")

        accepter(piece, guichet, le, delivree_le=delivree, imprimee=imprimee)

        assert Piece.objects.get(pk=piece.pk).expire_le == attendue

    def test_une_carte_de_mineur_est_finie(self, demande, guichet, le):
        demande.personnes.update(naissance=date(1998, 9, 1))
        piece = envoyee_de(Demande.objects.get(pk=demande.pk), le, code="identite")

        with pytest.raises(LectureImpossible):
            accepter(piece, guichet, le, delivree_le=date(2013, 3, 15), imprimee=date(2023, 3, 14))


class TestRefuser:
    """p06: the message carries by itself which paper, which file, why, what to send, until when."""

    def test_ne_redemande_que_le_fichier_refuse(self, demande, guichet, le):
        piece = envoyee_de(demande, le, code="bulletins", fichiers=3)
        troisieme = piece.feuilles.last()

        services.refuser(piece, Refus({troisieme.pk: "ILLISIBLE"}), par=guichet, le=le, a=a(le))

        piece = Piece.objects.get(pk=piece.pk)
        assert [feuille.etat for feuille in piece.feuilles.all()] == [
            EtatFeuille.ACCEPTEE,
            EtatFeuille.ACCEPTEE,
            EtatFeuille.REFUSEE,
        ]
        assert "bulletins-3.jpg" in piece.message
        assert "nous n’arrivons pas à lire" in piece.message
        assert "Vos autres pages sont acceptées" in piece.message
        assert "Votre demande reste active" in piece.message
        assert "bulletins-1.jpg" not in piece.message

    def test_un_code_sans_phrase_est_impossible(self, bail, guichet, le):
        with pytest.raises(LookupError):
            services.refuser(bail, Refus({bail.feuilles.get().pk: "PARCE_QUE"}), par=guichet, le=le, a=a(le))

        assert Piece.objects.get(pk=bail.pk).etat == Etat.EN_VERIFICATION

    def test_une_piece_non_probante_ote_les_points(self, demande, guichet, le):
        """g03: the points fall with the reason, and how to answer."""
        Demande.objects.filter(pk=demande.pk).update(motifs=["05"])
        codes = {"05": "menace_expulsion"}
        demande = Demande.objects.get(pk=demande.pk)
        piece = envoyee_de(demande, le, code="expulsion")

        services.refuser(
            piece,
            Refus({piece.feuilles.get().pk: "NON_PROBANT"}),
            contredits=codes.values(),
            par=guichet,
            le=le,
            a=a(le),
        )

        lignes = [ligne["critere"] for ligne in notes_courantes(demande)[0].lignes]
        assert "menace_expulsion" not in lignes
        assert "Vous n’êtes pas d’accord" in Piece.objects.get(pk=piece.pk).message


class TestPrendre:
    def test_un_second_agent_attend_le_delai_de_la_ville(self, bail, agents, guichet, le):
        collegue = type(guichet).objects.create(
            username="collegue", organisme=guichet.organisme, guichet=guichet.guichet, metiers=["guichet"]
        )
        services.prendre(bail, par=guichet, a=a(le))

        with pytest.raises(PieceTenue, match=guichet.designation):
            services.prendre(bail, par=collegue, a=a(le) + timedelta(minutes=10))
        services.prendre(bail, par=collegue, a=a(le) + timedelta(minutes=40))

        assert Piece.objects.get(pk=bail.pk).prise_par == collegue

    def test_une_piece_sensible_veut_une_raison(self, demande, guichet, le):
        piece = envoyee_de(demande, le, code="violences")

        with pytest.raises(services.MotifAttendu):
            services.prendre(piece, par=guichet, a=a(le))
        services.prendre(piece, motif="Vérifier l’ordonnance pour la commission", par=guichet, a=a(le))

        assert Piece.objects.get(pk=piece.pk).prise_par == guichet


class TestRectifier:
    def test_garde_le_declare_et_la_demande_suit(self, demande, bail, guichet, le):
        avant = demande.loyer_charges

        correction = Correction("loyer_charges", avant + 35, "La quittance dit ce loyer")
        accepter(bail, guichet, le, datee_du=le, faits={"surface_m2": None}, corrections=[correction])

        ecrite = Rectification.objects.get()
        assert (ecrite.declaree, ecrite.retenue, ecrite.piece_id) == (avant, avant + 35, bail.pk)
        assert Demande.objects.get(pk=demande.pk).loyer_charges == avant + 35
        assert FaitEtabli.objects.filter(demande=demande, fait="surface_m2", retire_le=None).exists()

    def test_ce_que_la_piece_ne_dit_pas_ne_se_corrige_pas(self, bail, guichet, le):
        with pytest.raises(KeyError):
            accepter(bail, guichet, le, datee_du=le, corrections=[Correction("rfr_n2", 1, "")])


class TestContester:
    def test_revient_au_guichet_avec_les_mots_du_foyer(self, demande, bail, guichet, le):
        services.refuser(bail, Refus({bail.feuilles.get().pk: "NON_SIGNEE"}), par=guichet, le=le, a=a(le))
        services.contester(bail, contestation="Il est signé au dos.", par=Demandeur(demande.numero_unique), le=le)

        lue = Piece.objects.get(pk=bail.pk)
        assert (lue.etat, lue.contestation) == (Etat.EN_VERIFICATION, "Il est signé au dos.")

    def test_rouvre_le_delai_de_la_ville(self, demande, bail, guichet, le):
        """Whoever reads it again has as long as for the first time."""
        Piece.objects.filter(pk=bail.pk).update(envoyee_a=a(le - timedelta(days=90)))
        services.refuser(bail, Refus({bail.feuilles.get().pk: "NON_SIGNEE"}), par=guichet, le=le, a=a(le))
        services.contester(bail, contestation="Il est signé au dos.", par=Demandeur(demande.numero_unique), le=le)

        jours = delais_de_la_demande(demande, le).verification_piece_jours
        assert repondre_avant(Piece.objects.get(pk=bail.pk), le) == le + timedelta(days=jours)

    def test_est_refuse_quand_la_demande_n_est_plus_active(self, demande, bail, guichet, le):
        services.refuser(bail, Refus({bail.feuilles.get().pk: "NON_SIGNEE"}), par=guichet, le=le, a=a(le))
        Demande.objects.filter(pk=demande.pk).update(etat="radiee", motif_radiation="RADABA", radiee_le=le)
        bail = Piece.objects.get(pk=bail.pk)

        with pytest.raises(DroitRefuse):
            services.contester(bail, contestation="Au dos.", par=Demandeur(demande.numero_unique), le=le)


class TestCeQuUnAgentVoit:
    def test_jamais_une_piece_que_le_foyer_prepare_encore(self, demande, guichet, le):
        """What was not sent is the household's own."""
        Piece.objects.filter(demande=demande).delete()
        prete = Piece.objects.create(demande=demande, code="bail", etat=Etat.PREPAREE, canal="portail")

        assert prete not in pieces_visibles(guichet)
