"""Each line of the table, on the real facts of the journey: its words are whole, its letter is the right one."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Agent
from seuil.avis.rendez_vous import DES_RENDEZ_VOUS
from seuil.avis.table import TABLE
from seuil.baux import services as baux
from seuil.baux.models import Offre
from seuil.commissions import services as commissions
from seuil.commissions.models import Decision, Point, Seance
from seuil.commissions.requetes import candidats
from seuil.commissions.tests.voter import SEANCE, voter
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.demandes import services as demandes
from seuil.demandes.codes import Motif
from seuil.demandes.etats import MotifRadiation, Rencontre
from seuil.demandes.models import Demande, IdentiteARelire, Souhait
from seuil.demandes.nomenclatures import MotifSeparation
from seuil.demandes.services import enregistrer
from seuil.demo.exemple import dossier_d_exemple
from seuil.envois.models import Envoi
from seuil.journal.services import consigner
from seuil.mandats import services as mandats
from seuil.mandats.nomenclatures import Recueil
from seuil.mandats.tests.conftest import TERMES
from seuil.patrimoine.models import Vacance
from seuil.reactions.models import Echec
from seuil.reactions.travaux import vider
from seuil.territoires.models import Territoire

ENVOI, REPONSE = date(2026, 12, 8), date(2026, 12, 10)


def dit(demande: Demande, avis: str) -> Envoi:
    """Return the message of the space that a notice made, nothing having failed on the way."""
    vider()
    assert list(Echec.objects.all()) == []
    envoi = Envoi.objects.select_related("courrier").get(demande=demande, avis=avis, canal=Canal.ESPACE)
    assert "{" not in envoi.corps.replace("{lien}", "")
    return envoi


def gabarit(envoi: Envoi) -> str:
    return envoi.courrier.gabarit if envoi.courrier else ""


@pytest.fixture
def bailleur(agents) -> Agent:
    return agents["bailleur"]


@pytest.fixture
def elle(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


def remettre(close: Point, bailleur: Agent) -> Offre:
    return baux.offrir(Vacance.objects.get(pk=close.vacance_id), par=bailleur, le=ENVOI, remise_le=ENVOI)


class TestLaDemande:
    def test_enregistree_avec_son_attestation(self, demande):
        assert gabarit(dit(demande, "enregistree")) == "attestation"

    def test_modifiee_par_un_guichet(self, demande, agents, le):
        demandes.modifier(demande, changements={"telephone": "+33611111111"}, par=agents["guichet"], le=le)

        assert "Qui l’a fait : Agglomération de la Région de Compiègne" in dit(demande, "modifiee").corps

    def test_modifiee_par_qui_agit_pour_le_foyer(self, demande, elle, le):
        mandat, _ = mandats.donner(demande, TERMES, Recueil.ESPACE, par=elle, le=le)
        with mandats.en_vertu(mandat, par=mandat.auteur, le=le) as par:
            demandes.modifier(demande, changements={"surface": 44}, par=par, le=le)

        assert "Qui l’a fait : Mme Aminata Diallo pour le foyer" in dit(demande, "modifiee").corps

    def test_separee_dit_seulement_ce_qui_la_regarde(self, demande, agents, le):
        sami = {"lien": "conjoint", "prenom": "Sami", "nom": "Fictive", "naissance": date(1988, 2, 1)}
        foyer = demandes.Foyer(ajoutees={"s": sami})
        demandes.modifier(demande, changements={}, foyer=foyer, par=agents["guichet"], le=le)
        ou = {"adresse": "1, rue Neuve", "code_postal": "60280", "commune": demande.commune, "occupation": "CP"}
        partante = demande.personnes.get(prenom="Sami").pk
        separation = demandes.Separation(partante, MotifSeparation.PROCEDURE, ou)
        nee = demandes.dissocier(demande, separation, par=agents["guichet"], le=le).demande

        corps = dit(demande, "dissociee").corps
        assert "ne compte plus une personne qui l’a quittée" in corps
        assert [secret for secret in ("Neuve", nee.numero_unique, "Divorce") if secret in corps] == []

    def test_mandat_donne_puis_retire(self, demande, elle, le):
        mandat, _ = mandats.donner(demande, TERMES, Recueil.ESPACE, par=elle, le=le)
        mandats.retirer(mandat, par=elle, le=le)

        assert "Mme Aminata Diallo (CCAS d’Exemple) peut agir" in dit(demande, "mandat_donne").corps
        assert "n’agit plus" in dit(demande, "mandat_retire").corps

    def test_code_renouvele(self, demande, agents, le):
        demandes.renouveler_code(demande, motif=Motif.PERDU, cle=b"0" * 32, par=agents["guichet"], le=le)

        assert dit(demande, "code_renouvele").courrier is None

    def test_radiee_avec_les_voies_de_recours(self, demande, elle, le):
        demandes.radier(demande, motif=MotifRadiation.ABANDON, par=elle, le=le)

        assert "tribunal" in dit(demande, "radiee").corps

    def test_radiee_sans_souhait_ni_territoire(self, demande, elle, le):
        """A demand that was imported without a wish is told of too."""
        Souhait.objects.filter(demande=demande).delete()
        demandes.radier(demande, motif=MotifRadiation.ABANDON, par=elle, le=le)

        assert "Renonciation écrite du demandeur" in dit(demande, "radiee").corps

    def test_contact_change_a_la_seule_adresse_quittee(self, demande, agents, le):
        Contact.objects.filter(demande=demande).update(verifie_le=le)
        demandes.modifier(demande, changements={"mel": "neuve@exemple.invalid"}, par=agents["guichet"], le=le)
        vider()

        quittee = Envoi.objects.get(demande=demande, avis="contact_change")
        assert (quittee.adresse, "{lien}" in quittee.corps) == (
            demande.contacts.get(canal="courriel", retire_le=le).adresse,
            False,
        )

    def test_doublon_presente_puis_demandes_reunies(self, demande, agents, le):
        retenue = enregistrer(dossier_d_exemple(), par=Demandeur(), le=le).demande
        assert dit(demande, "doublon").courrier is None

        retenue = Demande.objects.get(pk=retenue.pk)
        rencontre = {"rencontre": Rencontre.GUICHET, "par": agents["guichet"], "le": le + timedelta(30)}
        demandes.rattacher(retenue, a=Demande.objects.get(pk=demande.pk), **rencontre)
        assert "vos deux demandes" in dit(retenue, "reunies").corps

    def test_ouverture_inhabituelle(self, demande, le):
        faits = {"jour_dit": "22 novembre 2026", "service": "Mairie de Compiègne", "cause": "heure"}
        consigner("demande.ouverture_inhabituelle", demande, par=Systeme(), le=le, **faits)

        assert "à une heure inhabituelle" in dit(demande, "ouverture_inhabituelle").corps


class TestLaCommission:
    def test_designee_quand_la_ville_le_dit(self, demande, orientee, candidates, bailleur, le):
        for territoire in Territoire.objects.all():
            territoire.parametres = {**territoire.parametres, "dire_la_designation": True}
            territoire.save(update_fields=["parametres"])
        consigner("demande.designee", demande, par=bailleur, le=le, logement="T4", rang=3)

        assert "proposée" in dit(demande, "designee").corps

    def test_decision_avec_sa_lettre(self, demande, close):
        assert gabarit(dit(demande, "decision")) == "decision"

    def test_avertissement_et_decision_d_un_rejet(self, ouverte, agents):
        rejeter(ouverte, agents["secretariat"])

        avertie = candidats(ouverte)[0].demande
        assert gabarit(dit(avertie, "avertissement")) == "avertissement"
        assert gabarit(dit(avertie, "decision")) == "decision"

    def test_report_avec_sa_lettre(self, ouverte, agents):
        par = agents["secretariat"]
        reportee = candidats(ouverte)[0].demande
        commissions.reporter_le_logement(ouverte, code="quorum", par=par, le=SEANCE)
        commissions.clore(Seance.objects.get(pk=ouverte.seance_id), par=par, le=SEANCE)

        assert gabarit(dit(reportee, "report")) == "report"


def rejeter(point: Point, par: Agent) -> None:
    """Reject the first candidate, whose income is over every ceiling, and close."""
    titulaire = candidats(point)[0].demande.titulaire
    titulaire.rfr_n2 = titulaire.rfr_n1 = 300_000
    titulaire.save()
    voter(point, 0, "e", par, code="ressources")
    for place in (1, 2):
        voter(point, place, "d", par, code="effort")
    commissions.clore(Seance.objects.get(pk=point.seance_id), par=par, le=SEANCE)


class TestLOffre:
    def test_offre_avec_sa_lettre_et_le_dernier_jour(self, offre, demande):
        envoi = dit(demande, "offre")

        assert (gabarit(envoi), "Répondez jusqu’au" in envoi.corps, envoi.exige_preuve) == ("offre", True, True)

    def test_accord_puis_refus_chacun_avec_ce_qui_lui_repond(self, close, bailleur, demande, elle):
        """Only the first answer has a letter: the second notice leaves without one, and does not wait for it."""
        offre = remettre(close, bailleur)
        baux.accepter(offre, par=elle, le=REPONSE)
        assert gabarit(dit(demande, "accord_recu")) == "accuse"

        dite = baux.Dite("refuse", REPONSE + timedelta(1), "courrier", "Trop loin")
        baux.noter_la_reponse(Offre.objects.get(pk=offre.pk), dite, par=bailleur, le=REPONSE + timedelta(1))

        refus = dit(demande, "refus_recu")
        assert (refus.courrier, "La lettre dit la suite" in refus.corps) == (None, False)

    def test_refus_avec_sa_lettre(self, close, bailleur, demande, elle):
        baux.refuser(remettre(close, bailleur), motif="Trop loin", par=elle, le=REPONSE)

        assert gabarit(dit(demande, "refus_recu")) == "accuse"

    def test_silence(self, close, bailleur, demande):
        baux.constater_silence(remettre(close, bailleur), par=Systeme(), le=date(2026, 12, 19))

        assert "compte ce silence comme un refus" in dit(demande, "silence").corps

    def test_passee_faute_de_remise(self, offre, bailleur, demande):
        baux.passer_au_suivant(offre, motif="Lettre revenue", par=bailleur, le=date(2027, 3, 1))

        assert "Nous n’avons pas pu vous remettre" in dit(demande, "offre_passee").corps

    def test_retiree_a_un_foyer_vivant(self, offre, demande):
        consigner("demande.offre_retiree", demande, par=Systeme(), le=ENVOI, offre=offre.pk, motif="", logement="T4")

        assert "retirée" in dit(demande, "offre_retiree").corps

    def test_condition_tombee_avec_sa_lettre(self, close, bailleur, demande):
        decision = Decision.objects.get(point=close, rang=1)
        decision.nature, decision.piece_manquante, decision.condition_avant_le = "c", "avis_n2", date(2026, 12, 18)
        decision.save()
        baux.constater_la_condition_tombee(decision, recue_le=None, motif="", par=bailleur, le=date(2026, 12, 19))

        assert gabarit(dit(demande, "condition_tombee")) == "caducite"

    def test_bail_et_aucune_radiation_dite_a_part(self, offre, bailleur, demande, elle):
        baux.accepter(offre, par=elle, le=ENVOI)
        dits = {"prend_effet_le": date(2027, 1, 7), "assurance_vue": True, "etat_des_lieux_le": date(2027, 1, 7)}
        baux.signer(Offre.objects.get(pk=offre.pk), **dits, par=bailleur, le=date(2027, 1, 2))

        assert gabarit(dit(demande, "bail")) == "bail_notice"
        assert not Envoi.objects.filter(demande=demande, avis="radiee").exists()


class TestIdentites:
    @pytest.fixture
    def attendue(self, demande, elle, le) -> IdentiteARelire:
        return demandes.demander_l_identite(demande, demande.titulaire, {"nom": "Nouvelle"}, par=elle, le=le)

    def test_demandee(self, demande, attendue):
        corps = dit(demande, "identite_demandee").corps
        assert "vous, dans votre espace" in corps
        assert "Nouvelle" not in corps

    def test_confirmee(self, demande, attendue, agents, le):
        demandes.confirmer_l_identite(attendue, par=agents["guichet"], le=le)
        envoi = dit(demande, "identite_confirmee")
        assert "relu et enregistré" in envoi.corps
        assert "Une nouvelle attestation est prête" in envoi.corps
        assert gabarit(envoi) == "attestation"
        assert "Nouvelle" in envoi.courrier.contexte["demandeur"]

    def test_refusee(self, demande, attendue, agents, le):
        demandes.refuser_l_identite(attendue, motif="La pièce dit Fictive.", par=agents["guichet"], le=le)
        assert "Motif : La pièce dit Fictive." in dit(demande, "identite_refusee").corps

    def test_perimee(self, demande, attendue, le):
        demandes.laisser_perimer_les_identites(le=le + timedelta(11))
        assert "Demandez-le de nouveau" in dit(demande, "identite_perimee").corps


def test_toutes_les_lignes_sont_eprouvees():
    """A new line of the table has its test in this folder; test_rendez_vous walks all of its own."""
    lu = "".join(fichier.read_text(encoding="utf-8") for fichier in Path(__file__).parent.glob("test_*.py"))

    noms = {avis.nom for verbe, dits in TABLE.items() if verbe not in DES_RENDEZ_VOUS for avis in dits}
    assert {nom for nom in noms if f'"{nom}"' not in lu} == set()
