"""The seven steps: one table, each done by its own fact."""

from datetime import date

import pytest

from seuil.baux import services as baux
from seuil.baux.models import Offre
from seuil.commissions import services as commissions
from seuil.commissions.requetes import candidats, electeurs
from seuil.commissions.services import Vote
from seuil.cotation.requetes import notes_courantes
from seuil.demandes.courriers import attestation
from seuil.demandes.models import Demande
from seuil.demandes.tests.preuves import prouver
from seuil.portail.etapes import SANS_DOCUMENT, du_menage
from seuil.regles.delais import delais
from seuil.regles.procedure import Avancement, Jalon, derouler, etapes
from seuil.regles.votes import Choix
from tests.architecture.arbre import nom, suivis
from tests.verites.test_accord import d_un_agent

LE, SEANCE = date(2026, 11, 23), date(2026, 12, 7)


def ou_en_est(demande: Demande, le: date) -> dict[str, str]:
    """Return the state of each step of a household."""
    relue = Demande.objects.get(pk=demande.pk)
    lues = du_menage(relue, notes_courantes(relue), le=le)
    return {jalon.value: lue["etat"] for jalon, lue in zip(Jalon, lues, strict=True)}


class TestDerouler:
    @pytest.mark.parametrize(
        ("faites", "attendus"),
        [
            ("11.....", "fait fait courant avenir avenir avenir avenir"),
            ("11.1...", "fait fait suspens fait courant avenir avenir"),
            ("1111111", "fait fait fait fait fait fait fait"),
        ],
    )
    def test_ne_tient_rien_pour_fait_que_par_son_propre_fait(self, faites, attendus):
        """V4: a later step that is done does not make an earlier one done."""
        avancements = derouler([marque == "1" for marque in faites], en_cours=True)

        assert " ".join(avancements) == attendus

    def test_n_attend_plus_rien_d_une_demande_close(self):
        assert Avancement.COURANT not in derouler([True, True, False, False], en_cours=False)


class TestEtapes:
    def test_lisent_les_nombres_de_la_loi(self):
        """V4: ten days, three files: read from the delays, as everywhere."""
        phrases = " ".join(etape.phrase for etape in etapes(delais(LE)))

        assert "3\xa0dossiers" in phrases
        assert "10\xa0jours" in phrases

    def test_sont_une_seule_table(self, demande, client):
        """V4: doorstep, household's page and attestation use the same words."""
        titres = [etape.titre for etape in etapes(delais(LE))]
        accueil = client.get("/").content.decode().replace("&#x27;", "’")

        assert [etape["titre"] for etape in du_menage(demande, [], le=LE)] == titres
        assert all(titre in accueil for titre in titres)
        assert [ligne.split(".")[0] for ligne in attestation(demande, le=LE)["etapes"]] == titres[2:]

    def test_ne_sont_ecrites_nulle_part_ailleurs(self):
        """V4"""
        mots = ("Documents vérifiés", "Vos documents sont vérifiés", "Un logement vous correspond")
        ecrites = {nom(c) for c in suivis(".py", ".html") if any(mot in c.read_text(encoding="utf-8") for mot in mots)}

        assert {chemin for chemin in ecrites if "/tests/" not in f"/{chemin}"} == {"src/seuil/regles/procedure.py"}


class TestDuMenage:
    def test_une_candidature_ne_verifie_aucun_document(self, demande, liste):
        """V4: « Documents vérifiés » waits for a paper, whatever the candidacy."""
        etats = ou_en_est(demande, LE)
        detail = du_menage(demande, notes_courantes(demande), le=LE)[2]["detail"]

        assert (etats["documents"], etats["designation"], etats["commission"]) == ("suspens", "fait", "courant")
        assert detail == SANS_DOCUMENT

    def test_les_documents_sont_verifies_quand_aucune_ligne_n_en_attend(self, demande):
        """V4"""
        note = notes_courantes(demande)[0]
        for ligne in note.lignes:
            ligne["provisoire"] = False
        prouver(demande, "statut_occupation")
        prouvee = Demande.objects.get(pk=demande.pk)

        assert du_menage(prouvee, [note], le=LE)[2]["etat"] == "fait"

    def test_une_offre_refusee_ne_mene_plus_nulle_part(self, agents, offre):
        """V4: after a refusal, no dwelling matches any more: the steps go back with the fact."""
        demande = offre.demande
        assert ou_en_est(demande, LE)["reponse"] == "courant"

        baux.refuser(Offre.objects.get(pk=offre.pk), motif="Trop loin.", par=agents["bailleur"], le=offre.envoyee_le)

        assert ou_en_est(demande, LE)["designation"] in ("courant", "avenir")

    def test_un_vote_n_est_une_decision_qu_une_fois_la_seance_close(self, agents, ouverte, demande):
        """Until then it may be voted again: neither the household nor another agent reads it."""
        secretaire, voix = agents["secretariat"], dict.fromkeys(electeurs(ouverte), Choix.POUR)
        for candidature in candidats(ouverte):
            commissions.decider(ouverte, candidature, Vote("d", voix, code="effort"), par=secretaire, le=SEANCE)
        dossier = d_un_agent(agents["guichet"]).get(f"/gestion/demandes/{demande.numero_unique}/").content.decode()
        assert ou_en_est(demande, SEANCE)["commission"] == "courant"
        assert "Non-attribution" not in dossier

        commissions.clore(ouverte.seance, par=secretaire, le=SEANCE)

        dossier = d_un_agent(agents["guichet"]).get(f"/gestion/demandes/{demande.numero_unique}/").content.decode()
        assert "Non-attribution" in dossier
