"""One demand through its year: announced, renewed or not, prolonged when its notice was late, removed with proof."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.models import Contact, Preference
from seuil.contacts.nomenclatures import Canal
from seuil.courriers.models import Courrier
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.services import prolonger, radier, reintegrer
from seuil.envois.etats import Etat as EtatEnvoi
from seuil.envois.models import Envoi, Liasse
from seuil.envois.services import poster, preparer_le_courrier
from seuil.journal.models import Entree
from seuil.rapprochement.models import Pretendant
from seuil.reactions.travaux import vider
from seuil.regles.calendrier import ajouter_mois
from seuil.renouvellements import services
from seuil.renouvellements.models import Rappel
from seuil.renouvellements.nomenclatures import Voie
from seuil.renouvellements.requetes import AVIS_LEGAL, avis_parti_le, valable_jusqu_au
from seuil.renouvellements.services import RenouvellementRefuse, renouveler
from seuil.socle.droits import DroitRefuse


@pytest.fixture
def courriel(demande, le) -> Contact:
    """A verified e-mail: registered online, the household is written to electronically."""
    return Contact.objects.create(
        demande=demande, canal=Canal.COURRIEL, adresse="nadia@exemple.invalid", cree_le=le, verifie_le=le
    )


@pytest.fixture
def fin(demande) -> date:
    """The recorded end of validity."""
    return demande.echeance


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


def annoncer(demande: Demande, le: date) -> None:
    services.annoncer(relue(demande), le=le)
    vider()


def finir(demande: Demande, le: date) -> None:
    services.finir(relue(demande), services.Fins(), le=le)


def siens(demande: Demande, avis: str = "renouvellement_") -> list[Envoi]:
    return list(Envoi.objects.filter(demande=demande, avis__startswith=avis).order_by("pk"))


def faire_partir(envoi: Envoi, le: date) -> None:
    """What the worker writes when the carrier took the message, on a day."""
    a = timezone.make_aware(datetime.combine(le, time(11)))
    Envoi.objects.filter(pk=envoi.pk).update(etat=EtatEnvoi.REMIS, parti_a=a)


def avis_parti(demande: Demande, le: date) -> None:
    """Announce the end on the day of the law, and let its e-mail leave on another."""
    annoncer(demande, demande.echeance - timedelta(days=30))
    (envoi,) = (envoi for envoi in siens(demande, AVIS_LEGAL) if envoi.canal == Canal.COURRIEL)
    faire_partir(envoi, le)


class TestAnnoncer:
    def test_previent_quatre_fois_et_jamais_deux(self, demande, courriel, fin):
        Contact.objects.create(demande=demande, canal=Canal.SMS, adresse="+33612345678", cree_le=fin, verifie_le=fin)
        for jours in range(70, -1, -1):
            annoncer(demande, fin - timedelta(days=jours))
            annoncer(demande, fin - timedelta(days=jours))

        assert [envoi.avis for envoi in siens(demande) if envoi.canal == Canal.SMS] == [
            "renouvellement_sms",
            AVIS_LEGAL,
            "renouvellement_relance",
            "renouvellement_derniere",
        ]

    def test_tous_les_messages_disent_la_date_enregistree(self, demande, courriel, fin):
        for jours in (61, 30, 15, 5):
            annoncer(demande, fin - timedelta(days=jours))

        dits = siens(demande)
        assert dits
        assert all(f"{fin.day} {'novembre'} {fin.year}" in envoi.corps for envoi in dits)

    def test_n_annonce_rien_a_qui_a_le_temps(self, demande, le):
        services.annoncer_les_echeances(le=le)

        dites = Rappel.objects.filter(le=le).select_related("demande")
        assert dites
        assert all(rappel.demande.echeance <= ajouter_mois(le, 2) for rappel in dites)
        assert services.annoncer_les_echeances(le=le) == 0

    def test_poste_l_avis_a_qui_veut_le_courrier(self, demande, courriel, fin):
        Preference.objects.create(demande=demande, prefere=Canal.COURRIER)

        annoncer(demande, fin - timedelta(days=30))

        assert {envoi.canal for envoi in siens(demande, AVIS_LEGAL)} == {Canal.COURRIEL, Canal.COURRIER, Canal.ESPACE}

    def test_n_ecrit_pas_de_lettre_a_qui_a_un_courriel(self, demande, courriel, fin):
        annoncer(demande, fin - timedelta(days=30))

        assert {envoi.canal for envoi in siens(demande, AVIS_LEGAL)} == {Canal.COURRIEL, Canal.ESPACE}

    def test_le_lien_ouvre_jusqu_a_la_fin(self, demande, courriel, fin):
        annoncer(demande, fin - timedelta(days=61))
        annoncer(demande, fin - timedelta(days=30))

        assert {(envoi.ouvre, envoi.lien_fin) for envoi in siens(demande)} == {("renouveler", fin)}


class TestCasT01:
    """The date promised is the true one: notices spread over hours, late, or made useless by a renewal."""

    def test_un_avis_parti_le_lendemain_garde_la_date(self, demande, courriel, fin):
        avis_parti(demande, fin - timedelta(days=31))

        finir(demande, fin)

        assert relue(demande).echeance == fin

    def test_variante_1_un_avis_parti_tard_prolonge_et_le_dit(self, demande, courriel, fin):
        avis_parti(demande, date(2027, 10, 30))

        finir(demande, fin - timedelta(days=1))
        vider()

        assert relue(demande).echeance == date(2027, 11, 30)
        assert Pretendant.objects.filter(demande=demande).first().echeance == date(2027, 11, 30)
        (dit,) = (envoi for envoi in siens(demande, "prolongee") if envoi.canal == Canal.ESPACE)
        assert "30 novembre 2027" in dit.corps
        acte = Entree.objects.get(verbe="demande.prolongee", objet_id=str(demande.pk))
        assert "30/10/2027" in acte.faits["raison"]

    def test_variante_1_n_est_radiee_qu_apres_le_mois(self, demande, courriel, fin):
        avis_parti(demande, date(2027, 10, 30))

        for jours in range(9):
            finir(demande, fin + timedelta(days=jours))
            etat = relue(demande).etat
            assert etat == (Etat.RADIEE if fin + timedelta(days=jours) > date(2027, 11, 30) else Etat.ACTIVE)

    def test_variante_2_un_renouvellement_annule_l_avis_en_file(self, demande, courriel, agents, fin):
        annoncer(demande, fin - timedelta(days=30))
        renouveler(demande, voie=Voie.GUICHET, par=agents["guichet"], le=fin - timedelta(days=30))

        attendent = [envoi for envoi in siens(demande) if envoi.etat == EtatEnvoi.EN_FILE]
        assert attendent == []
        assert relue(demande).echeance == date(2028, 10, 24)


class TestFinir:
    def test_radie_le_lendemain_du_dernier_jour(self, demande, courriel, fin):
        avis_parti(demande, fin - timedelta(days=31))

        finir(demande, fin)
        assert relue(demande).etat == Etat.ACTIVE
        finir(demande, fin + timedelta(days=1))

        finie = relue(demande)
        assert (finie.etat, finie.motif_radiation, finie.radiee_le) == (Etat.RADIEE, "RADREN", fin + timedelta(days=1))
        assert not Pretendant.objects.filter(demande=demande).exists()

    def test_ecrit_a_qui_est_radie_pourquoi_et_comment_contester(self, demande, courriel, fin):
        avis_parti(demande, fin - timedelta(days=31))
        finir(demande, fin + timedelta(days=1))
        vider()

        dit = Envoi.objects.get(demande=demande, avis="radiee", canal=Canal.ESPACE)
        assert "Absence de renouvellement" in dit.corps
        assert "contester" in dit.corps

    @pytest.mark.parametrize("etat", [EtatEnvoi.DOUTEUX, EtatEnvoi.REBONDI, EtatEnvoi.EN_FILE, EtatEnvoi.PLEINE])
    def test_ne_radie_jamais_sur_un_avis_sans_preuve(self, demande, courriel, fin, etat):
        avis_parti(demande, fin - timedelta(days=31))
        Envoi.objects.filter(demande=demande, avis=AVIS_LEGAL, canal=Canal.COURRIEL).update(etat=etat)

        for jours in range(60):
            finir(demande, fin + timedelta(days=jours))

        assert relue(demande).etat == Etat.ACTIVE
        assert relue(demande).echeance >= fin + timedelta(days=60)

    def test_une_lettre_ne_prouve_que_postee(self, demande, agents, fin):
        """The household has no e-mail that can be used: its notice is a letter."""
        annoncer(demande, fin - timedelta(days=35))
        annoncer(demande, fin - timedelta(days=31))
        envoyee = fin - timedelta(days=31)
        preparer_le_courrier(le=envoyee)
        assert avis_parti_le(demande) is None

        for liasse in Liasse.objects.all():
            poster(liasse, par=agents["guichet"], le=envoyee)
        assert avis_parti_le(demande) == envoyee

        Envoi.objects.filter(demande=demande, canal=Canal.COURRIER).update(etat=EtatEnvoi.RETOURNE)
        assert avis_parti_le(demande) is None

    def test_un_avis_lu_dans_l_espace_est_recu(self, demande, courriel, fin):
        annoncer(demande, fin - timedelta(days=31))
        lu_a = timezone.make_aware(datetime.combine(fin - timedelta(days=29), time(9)))
        Envoi.objects.filter(demande=demande, avis=AVIS_LEGAL, canal=Canal.ESPACE).update(lu_a=lu_a, etat=EtatEnvoi.LU)

        assert avis_parti_le(demande) == fin - timedelta(days=29)

    def test_un_logement_en_cours_retient_la_radiation(self, demande, courriel, fin):
        avis_parti(demande, fin - timedelta(days=31))
        Demande.objects.filter(pk=demande.pk).update(attribution_en_cours="T4, rue des Essais")

        finir(demande, fin + timedelta(days=1))

        assert relue(demande).etat == Etat.ACTIVE
        assert relue(demande).echeance > fin


class TestRenouveler:
    def test_repart_pour_un_an_du_jour_ou_elle_est_presentee(self, demande, fin):
        par = Demandeur(demande.numero_unique)
        renouveler(demande, voie=Voie.EN_LIGNE, par=par, le=fin - timedelta(days=20))
        vider()

        neuve = relue(demande)
        assert (neuve.renouvelee_le, neuve.echeance) == (fin - timedelta(days=20), date(2028, 11, 3))
        assert neuve.recue_le == demande.recue_le
        assert Pretendant.objects.filter(demande=demande).first().echeance == neuve.echeance
        lettre = Courrier.objects.filter(numero_unique=demande.numero_unique).latest("pk")
        assert lettre.objet == "Attestation de renouvellement"

    def test_deux_fois_ne_change_rien(self, demande, fin):
        par = Demandeur(demande.numero_unique)
        for _ in range(2):
            renouveler(demande, voie=Voie.EN_LIGNE, par=par, le=fin - timedelta(days=20))

        assert Entree.objects.filter(verbe="demande.renouvelee", objet_id=str(demande.pk)).count() == 1

    @pytest.mark.parametrize(("ecart", "mot"), [(-62, "trop tôt"), (1, "plus valable")])
    def test_refuse_trop_tot_et_trop_tard(self, demande, courriel, fin, ecart, mot):
        avis_parti(demande, fin - timedelta(days=31))

        with pytest.raises(RenouvellementRefuse, match=mot):
            renouveler(demande, voie=Voie.EN_LIGNE, par=Demandeur(demande.numero_unique), le=fin + timedelta(ecart))

    def test_sans_avis_parti_le_lendemain_compte_encore(self, demande, fin):
        renouveler(demande, voie=Voie.EN_LIGNE, par=Demandeur(demande.numero_unique), le=fin + timedelta(days=1))

        assert relue(demande).renouvelee_le == fin + timedelta(days=1)
        assert valable_jusqu_au(relue(demande), fin) > fin

    def test_une_lettre_recue_a_temps_compte_du_jour_de_sa_reception(self, demande, courriel, agents, fin):
        avis_parti(demande, fin - timedelta(days=31))
        renouveler(demande, voie=Voie.COURRIER, par=agents["guichet"], presente_le=fin, le=fin + timedelta(days=1))

        assert relue(demande).renouvelee_le == fin

    def test_refuse_un_jour_a_venir(self, demande, agents, fin):
        with pytest.raises(RenouvellementRefuse, match="pas encore venu"):
            renouveler(demande, voie=Voie.COURRIER, par=agents["guichet"], presente_le=fin, le=fin - timedelta(days=1))

    def test_refuse_un_autre_foyer(self, demande, fin):
        with pytest.raises(DroitRefuse):
            renouveler(demande, voie=Voie.EN_LIGNE, par=Demandeur("0601126000001ZZZZZ"), le=fin)


class TestReintegrer:
    def test_garde_l_anciennete_et_repart_pour_un_an(self, demande, courriel, agents, fin):
        avis_parti(demande, fin - timedelta(days=31))
        finir(demande, fin + timedelta(days=1))
        le = fin + timedelta(days=61)

        reintegrer(relue(demande), raison="L’avis était parti à une adresse morte.", par=agents["prefecture"], le=le)
        vider()

        rendue = relue(demande)
        assert (rendue.etat, rendue.recue_le, rendue.renouvelee_le) == (Etat.ACTIVE, demande.recue_le, le)
        assert Pretendant.objects.filter(demande=demande).exists()
        assert Envoi.objects.filter(demande=demande, avis="reintegree", canal=Canal.ESPACE).count() == 1

    def test_est_reservee_au_gestionnaire(self, demande, agents, le):
        radier(demande, motif="RADABA", par=Demandeur(demande.numero_unique), le=le)

        with pytest.raises(DroitRefuse):
            reintegrer(relue(demande), raison="Erreur", par=agents["guichet"], le=le)

    def test_personne_ne_prolonge_a_la_main(self, demande, agents, fin):
        with pytest.raises(DroitRefuse):
            prolonger(demande, jusqu_au=fin + timedelta(days=30), raison="", par=agents["prefecture"], le=fin)
