"""A household that hides: nothing leaves to the old address, whatever was queued, printed or sent before."""

import csv
import email
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from pypdf import PdfReader

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal, Role, Usage
from seuil.contacts.services import accompagner, ne_plus_proteger, proteger, tenir_a_jour
from seuil.courriers.models import Courrier, Gabarit
from seuil.demandes.models import Demande
from seuil.documents.requetes import lire
from seuil.envois.annonces import Papier
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi, Liasse
from seuil.envois.services import (
    LiasseRefaite,
    dire_imprimee,
    envoyer_un_code,
    partir,
    poster,
    preparer_le_courrier,
    prevoir,
    renouveler_le_lien,
)
from seuil.envois.tests.annonces import MIDI, annonce
from seuil.reactions.travaux import vider

ANCIENNE = "999 impasse Repérée"
SURE = "CCAS, boîte 12\n60200 Compiègne"


@pytest.fixture
def reperee(demande, le) -> Demande:
    """The household of the journey, at an address that a test finds again anywhere."""
    Envoi.objects.all().delete()
    demande.adresse = ANCIENNE
    demande.save(update_fields=["adresse"])
    return demande


@pytest.fixture
def cacher(reperee, agents, le):
    """Return a function: a desk protects the household; only the contacts given stay open."""

    def cacher(*surs: Contact, adresse: str = SURE, heures=None) -> Demande:
        surs = [contact.pk for contact in surs]
        proteger(reperee, adresse_sure=adresse, surs=surs, heures=heures, par=agents["guichet"], le=le)
        vider()
        return Demande.objects.get(pk=reperee.pk)

    return cacher


def imprime(liasse: Liasse) -> str:
    """Return every word of a bundle: its sheets and its index."""
    pages = PdfReader(BytesIO(lire(liasse.document))).pages
    return "\n".join([*(page.extract_text() for page in pages), liasse.index])


def etats(demande: Demande) -> list[tuple[str, str]]:
    return list(
        Envoi.objects.filter(demande=demande).exclude(canal="espace").order_by("pk").values_list("canal", "etat")
    )


class TestCeQuiAttendait:
    def test_un_e_mail_en_file_ne_part_pas_et_passe_par_la_lettre(self, reperee, courriel, cacher, voies, boite, le):
        prevoir(annonce(reperee), reperee, le=le)
        cacher()

        partir(voies, maintenant=MIDI)

        assert (boite.recus, etats(reperee)) == ([], [("courriel", Etat.ANNULE), ("courrier", Etat.EN_FILE)])

    def test_un_code_en_file_ne_part_pas(self, reperee, courriel, cacher, voies, boite, par):
        envoyer_un_code(courriel, Usage.ENTRER, par=Demandeur(), maintenant=MIDI)
        cacher()

        partir(voies, maintenant=MIDI)

        assert boite.recus == []

    def test_l_adresse_que_le_foyer_venait_de_quitter_n_apprend_plus_rien(
        self, reperee, courriel, cacher, voies, boite, par, le
    ):
        tenir_a_jour(reperee, par=par, le=le)
        prevoir(annonce(reperee, contacts=(courriel,)), reperee, le=le)
        cacher()

        partir(voies, maintenant=MIDI)

        assert boite.recus == []

    def test_qui_accompagnait_n_est_plus_prevenu_s_il_n_est_pas_sur(self, reperee, courriel, cacher, voies, boite, le):
        ami = Contact(demande=reperee, canal=Canal.COURRIEL, adresse="ami@exemple.invalid", nom="Un ami")
        ami.role, ami.cree_le, ami.verifie_le = Role.ACCOMPAGNANT, le, le
        ami.save()
        prevoir(annonce(reperee, aussi_accompagnant=True), reperee, le=le)
        cacher(courriel)

        partir(voies, maintenant=MIDI)

        assert [email.message_from_bytes(recu.octets)["To"] for recu in boite.recus] == ["nadia@exemple.invalid"]

    def test_un_lien_deja_parti_ne_se_renouvelle_pas(self, reperee, courriel, cacher, le):
        envoi = prevoir(annonce(reperee), reperee, le=le)[0]
        cacher()

        assert renouveler_le_lien(Envoi.objects.get(pk=envoi.pk), par=Demandeur(), maintenant=MIDI) is None

    def test_un_code_n_est_pas_envoye_a_un_contact_ferme(self, reperee, courriel, cacher, par):
        cacher()
        contact = Contact.objects.get(pk=courriel.pk)

        assert envoyer_un_code(contact, Usage.VERIFIER, par=par, maintenant=MIDI) is None

    def test_le_telephone_ne_sonne_pas_hors_des_heures_sures(self, courriel, cacher, voies, boite):
        """Whoever knows the numéro may ask for a code: the phone must not ring beside who threatens."""
        cacher(courriel, heures=(14, 17))
        envoyer_un_code(Contact.objects.get(pk=courriel.pk), Usage.ENTRER, par=Demandeur(), maintenant=MIDI)

        partir(voies, maintenant=MIDI)
        partir(voies, maintenant=MIDI + timedelta(hours=3))

        assert boite.recus == []


class TestLettres:
    def test_une_lettre_ecrite_avant_part_a_l_adresse_sure(self, reperee, cacher, le):
        """The attestation was written with the old address in its window."""
        attestation = Courrier.objects.get(numero_unique=reperee.numero_unique, gabarit=Gabarit.ATTESTATION)
        prevoir(annonce(reperee, courrier=attestation, papier=Papier.TOUJOURS), reperee, le=le)
        cacher()

        preparer_le_courrier(le=le)

        mots = imprime(Liasse.objects.get())
        assert ("boîte 12" in mots, ANCIENNE in mots, reperee.adresse in mots) == (True, False, False)
        assert Envoi.objects.get(canal="courrier").courrier == attestation

    def test_une_lettre_ecrite_avant_un_demenagement_part_a_la_nouvelle_adresse(self, reperee, le):
        attestation = Courrier.objects.get(numero_unique=reperee.numero_unique, gabarit=Gabarit.ATTESTATION)
        prevoir(annonce(reperee, courrier=attestation, papier=Papier.TOUJOURS), reperee, le=le)

        preparer_le_courrier(le=le)

        assert ANCIENNE in imprime(Liasse.objects.get()).replace("\n", " ")

    def test_aucune_lettre_sans_adresse_sure(self, reperee, cacher, le):
        prevoir(annonce(reperee), reperee, le=le)
        cacher(adresse="")

        assert preparer_le_courrier(le=le) == 0
        assert etats(reperee) == [("courrier", Etat.RETENU)]

    def test_une_liasse_deja_prete_perd_sa_lettre(self, reperee, cacher, le):
        autre = Demande.objects.exclude(pk=reperee.pk).earliest("pk")
        for demande in (reperee, autre):
            prevoir(annonce(reperee), demande, le=le)
        preparer_le_courrier(le=le)
        assert ANCIENNE in Liasse.objects.get().index

        cacher()

        liasse = Liasse.objects.get()
        assert ANCIENNE not in imprime(liasse)
        _, ligne = csv.reader(StringIO(liasse.index), delimiter=";")
        assert (ligne[1], liasse.feuilles) == (autre.numero_unique, 1)
        assert Envoi.objects.get(demande=reperee, canal="courrier").etat == Etat.EN_FILE

    def test_une_liasse_refaite_s_imprime_avant_de_se_poster(self, reperee, agents, cacher, le):
        agent = agents["guichet"]
        autre = Demande.objects.exclude(pk=reperee.pk).earliest("pk")
        for demande in (reperee, autre):
            prevoir(annonce(reperee, expediteur=agent.organisme), demande, le=le)
        preparer_le_courrier(le=le)
        dire_imprimee(Liasse.objects.get(), par=agent, le=le)
        cacher()

        with pytest.raises(LiasseRefaite):
            poster(Liasse.objects.get(), par=agent, le=le)
        dire_imprimee(Liasse.objects.get(), par=agent, le=le)
        assert poster(Liasse.objects.get(), par=agent, le=le) == 1

    def test_une_liasse_sans_autre_lettre_disparait_et_la_lettre_repart(self, reperee, cacher, le):
        prevoir(annonce(reperee), reperee, le=le)
        preparer_le_courrier(le=le)
        cacher()

        preparer_le_courrier(le=le)

        assert "boîte 12" in imprime(Liasse.objects.get())

    def test_une_liasse_deja_imprimee_reste_pour_dire_de_detruire_la_feuille(self, reperee, cacher, agents, le):
        agent = agents["guichet"]
        prevoir(annonce(reperee, expediteur=agent.organisme), reperee, le=le)
        preparer_le_courrier(le=le)
        dire_imprimee(Liasse.objects.get(), par=agent, le=le)

        cacher()

        liasse = Liasse.objects.get()
        assert (liasse.feuilles, liasse.refaite_le, liasse.imprimee_le) == (0, le, None)


class TestContacts:
    def test_une_adresse_ajoutee_en_ligne_attend_qu_un_guichet_la_dise_sure(self, cacher, le):
        """Who threatens may know the access code."""
        demande = cacher()
        demande.mel = "nouvelle@exemple.invalid"
        demande.save(update_fields=["mel"])
        par = Demandeur(demande.numero_unique)

        tenir_a_jour(demande, par=par, le=le)
        ajoute = accompagner(demande, canal=Canal.COURRIEL, adresse="x@exemple.invalid", nom="X", par=par, le=le)

        assert (Contact.objects.get(adresse="nouvelle@exemple.invalid").est_sur, ajoute.est_sur) == (False, False)

    def test_la_fin_de_la_protection_rend_toutes_les_heures(self, reperee, cacher, agents, le):
        demande = cacher(heures=(14, 17))

        ne_plus_proteger(demande, motif="Elle a déménagé.", par=agents["guichet"], le=le)

        assert demande.preference.heure_debut is None


class TestAdresseQuittee:
    def test_un_e_mail_en_file_ne_part_pas_a_une_adresse_quittee_le_meme_jour(
        self, reperee, courriel, telephone, voies, boite, le
    ):
        prevoir(annonce(reperee), reperee, le=le)
        Contact.objects.filter(pk=courriel.pk).update(retire_le=le)

        partir(voies, maintenant=MIDI)

        assert (boite.recus, etats(reperee)) == ([], [("courriel", Etat.ANNULE), ("sms", Etat.EN_FILE)])

    def test_ce_qui_dit_qu_elle_est_quittee_y_part(self, reperee, courriel, voies, boite, le):
        Contact.objects.filter(pk=courriel.pk).update(retire_le=le)
        courriel.refresh_from_db()
        prevoir(annonce(reperee, contacts=(courriel,)), reperee, le=le)

        partir(voies, maintenant=MIDI)

        assert len(boite.recus) == 1
