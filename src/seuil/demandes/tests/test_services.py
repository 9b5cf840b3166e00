"""Register, change, remove a demand."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.hashers import check_password

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Guichet
from seuil.courriers.models import Courrier
from seuil.demandes.codes import ALPHABET
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande, Titulaire
from seuil.demandes.services import DoublonTrouve, ReponseChangee, attester, enregistrer, immobiliser, modifier, radier
from seuil.demo.exemple import dossier_d_exemple
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse
from seuil.socle.horloge import ActeAVenir, jouer_jusqu_au

LE = date(2026, 11, 23)


class TestEnregistrer:
    def test_donne_un_numero_unique_de_dix_huit_caracteres(self, dossier):
        fait = enregistrer(dossier, par=Demandeur(), le=LE)

        assert len(fait.demande.numero_unique) == 18
        assert fait.demande.numero_unique.startswith("0601126")
        assert fait.demande.numero_unique.endswith("GDPUB")

    def test_compte_a_partir_du_dernier_numero_du_mois(self, dossier):
        premier = enregistrer(dossier, par=Demandeur(), le=LE).demande
        suivant = replace(dossier_d_exemple(), personnes=[{**dossier.personnes[0], "prenom": "Zoé"}])
        deuxieme = enregistrer(suivant, par=Demandeur(), le=LE).demande

        assert int(deuxieme.numero_unique[7:13]) == int(premier.numero_unique[7:13]) + 1

    def test_vaut_un_an_a_partir_de_la_reception(self, agents, dossier):
        papier = replace(dossier, recue_le=date(2026, 11, 2), guichet=Guichet.objects.get(pk="60ARC"))

        demande = enregistrer(papier, par=agents["guichet"], le=LE).demande

        assert (demande.recue_le, demande.enregistree_le) == (date(2026, 11, 2), LE)
        assert demande.echeance == date(2027, 11, 2)

    def test_ne_garde_que_l_empreinte_du_code_d_acces(self, dossier):
        fait = enregistrer(dossier, par=Demandeur(), le=LE)

        assert len(fait.code_acces) == 10
        assert set(fait.code_acces) <= set(ALPHABET)
        assert fait.code_acces not in fait.demande.code_acces
        assert check_password(fait.code_acces, fait.demande.code_acces)

    def test_garde_le_foyer_et_les_souhaits_dans_l_ordre(self, dossier):
        demande = enregistrer(dossier, par=Demandeur(), le=LE).demande

        assert [personne.prenom for personne in demande.personnes.all()] == ["Zélie", "Lou", "Sacha"]
        assert [souhait.commune_id for souhait in demande.souhaits.all()] == ["60159", "60382"]

    def test_ecrit_au_journal(self, dossier, journal):
        demande = enregistrer(dossier, par=Demandeur(), le=LE).demande

        assert journal(demande) == ["demande.enregistree"]

    def test_n_enregistre_rien_un_jour_a_venir(self, dossier):
        avant = Demande.objects.count()

        with jouer_jusqu_au(LE), pytest.raises(ActeAVenir):
            enregistrer(dossier, par=Demandeur(), le=date(2026, 11, 24))

        assert Demande.objects.count() == avant

    def test_retient_la_deuxieme_demande_d_un_menage_seul(self, demande):
        seconde = enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande

        assert (seconde.etat, seconde.doublon_de, seconde.recue_le) == ("retenue", demande, LE)
        assert Demande.objects.get(pk=demande.pk).etat == "active"

    @pytest.mark.parametrize("nom", ["FICTIVE", "fictive", "Fïctive", "Fic-tive", " Fictive "])
    def test_reconnait_la_personne_quelle_que_soit_l_ecriture(self, demande, nom):
        """c12: accents, case and hyphens are not another person."""
        autre = dossier_d_exemple()
        ecrite = replace(autre, personnes=[{**autre.personnes[0], "nom": nom}])

        assert enregistrer(ecrite, par=Demandeur(), le=LE).demande.etat == "retenue"

    def test_reconnait_un_conjoint_deja_titulaire(self, demande):
        autre = dossier_d_exemple()
        foyer = [
            {"lien": "demandeur", "nom": "Nouveau", "prenom": "Noé", "naissance": date(1988, 1, 1)},
            {**autre.personnes[0], "lien": "conjoint"},
        ]

        assert enregistrer(replace(autre, personnes=foyer), par=Demandeur(), le=LE).demande.etat == "retenue"

    def test_ne_confond_pas_deux_dates_de_naissance(self, demande):
        autre = dossier_d_exemple()
        homonyme = [{**autre.personnes[0], "naissance": date(1990, 5, 15)}]

        faite = enregistrer(replace(autre, personnes=homonyme), par=Demandeur(), le=LE).demande

        assert faite.pk != demande.pk

    def test_n_accepte_pas_de_justification_du_menage_lui_meme(self, demande):
        justifiee = replace(dossier_d_exemple(), motif_doublon="Je préfère.")

        seconde = enregistrer(justifiee, par=Demandeur(), le=LE).demande

        assert (seconde.etat, seconde.motif_doublon) == ("retenue", "")

    def test_montre_a_un_guichet_la_demande_qui_existe(self, agents, demande):
        avant = Demande.objects.count()
        autre = replace(dossier_d_exemple(), guichet=Guichet.objects.get(pk="60ARC"))

        with pytest.raises(DoublonTrouve) as doublon:
            enregistrer(autre, par=agents["guichet"], le=LE)

        assert doublon.value.existantes == [demande]
        assert Demande.objects.count() == avant

    def test_accepte_la_justification_ecrite_d_un_agent(self, agents, demande):
        autre = replace(
            dossier_d_exemple(), motif_doublon="Séparation en cours.", guichet=Guichet.objects.get(pk="60ARC")
        )

        seconde = enregistrer(autre, par=agents["guichet"], le=LE).demande

        assert seconde.motif_doublon == "Séparation en cours."
        assert sorted(Titulaire.objects.filter(cle="fictive zelie").values_list("rang", flat=True)) == [0, 1]

    def test_refuse_un_agent_qui_n_enregistre_pas(self, agents, dossier):
        with pytest.raises(DroitRefuse, match="pas habilité à enregistrer"):
            enregistrer(dossier, par=agents["bailleur"], le=LE)


class TestModifier:
    def test_change_la_reponse_et_garde_l_ancienne(self, demande, journal):
        modifier(demande, changements={"loyer_charges": 420}, par=Demandeur(demande.numero_unique), le=LE)

        assert Demande.objects.get(pk=demande.pk).loyer_charges == 420
        assert journal(demande)[-1] == "demande.modifiee"

    def test_ne_defait_pas_ce_qu_un_autre_vient_d_ecrire(self, agents, demande):
        """N7: a change judged on a stale reading is refused; one of another field is kept."""
        perimee = Demande.objects.get(pk=demande.pk)
        modifier(demande, changements={"telephone": "+33344000001"}, par=agents["guichet"], le=LE)

        with pytest.raises(ReponseChangee) as changee:
            modifier(perimee, changements={"telephone": "+33344000002"}, par=agents["guichet"], le=LE)
        assert (changee.value.champs, perimee.telephone) == (["telephone"], "+33344000001")

        autre = Demande.objects.get(pk=demande.pk)
        autre.telephone = "+33344009999"
        modifier(autre, changements={"surface": 44}, par=agents["guichet"], le=LE)
        lue = Demande.objects.get(pk=demande.pk)
        assert (lue.telephone, lue.surface) == ("+33344000001", 44)

    def test_refuse_une_autre_demande(self, demande):
        with pytest.raises(DroitRefuse, match="Cette demande n’est pas la vôtre"):
            modifier(demande, changements={"surface": 20}, par=Demandeur("060112600000060ARC"), le=LE)

    def test_refuse_un_champ_que_la_loi_fige(self, demande):
        with pytest.raises(KeyError, match="recue_le"):
            modifier(demande, changements={"recue_le": LE}, par=Demandeur(demande.numero_unique), le=LE)

    def test_ne_change_rien_un_jour_a_venir(self, demande):
        with jouer_jusqu_au(LE), pytest.raises(ActeAVenir):
            modifier(demande, changements={"telephone": "+33344000001"}, par=Systeme(), le=date(2026, 11, 24))

        assert Demande.objects.get(pk=demande.pk).telephone == "+33600000000"

    def test_refuse_une_demande_radiee(self, demande):
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)

        with pytest.raises(PassageInterdit, match="Radiée"):
            modifier(demande, changements={"surface": 20}, par=Demandeur(demande.numero_unique), le=LE)

    def test_refuse_un_agent_d_un_autre_ressort(self, agents, demande):
        with pytest.raises(DroitRefuse):
            modifier(demande, changements={"surface": 20}, par=agents["nancy"], le=LE)


class TestRadier:
    def test_date_et_motive(self, demande, journal):
        radier(demande, motif=MotifRadiation.ABANDON, par=Demandeur(demande.numero_unique), le=LE)

        lue = Demande.objects.get(pk=demande.pk)
        assert (lue.etat, lue.motif_radiation, lue.radiee_le) == ("radiee", "RADABA", LE)
        assert journal(demande)[-1] == "demande.radiee"

    def test_ne_radie_pas_deux_fois(self, demande):
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)

        with pytest.raises(PassageInterdit):
            radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)

    @pytest.mark.parametrize(
        ("agent", "motif"),
        [
            ("guichet", MotifRadiation.ATTRIBUTION),
            ("bailleur", MotifRadiation.CONTACT),
            ("prefecture", MotifRadiation.IRRECEVABILITE),
            ("opac", MotifRadiation.RENOUVELLEMENT),
            ("nancy", MotifRadiation.ATTRIBUTION),
        ],
    )
    def test_refuse_un_motif_qui_n_est_pas_celui_de_l_agent(self, agents, demande, agent, motif):
        with pytest.raises(DroitRefuse, match="pour ce motif"):
            radier(demande, motif=motif, par=agents[agent], le=LE)

        assert Demande.objects.get(pk=demande.pk).etat == "active"

    def test_permet_a_la_personne_de_deposer_a_nouveau(self, demande):
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE)

        nouvelle = enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande

        assert nouvelle.numero_unique != demande.numero_unique


class TestImmobiliser:
    def test_dit_l_attribution_en_cours_puis_libere(self, agents, demande, journal):
        immobiliser(demande, motif="offre envoyée le 23/11/2026", par=agents["bailleur"], le=LE)
        immobiliser(demande, motif="", par=agents["bailleur"], le=LE)

        assert Demande.objects.get(pk=demande.pk).attribution_en_cours == ""
        assert journal(demande)[-2:] == ["demande.immobilisee", "demande.liberee"]


class TestAttester:
    def test_ecrit_l_attestation_du_dossier(self, demande):
        attester(demande, le=LE)

        lettre = Courrier.objects.filter(numero_unique=demande.numero_unique, gabarit="attestation").latest("pk")
        assert lettre.contexte["recue_le"] == "23 novembre 2026"
        assert lettre.contexte["valable_jusqu_au"] == "23 novembre 2027"
