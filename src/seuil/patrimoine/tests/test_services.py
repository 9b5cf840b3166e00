"""Declare a vacancy, send it, give it back."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from seuil.acteurs.models import Agent
from seuil.patrimoine.models import Convention, Logement, Vacance
from seuil.patrimoine.requetes import soldes
from seuil.patrimoine.services import (
    DelaiEnCours,
    SansDestinataire,
    attribuer,
    declarer,
    designer,
    inscrire,
    louer,
    orienter,
    remettre_au_bailleur,
    reproposer,
)
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse

LE, LIBRE = date(2026, 11, 23), date(2027, 1, 7)


class TestDeclarer:
    def test_ouvre_une_vacance(self, vacance, journal):
        assert (vacance.etat, vacance.declaree_le, vacance.libre_le) == ("declaree", LE, LIBRE)
        assert journal(vacance) == ["vacance.declaree"]

    def test_refuse_un_autre_bailleur(self, agents, logement):
        with pytest.raises(DroitRefuse, match="Seul le bailleur du logement"):
            declarer(logement, libre_le=LIBRE, hors_flux="", par=agents["opac"], le=LE)

        assert not Vacance.objects.exists()

    def test_refuse_le_secretariat_du_meme_bailleur(self, agents, logement):
        with pytest.raises(DroitRefuse):
            declarer(logement, libre_le=LIBRE, hors_flux="", par=agents["secretariat"], le=LE)

    def test_n_ouvre_pas_deux_vacances_pour_un_logement(self, agents, vacance):
        with pytest.raises(IntegrityError, match="une_vacance_ouverte"), transaction.atomic():
            declarer(vacance.logement, libre_le=LIBRE, hors_flux="", par=agents["bailleur"], le=LE)

        assert Vacance.objects.count() == 1


class TestOrienter:
    def test_choisit_le_plus_en_retard_sur_sa_part(self, agents, vacance, journal):
        solde = orienter(vacance, par=agents["bailleur"], le=LE)

        assert (str(solde.reservataire), solde.taux) == ("Préfecture de l’Oise", Decimal(30))
        assert (vacance.etat, vacance.orientee_le, vacance.designer_avant) == ("orientee", LE, date(2026, 12, 23))
        assert journal(vacance)[-1] == "vacance.orientee"
        assert "a reçu 0\xa0logement : c’est son tour." in vacance.motif_orientation

    def test_laisse_au_bailleur_un_logement_hors_flux(self, agents, vacance):
        vacance.hors_flux = "relogement d’une opération"
        vacance.save()

        solde = orienter(vacance, par=agents["bailleur"], le=LE)

        assert solde.reservataire == agents["bailleur"].organisme
        assert vacance.motif_orientation == "Hors flux : relogement d’une opération."

    def test_refuse_un_autre_agent(self, agents, vacance):
        with pytest.raises(DroitRefuse, match="peut l’orienter"):
            orienter(vacance, par=agents["prefecture"], le=LE)

        assert Vacance.objects.get(pk=vacance.pk).etat == "declaree"

    def test_n_envoie_pas_la_ou_personne_ne_peut_l_ouvrir(self, agents, vacance):
        """It says which body must have an agent empowered; the dwelling stays to be sent."""
        Agent.objects.filter(organisme=agents["prefecture"].organisme).update(is_active=False)

        with pytest.raises(SansDestinataire, match=r"Préfecture de l’Oise n’a aucun compte habilité.*Envoyez ensuite"):
            orienter(vacance, par=agents["bailleur"], le=LE)

        assert Vacance.objects.get(pk=vacance.pk).etat == "declaree"
        Agent.objects.filter(pk=agents["prefecture"].pk).update(is_active=True, metiers=["gestion"])
        with pytest.raises(SansDestinataire):
            orienter(Vacance.objects.get(pk=vacance.pk), par=agents["bailleur"], le=LE)

    def test_n_oriente_pas_deux_fois(self, agents, vacance):
        """S7: the landlord cannot draw the reserving body again."""
        orienter(vacance, par=agents["bailleur"], le=LE)

        with pytest.raises(PassageInterdit, match="Candidats à désigner"):
            orienter(Vacance.objects.get(pk=vacance.pk), par=agents["bailleur"], le=LE)

        assert str(Vacance.objects.get(pk=vacance.pk).reservataire) == "Préfecture de l’Oise"

    def test_refuse_une_vacance_qui_a_des_candidats(self, agents, liste):
        with pytest.raises(PassageInterdit, match="Candidats désignés"):
            orienter(Vacance.objects.get(pk=liste.vacance_id), par=agents["bailleur"], le=LE)


class TestSoldes:
    def test_partage_cent_logements_selon_les_conventions(self, agents):
        bailleur = agents["bailleur"].organisme

        lignes = soldes(bailleur, bailleur.ressorts.get(), annee=2026)

        parts = {str(ligne.reservataire): ligne.taux for ligne in lignes}
        assert parts == {
            "Préfecture de l’Oise": Decimal(30),
            "Action Logement Services": Decimal(25),
            "Agglomération de la Région de Compiègne": Decimal(15),
            "Les Logis d’Exemple": Decimal(30),
        }

    def test_donne_chacun_sa_part_sur_vingt_logements(self, agents):
        for logement in Logement.objects.filter(programme__bailleur=agents["bailleur"].organisme)[:20]:
            vacance = declarer(logement, libre_le=LIBRE, hors_flux="", par=agents["bailleur"], le=LE)
            orienter(vacance, par=agents["bailleur"], le=LE)

        recus = {str(organisme): nombre for organisme, nombre in compter().items()}
        assert recus == {
            "Préfecture de l’Oise": 6,
            "Action Logement Services": 5,
            "Agglomération de la Région de Compiègne": 3,
            "Les Logis d’Exemple": 6,
        }

    def test_ne_depasse_pas_cent_pour_cent(self, agents):
        convention = Convention.objects.first()
        convention.taux = Decimal("100.01")

        with pytest.raises(IntegrityError, match="taux_en_pourcent"), transaction.atomic():
            convention.save()


def compter():
    recus = {}
    for vacance in Vacance.objects.select_related("reservataire"):
        recus[vacance.reservataire] = recus.get(vacance.reservataire, 0) + 1
    return recus


class TestRemettreAuBailleur:
    def test_attend_la_fin_du_delai(self, agents, vacance):
        orienter(vacance, par=agents["bailleur"], le=LE)

        with pytest.raises(DelaiEnCours, match="23/12/2026"):
            remettre_au_bailleur(vacance, par=agents["bailleur"], le=date(2026, 12, 23))

    def test_rend_le_logement_le_lendemain(self, agents, vacance, journal):
        orienter(vacance, par=agents["bailleur"], le=LE)

        remettre_au_bailleur(vacance, par=agents["bailleur"], le=date(2026, 12, 24))

        assert vacance.reservataire == agents["bailleur"].organisme
        assert "n’a désigné personne à temps" in vacance.motif_orientation
        assert journal(vacance)[-1] == "vacance.remise"

    def test_refuse_un_autre_agent(self, agents, vacance):
        orienter(vacance, par=agents["bailleur"], le=LE)

        with pytest.raises(DroitRefuse):
            remettre_au_bailleur(vacance, par=agents["prefecture"], le=date(2027, 3, 1))


class TestSuivre:
    @pytest.mark.parametrize(
        ("verbe", "qui"),
        [(inscrire, "secretariat"), (attribuer, "secretariat"), (louer, "bailleur"), (reproposer, "secretariat")],
    )
    def test_refuse_une_vacance_qui_vient_d_etre_declaree(self, agents, vacance, verbe, qui):
        with pytest.raises(PassageInterdit, match="À orienter"):
            verbe(vacance, par=agents[qui], le=LE)

        assert Vacance.objects.get(pk=vacance.pk).etat == "declaree"

    def test_ne_designe_pas_avant_l_orientation(self, agents, vacance):
        with pytest.raises(DroitRefuse, match="pas encore orienté"):
            designer(vacance, par=agents["bailleur"], le=LE)

    @pytest.mark.parametrize("verbe", [designer, inscrire, attribuer, louer, reproposer])
    def test_refuse_qui_n_en_a_pas_le_droit(self, agents, orientee, verbe):
        """S7: the steps of a vacancy that others decide ask their right too."""
        with pytest.raises(DroitRefuse):
            verbe(orientee, par=agents["opac"], le=LE)

        assert Vacance.objects.get(pk=orientee.pk).etat == "orientee"
