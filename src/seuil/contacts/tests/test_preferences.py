"""The express agreement is dated; the hours of a household are in its own day; protection closes what is not safe."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.contacts.models import Contact, Preference
from seuil.contacts.nomenclatures import Canal
from seuil.contacts.requetes import accord, prochaine_heure, verifies
from seuil.contacts.services import accorder, ne_plus_proteger, preferer, proteger, retirer_l_accord
from seuil.demandes.models import Demande
from seuil.socle.droits import DroitRefuse

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def par(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


class TestAccorder:
    def test_vaut_du_jour_de_l_accord_au_jour_du_retrait_compris(self, demande, par, le):
        accorder(demande, par=par, le=le)
        retirer_l_accord(demande, par=par, le=le + timedelta(5))

        jours = [-1, 0, 5, 6]
        assert [accord(demande, le + timedelta(jour)) for jour in jours] == [False, True, True, False]

    def test_se_redonne_apres_un_retrait(self, demande, par, le, journal):
        accorder(demande, par=par, le=le)
        retirer_l_accord(demande, par=par, le=le)
        accorder(demande, par=par, le=le + timedelta(2))

        assert accord(demande, le + timedelta(2))
        assert journal(demande).count("demande.accord_electronique") == 2

    def test_n_est_a_personne_d_autre(self, demande, le):
        with pytest.raises(DroitRefuse):
            accorder(demande, par=Demandeur("autre"), le=le)


class TestProchaineHeure:
    @pytest.mark.parametrize(
        ("maintenant", "attendue"),
        [
            (datetime(2026, 11, 23, 7, 30, tzinfo=PARIS), datetime(2026, 11, 23, 8, 0, tzinfo=PARIS)),
            (datetime(2026, 11, 23, 12, 5, tzinfo=PARIS), datetime(2026, 11, 23, 12, 5, tzinfo=PARIS)),
            (datetime(2026, 11, 23, 20, 0, tzinfo=PARIS), datetime(2026, 11, 24, 8, 0, tzinfo=PARIS)),
            (datetime(2026, 10, 24, 22, 0, tzinfo=PARIS), datetime(2026, 10, 25, 8, 0, tzinfo=PARIS)),
        ],
    )
    def test_ne_sonne_pas_la_nuit(self, demande, maintenant, attendue):
        assert prochaine_heure(demande, maintenant, matin=8, soir=20) == attendue

    def test_suit_les_heures_sures_du_foyer(self, demande):
        Preference.objects.create(demande=demande, heure_debut=14, heure_fin=17)

        quand = prochaine_heure(demande, datetime(2026, 11, 23, 9, 0, tzinfo=PARIS), matin=0, soir=24)

        assert quand == datetime(2026, 11, 23, 14, 0, tzinfo=PARIS)


class TestProteger:
    @pytest.fixture
    def contacts(self, demande, le) -> list[Contact]:
        Contact.objects.filter(demande=demande).delete()
        return [
            Contact.objects.create(demande=demande, canal=canal, adresse=adresse, cree_le=le, verifie_le=le)
            for canal, adresse in ((Canal.COURRIEL, "a@b.invalid"), (Canal.SMS, "0612345678"))
        ]

    def test_ferme_ce_qui_n_est_pas_sur_et_n_ecrit_qu_a_l_adresse_sure(self, demande, contacts, agents, le, journal):
        surs = [contacts[1].pk]
        proteger(demande, adresse_sure="CCAS\n60200 X", surs=surs, heures=(14, 17), par=agents["guichet"], le=le)

        protegee = Demande.objects.get(pk=demande.pk)
        assert protegee.adresse_postale == ("CCAS", "60200 X")
        assert verifies(protegee) == [contacts[1]]
        assert journal(demande)[-1] == "demande.protegee"

    def test_n_ecrit_nulle_part_sans_adresse_sure(self, demande, contacts, agents, le):
        proteger(demande, adresse_sure=" ", surs=[], heures=None, par=agents["guichet"], le=le)

        protegee = Demande.objects.get(pk=demande.pk)
        assert (protegee.adresse_postale, verifies(protegee)) == ((), [])

    def test_se_leve_avec_la_personne(self, demande, contacts, agents, le):
        proteger(demande, adresse_sure="", surs=[], heures=None, par=agents["guichet"], le=le)
        ne_plus_proteger(demande, motif="Elle a déménagé.", par=agents["guichet"], le=le)

        libre = Demande.objects.get(pk=demande.pk)
        assert libre.adresse_postale[0] == demande.adresse
        assert len(verifies(libre)) == 2

    def test_se_fait_et_se_leve_par_le_foyer_sans_dire_pourquoi(self, demande, par, le, journal):
        proteger(demande, adresse_sure="", surs=[], heures=None, par=par, le=le)
        assert Demande.objects.get(pk=demande.pk).est_protegee

        ne_plus_proteger(demande, motif="", par=par, le=le)

        assert not Demande.objects.get(pk=demande.pk).est_protegee
        assert journal(demande)[-2:] == ["demande.protegee", "demande.protection_levee"]

    def test_ne_se_leve_pas_au_guichet_sans_dire_pourquoi(self, demande, agents, le):
        proteger(demande, adresse_sure="", surs=[], heures=None, par=agents["guichet"], le=le)

        with pytest.raises(DroitRefuse, match="Dites pourquoi"):
            ne_plus_proteger(demande, motif=" ", par=agents["guichet"], le=le)

    @pytest.mark.parametrize("qui", [Systeme(), Demandeur("autre")])
    def test_ne_se_fait_ni_ne_se_leve_par_un_autre(self, demande, qui, le):
        with pytest.raises(DroitRefuse):
            proteger(demande, adresse_sure="", surs=[], heures=None, par=qui, le=le)
        with pytest.raises(DroitRefuse):
            ne_plus_proteger(demande, motif="", par=qui, le=le)


class TestPreferer:
    def test_classe_la_voie_preferee_d_abord(self, demande, par, le):
        Contact.objects.filter(demande=demande).update(verifie_le=le)
        preferer(demande, prefere=Canal.SMS, sans_courriel=False, sans_sms=False, par=par, le=le)

        premiers = verifies(demande)
        assert (premiers[0].canal, Preference.objects.get().prefere) == (Canal.SMS, Canal.SMS)
