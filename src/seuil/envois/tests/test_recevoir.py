"""t06: a bounce is of one address alone, a full box is no dead address, an absence is a delivery."""

from datetime import timedelta
from pathlib import Path

import pytest

from seuil.acteurs.auteurs import Systeme
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal, Role
from seuil.courriers.models import Remise
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi, RetourInconnu
from seuil.envois.requetes import a_regarder
from seuil.envois.retours.courriels import lire
from seuil.envois.retours.sms import lire_rapports
from seuil.envois.services import cesser_d_attendre, noter_un_rapport, noter_un_retour, partir, prevoir
from seuil.envois.tests.annonces import MIDI, annonce
from seuil.envois.tests.rebonds import rebond

FICHIERS = Path(__file__).parent / "fichiers"


@pytest.fixture
def paul(demande, courriel, le) -> Contact:
    """The second reader of the same notices."""
    return Contact.objects.create(
        demande=demande,
        canal=Canal.COURRIEL,
        adresse="essai.paul@exemple.invalid",
        role=Role.ACCOMPAGNANT,
        nom="Paul",
        cree_le=le,
        verifie_le=le,
    )


@pytest.fixture
def partis(demande, courriel, paul, voies, le) -> Envoi:
    """A notice that left for both; return the household's."""
    envoi = prevoir(annonce(demande, aussi_accompagnant=True), demande, le=le)[0]
    partir(voies, maintenant=MIDI)
    return Envoi.objects.get(pk=envoi.pk)


def revenir(boite, *, heures: int = 0, **dit):
    """Give back what the server took for Nadia, so many hours after noon."""
    recu = next(recu for recu in boite.recus if recu.destinataire == "nadia@exemple.invalid")
    return noter_un_retour(lire(rebond(recu, **dit)), maintenant=MIDI + timedelta(hours=heures))


class TestNoterUnRetour:
    def test_dit_morte_cette_adresse_seule_et_repart_par_lettre_le_jour_meme(self, partis, boite, courriel, paul, le):
        revenir(boite)

        partis.refresh_from_db()
        relais = Envoi.objects.get(relaie=partis)
        assert (partis.etat, relais.canal, relais.le) == (Etat.REBONDI, Canal.COURRIER, le)
        assert Contact.objects.get(pk=courriel.pk).morte_le == le
        assert Contact.objects.get(pk=paul.pk).morte_le is None

    def test_le_montre_au_guichet(self, partis, boite, agents):
        revenir(boite)

        assert partis.pk in a_regarder(agents["guichet"]).values_list("pk", flat=True)

    def test_essaie_encore_une_boite_pleine_puis_passe_au_papier(self, partis, boite, courriel):
        revenir(boite, statut="4.2.2", action="delayed", diagnostic="452 4.2.2 mailbox full")
        partis.refresh_from_db()
        assert (partis.etat, partis.raison) == (Etat.REMIS, "Boîte pleine : le serveur essaie encore")

        revenir(boite, heures=4, statut="4.2.2", action="delayed", diagnostic="452 4.2.2 mailbox full")

        partis.refresh_from_db()
        assert (partis.etat, Envoi.objects.get(relaie=partis).canal) == (Etat.PLEINE, Canal.COURRIER)
        assert Contact.objects.get(pk=courriel.pk).morte_le is None

    def test_ne_compte_pas_deux_fois_un_retour_relu_apres_un_arret(self, partis, boite):
        """A worker killed between what it wrote and the file it had to move."""
        for _ in range(2):
            revenir(boite, statut="4.2.2", action="delayed", diagnostic="452 4.2.2 mailbox full")

        partis.refresh_from_db()
        assert partis.etat == Etat.REMIS

    def test_ne_garde_pas_sans_fin_un_message_que_le_serveur_essaie(self, partis, boite):
        """The relay says nothing more: two days later, a letter."""
        revenir(boite, statut="4.2.2", action="delayed", diagnostic="452 4.2.2 mailbox full")

        assert cesser_d_attendre(maintenant=MIDI + timedelta(days=1)) == 0
        assert cesser_d_attendre(maintenant=MIDI + timedelta(days=2)) == 1
        assert Envoi.objects.get(relaie=partis).canal == Canal.COURRIER

    def test_ne_compte_pas_deux_fois_le_meme_retour(self, partis, boite):
        revenir(boite)
        revenir(boite)

        assert Envoi.objects.filter(relaie=partis).count() == 1

    @pytest.mark.parametrize(
        ("fichier", "inconnus"),
        [("t06-rebond-definitif.eml", 1), ("t06-rebond-temporaire.eml", 1), ("t06-reponse-absence.eml", 0)],
    )
    def test_garde_et_montre_ce_qui_n_est_a_personne(self, partis, fichier, inconnus):
        """The messages of the case are not ours: kept, never guessed."""
        assert noter_un_retour(lire((FICHIERS / fichier).read_bytes()), maintenant=MIDI) is None
        assert RetourInconnu.objects.count() == inconnus

    def test_ne_tombe_pas_sur_des_octets_quelconques(self, partis):
        noter_un_retour(lire(b"\xff\x00" * 500), maintenant=MIDI)

        assert RetourInconnu.objects.count() == 1

    def test_retire_toute_preuve_a_l_avis_revenu(self, demande, offre, courriel, voies, boite, le):
        """k02: an offer that bounced is not delivered, and says so where the landlord looks."""
        prevoir(
            annonce(demande, courrier=offre.courrier, exige_preuve=True, est_urgent=True), demande, le=offre.envoyee_le
        )
        partir(voies, maintenant=MIDI)
        recu = next(recu for recu in boite.recus if recu.destinataire == "nadia@exemple.invalid")

        noter_un_retour(lire(rebond(recu)), maintenant=MIDI.replace(month=12, day=9))

        assert [remise.echec for remise in Remise.objects.filter(courrier=offre.courrier)] == ["rebondi"]


class TestNoterUnRapport:
    @pytest.fixture
    def sms(self, demande, telephone, le) -> Envoi:
        envoi = prevoir(annonce(demande), demande, le=le)[0]
        Envoi.objects.filter(pk=envoi.pk).update(etat=Etat.REMIS, reference="1511882900176220")
        return Envoi.objects.get(pk=envoi.pk)

    def test_dit_livre_une_seule_fois(self, sms):
        octets = b'{"msg_status": "delivered", "messageId": 1511882900176220, "tag": "%s"}' % sms.cle.encode()

        for rapport in [*lire_rapports(octets), *lire_rapports(octets)]:
            noter_un_rapport(rapport, par=Systeme(), maintenant=MIDI)

        sms.refresh_from_db()
        assert sms.etat == Etat.DISTRIBUE

    def test_dit_livre_avant_meme_que_le_depart_soit_ecrit(self, sms):
        """The operator is quicker than our own row, or the worker died in between."""
        Envoi.objects.filter(pk=sms.pk).update(etat=Etat.EN_DEPART)
        octets = b'{"msg_status": "delivered", "messageId": 1511882900176220, "tag": "%s"}' % sms.cle.encode()

        noter_un_rapport(lire_rapports(octets)[0], par=Systeme(), maintenant=MIDI)

        sms.refresh_from_db()
        assert sms.etat == Etat.DISTRIBUE

    def test_ignore_un_message_inconnu(self, sms):
        (rapport,) = lire_rapports(b'{"msg_status": "hard_bounces", "messageId": 7, "tag": "zzz"}')

        assert noter_un_rapport(rapport, par=Systeme(), maintenant=MIDI) is None
        assert not Envoi.objects.filter(relaie=sms).exists()
