"""The addresses of a household are those it declares; each starts by being proven; who accompanies it is named."""

import pytest
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal, Role, Usage
from seuil.contacts.requetes import verifies
from seuil.contacts.services import ContactRefuse, accompagner, confirmer, dire_morte, retirer, tenir_a_jour, tirer
from seuil.demandes.services import modifier
from seuil.envois.models import Envoi
from seuil.envois.services.codes import contact_pour_entrer
from seuil.reactions.travaux import vider
from seuil.socle.droits import DroitRefuse


@pytest.fixture
def par(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


@pytest.fixture
def prouves(demande, le) -> list[Contact]:
    """What the household of the journey declared, proven."""
    Contact.objects.filter(demande=demande).update(verifie_le=le)
    return list(Contact.objects.filter(demande=demande).order_by("pk"))


class TestTenirAJour:
    def test_inscrit_a_verifier_ce_que_la_demande_declare(self, demande):
        """The registration did it."""
        siens = Contact.objects.filter(demande=demande)

        assert {contact.adresse for contact in siens} == {demande.mel, demande.telephone} - {""}
        assert not any(contact.est_verifie for contact in siens)

    def test_ne_change_rien_une_seconde_fois(self, demande, par, le, journal):
        avant = journal(demande)

        assert tenir_a_jour(demande, par=par, le=le) == []
        assert journal(demande) == avant

    def test_garde_l_adresse_verifiee_et_la_previent_tant_que_l_autre_attend_son_code(self, demande, prouves, par, le):
        """The stranger with an open session receives nothing at the number that it typed."""
        ancienne = demande.telephone

        modifier(demande, changements={"telephone": "+262639980001"}, par=par, le=le)
        vider()

        assert ancienne in [contact.adresse for contact in verifies(demande)]
        assert not Envoi.objects.filter(adresse="+262639980001").exists()
        avis = Envoi.objects.get(avis="contact_change")
        assert (avis.adresse, "{lien}" in avis.court + avis.corps) == (ancienne, False)

    def test_n_envoie_aucun_code_d_entree_a_ce_qu_un_code_n_a_pas_prouve(self, demande, prouves, par, le):
        modifier(demande, changements={"telephone": "+262639980001", "mel": "autre@x.invalid"}, par=par, le=le)

        entree = contact_pour_entrer(demande.numero_unique)

        assert entree in prouves

    def test_quitte_l_adresse_remplacee_une_fois_l_autre_prouvee(self, demande, prouves, par, le):
        ancienne = demande.telephone
        modifier(demande, changements={"telephone": "+262639980001"}, par=par, le=le)
        neuve = Contact.objects.get(adresse="+262639980001")
        maintenant = timezone.now()

        assert confirmer(neuve, tirer(neuve, Usage.VERIFIER, maintenant=maintenant), par=par, maintenant=maintenant)

        assert [une.adresse for une in verifies(demande) if une.canal == Canal.SMS] == ["+262639980001"]
        assert Contact.objects.get(adresse=ancienne).retire_le is not None

    def test_change_aussitot_a_un_guichet(self, demande, prouves, agents, le):
        ancienne = demande.telephone

        modifier(demande, changements={"telephone": "+262639980001"}, par=agents["guichet"], le=le)

        assert Contact.objects.get(adresse=ancienne).retire_le == le
        assert Contact.objects.get(adresse="+262639980001").est_verifie

    def test_quitte_aussitot_l_adresse_que_le_foyer_retire_et_la_previent(self, demande, prouves, par, le):
        ancienne = demande.telephone

        modifier(demande, changements={"telephone": ""}, par=par, le=le)
        vider()

        assert Contact.objects.get(adresse=ancienne).retire_le == le
        assert Envoi.objects.get(avis="contact_change").adresse == ancienne

    def test_oublie_l_essai_d_un_inconnu_quand_le_foyer_remet_son_numero(self, demande, prouves, par, le):
        ancienne = demande.telephone
        modifier(demande, changements={"telephone": "+262639980001"}, par=par, le=le)

        modifier(demande, changements={"telephone": ancienne}, par=par, le=le)

        assert [une.adresse for une in verifies(demande) if une.canal == Canal.SMS] == [ancienne]
        assert Contact.objects.get(adresse="+262639980001").retire_le == le

    def test_ne_previent_pas_l_adresse_dont_il_faut_proteger(self, demande, prouves, par, le):
        demande.est_protegee = True
        demande.save(update_fields=["est_protegee"])

        modifier(demande, changements={"telephone": "+262639980001"}, par=par, le=le)
        vider()

        assert not Envoi.objects.filter(avis="contact_change").exists()

    def test_un_telephone_peut_servir_a_deux_foyers(self, demande, prouves, monde, le):
        autre = type(demande).objects.exclude(pk=demande.pk).earliest("pk")
        Contact.objects.create(demande=autre, canal=Canal.SMS, adresse=demande.telephone, cree_le=le, verifie_le=le)

        assert [contact.demande_id for contact in verifies(autre)] == [autre.pk]


class TestAccompagner:
    def test_ajoute_une_personne_a_verifier(self, demande, par, le, journal):
        contact = accompagner(demande, canal=Canal.COURRIEL, adresse="a@b.invalid", nom="Mme D", par=par, le=le)

        assert (contact.role, contact.est_verifie) == (Role.ACCOMPAGNANT, False)
        assert journal(demande)[-1] == "demande.accompagnant_ajoute"

    def test_refuse_deux_fois_la_meme_adresse_et_plus_de_trois_personnes(self, demande, par, le):
        for rang in range(3):
            accompagner(demande, canal=Canal.COURRIEL, adresse=f"{rang}@b.invalid", nom="X", par=par, le=le)

        for adresse in ("0@b.invalid", "9@b.invalid"):
            with pytest.raises(ContactRefuse):
                accompagner(demande, canal=Canal.COURRIEL, adresse=adresse, nom="X", par=par, le=le)

    def test_refuse_un_autre_foyer(self, demande, le):
        with pytest.raises(DroitRefuse):
            accompagner(demande, canal=Canal.SMS, adresse="0612345678", nom="X", par=Demandeur("autre"), le=le)

    def test_se_retire_une_fois(self, demande, par, le, journal):
        contact = accompagner(demande, canal=Canal.COURRIEL, adresse="a@b.invalid", nom="X", par=par, le=le)

        retirer(contact, par=par, le=le)
        retirer(contact, par=par, le=le)

        assert journal(demande).count("demande.accompagnant_retire") == 1

    def test_ne_retire_pas_l_adresse_du_foyer(self, demande, prouves, par, le):
        with pytest.raises(ContactRefuse):
            retirer(prouves[0], par=par, le=le)


class TestDireMorte:
    def test_ne_touche_que_cette_adresse(self, demande, prouves, le):
        dire_morte(prouves[0], le=le)

        assert [contact.adresse for contact in verifies(demande)] == [contact.adresse for contact in prouves[1:]]
