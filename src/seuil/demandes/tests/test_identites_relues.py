"""A name or a birth of a holder changes once a second person read it; the demand is chosen nowhere meanwhile."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande, IdentiteARelire, Titulaire
from seuil.demandes.services import (
    FoyerImpossible,
    IdentiteDejaDemandee,
    RelectureImpossible,
    confirmer_l_identite,
    demander_l_identite,
    enregistrer,
    laisser_perimer_les_identites,
    refuser_l_identite,
)
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.rapprochement.models import Pretendant
from seuil.reactions.travaux import vider
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse

LE, DERNIER, LENDEMAIN = date(2026, 11, 23), date(2026, 12, 3), date(2026, 12, 4)


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


@pytest.fixture
def foyer(demande) -> Demandeur:
    return Demandeur(demande.numero_unique)


@pytest.fixture
def attendue(demande, foyer) -> IdentiteARelire:
    """The holder's new name, asked by the household."""
    return demander_l_identite(demande, demande.titulaire, {"nom": "Nouvelle"}, par=foyer, le=LE)


@pytest.fixture
def collegue(agents) -> Agent:
    """Another agent of the same desk."""
    guichet = agents["guichet"]
    return Agent.objects.create(
        username="collegue", organisme=guichet.organisme, guichet=guichet.guichet, metiers=guichet.metiers
    )


class TestDemander:
    def test_n_ecrit_rien_dans_la_demande(self, demande, attendue, journal):
        assert relue(demande).titulaire.nom == "Fictive"
        assert (attendue.avant, attendue.apres) == ({"nom": "Fictive"}, {"nom": "Nouvelle"})
        assert journal(demande)[-1] == "demande.identite_demandee"

    def test_gele_la_demande_le_temps_que_la_ville_a_fixe(self, demande, attendue):
        assert attendue.gelee_jusqu_au == DERNIER
        assert [relue(demande).est_gelee(jour) for jour in (LE, DERNIER, LENDEMAIN)] == [True, True, False]
        assert not Pretendant.objects.filter(demande=demande).exists()

    def test_previent_le_foyer(self, demande, attendue):
        demande.contacts.update(verifie_le=LE)

        vider()

        dit = Envoi.objects.filter(demande=demande, avis="identite_demandee").first()
        assert "au plus tard le 3 décembre 2026" in dit.corps.replace("\u00a0", " ")

    def test_n_ecrit_pas_a_une_adresse_dont_il_faut_proteger(self, demande, attendue):
        demande.contacts.update(verifie_le=LE, est_sur=False)
        Demande.objects.filter(pk=demande.pk).update(est_protegee=True)

        vider()

        assert not Envoi.objects.filter(demande=demande, avis="identite_demandee", contact__isnull=False).exists()

    def test_garde_une_seule_demande_par_personne(self, demande, attendue, foyer):
        with pytest.raises(IdentiteDejaDemandee, match="attend déjà d’être relu"):
            demander_l_identite(demande, demande.titulaire, {"nom": "Encore"}, par=foyer, le=LE)

    def test_refuse_une_autre_demande(self, demande):
        with pytest.raises(DroitRefuse):
            demander_l_identite(demande, demande.titulaire, {"nom": "X"}, par=Demandeur("060112600000060ARC"), le=LE)

    def test_refuse_une_personne_qui_n_est_pas_titulaire(self, demande, foyer):
        enfant = demande.personnes.exclude(lien__in=["demandeur", "conjoint", "codemandeur"]).first()

        with pytest.raises(FoyerImpossible):
            demander_l_identite(demande, enfant, {"nom": "X"}, par=foyer, le=LE)

    def test_refuse_un_autre_champ(self, demande, foyer):
        with pytest.raises(KeyError, match="lien"):
            demander_l_identite(demande, demande.titulaire, {"lien": "conjoint"}, par=foyer, le=LE)


class TestConfirmer:
    def test_ecrit_le_nom_et_les_titulaires(self, agents, demande, attendue, journal):
        confirmer_l_identite(attendue, par=agents["guichet"], le=LE)

        assert relue(demande).titulaire.nom == "Nouvelle"
        assert [un.cle for un in Titulaire.objects.filter(demande=demande)] == ["nouvelle zelie"]
        assert {"demande.modifiee", "demande.identite_confirmee"} <= set(journal(demande)[-3:])

    def test_rend_la_demande_a_ses_listes(self, agents, demande, attendue):
        confirmer_l_identite(attendue, par=agents["guichet"], le=LE)

        assert relue(demande).gelee_jusqu_au is None
        assert Pretendant.objects.filter(demande=demande).exists()

    def test_le_dit_une_seule_fois_au_foyer(self, agents, demande, attendue):
        demande.contacts.update(verifie_le=LE)
        confirmer_l_identite(attendue, par=agents["guichet"], le=LE)

        vider()

        dits = set(Envoi.objects.filter(demande=demande).values_list("avis", flat=True))
        assert "identite_confirmee" in dits
        assert "modifiee" not in dits

    def test_donne_une_attestation_a_ce_nom_et_une_seule(self, agents, demande, attendue):
        vider()
        confirmer_l_identite(attendue, par=agents["guichet"], le=LENDEMAIN)
        vider()

        siennes = Courrier.objects.filter(numero_unique=demande.numero_unique, gabarit="attestation").order_by("pk")
        assert [(une.le, une.contexte["demandeur"]) for une in siennes] == [
            (LE, "Madame Zélie Fictive"),
            (LENDEMAIN, "Madame Zélie Nouvelle"),
        ]

    def test_ne_donne_pas_d_attestation_a_ce_qui_est_refuse(self, agents, demande, attendue):
        vider()
        refuser_l_identite(attendue, motif="La pièce dit autre chose.", par=agents["guichet"], le=LENDEMAIN)
        vider()

        assert Courrier.objects.filter(numero_unique=demande.numero_unique, gabarit="attestation").count() == 1

    def test_change_une_naissance(self, agents, demande, foyer):
        dite = {"naissance": date(1991, 1, 1), "precision_naissance": "annee"}
        identite = demander_l_identite(demande, demande.titulaire, dite, par=foyer, le=LE)

        confirmer_l_identite(IdentiteARelire.objects.get(pk=identite.pk), par=agents["guichet"], le=LE)

        assert relue(demande).titulaire.naissance_ecrite == "1991 (jour et mois inconnus)"

    def test_refuse_qui_l_a_demandee(self, agents, collegue, demande):
        identite = demander_l_identite(demande, demande.titulaire, {"nom": "N"}, par=agents["guichet"], le=LE)

        with pytest.raises(RelectureImpossible, match="un autre agent le relit"):
            confirmer_l_identite(identite, par=agents["guichet"], le=DERNIER)
        confirmer_l_identite(identite, par=collegue, le=LE)

        assert relue(demande).titulaire.nom == "N"

    def test_laisse_le_seul_agent_relire_plus_tard_et_le_garde(self, agents, demande):
        seul = agents["guichet"]
        Agent.objects.filter(organisme=seul.organisme).exclude(pk=seul.pk).update(is_active=False)
        identite = demander_l_identite(demande, demande.titulaire, {"nom": "N"}, par=seul, le=LE)

        with pytest.raises(RelectureImpossible, match="à partir du 25/11/2026"):
            confirmer_l_identite(identite, par=seul, le=date(2026, 11, 24))
        confirmer_l_identite(identite, par=seul, le=date(2026, 11, 25))

        assert Entree.objects.get(verbe="demande.identite_confirmee").faits["par_la_meme_personne"] is True

    @pytest.mark.parametrize("role", ["bailleur", "nancy"])
    def test_refuse_un_agent_qui_n_enregistre_pas_ici(self, agents, attendue, role):
        with pytest.raises(DroitRefuse):
            confirmer_l_identite(attendue, par=agents[role], le=LE)

    def test_refuse_deux_fois(self, agents, attendue):
        confirmer_l_identite(attendue, par=agents["guichet"], le=LE)

        with pytest.raises(PassageInterdit, match="Confirmée"):
            confirmer_l_identite(attendue, par=agents["guichet"], le=LE)

    def test_dit_une_autre_demande_vivante_et_n_ecrit_rien(self, agents, demande, foyer):
        autre = Mere(prenom="Nora", nom="Déjà", naissance=date(1990, 5, 14))
        enregistrer(dossier_d_exemple(qui=autre), par=Demandeur(), le=LE)
        identite = demander_l_identite(demande, demande.titulaire, {"prenom": "Nora", "nom": "Déjà"}, par=foyer, le=LE)

        with pytest.raises(FoyerImpossible, match="a déjà une demande ici"):
            confirmer_l_identite(identite, par=agents["guichet"], le=LE)

        assert IdentiteARelire.objects.get(pk=identite.pk).etat == "a_relire"
        assert (relue(demande).titulaire.nom, relue(demande).gelee_jusqu_au) == ("Fictive", DERNIER)


class TestRefuser:
    def test_laisse_le_nom_et_libere_la_demande(self, agents, demande, attendue, journal):
        refuser_l_identite(attendue, motif="La pièce dit autre chose.", par=agents["guichet"], le=LE)

        assert (relue(demande).titulaire.nom, relue(demande).gelee_jusqu_au) == ("Fictive", None)
        assert Pretendant.objects.filter(demande=demande).exists()
        assert "demande.identite_refusee" in journal(demande)

    def test_permet_de_demander_de_nouveau(self, agents, demande, attendue, foyer):
        refuser_l_identite(attendue, motif="La pièce dit autre chose.", par=agents["guichet"], le=LE)

        assert demander_l_identite(demande, demande.titulaire, {"nom": "Autre"}, par=foyer, le=LE).etat == "a_relire"


class TestLaisserPerimer:
    def test_libere_la_demande_apres_le_delai(self, demande, attendue, journal):
        assert laisser_perimer_les_identites(le=DERNIER) == 0
        assert laisser_perimer_les_identites(le=LENDEMAIN) == 1

        assert (relue(demande).gelee_jusqu_au, relue(demande).titulaire.nom) == (None, "Fictive")
        assert Pretendant.objects.filter(demande=demande).exists()
        assert "demande.identite_perimee" in journal(demande)
