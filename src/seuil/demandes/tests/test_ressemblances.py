"""People written otherwise: shown to a desk with reasons, kept apart or joined by it, never by anything else."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from tests.etapes import etape

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Guichet
from seuil.cotation.models import Cotation
from seuil.demandes.etats import Accord, EtatRessemblance, MotifRadiation, Rencontre
from seuil.demandes.models import Demande, Personne, Ressemblance, Titulaire
from seuil.demandes.services import (
    AttributionEnCours,
    DoublonTrouve,
    enregistrer,
    radier,
    relever_les_ressemblances,
    reunir,
    separer,
)
from seuil.demandes.services.titulaires import reecrire
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.journal.models import Entree
from seuil.rapprochement.models import Inscription
from seuil.reactions.travaux import vider
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse

LE = date(2026, 11, 23)
PLUS_TARD = LE + timedelta(30)
AUTREMENT = Mere(prenom="Fictive", nom="Zelie", naissance=date(1990, 5, 14))
ECRITES = (  # case c12: the lines of one person, each as another clerk wrote it
    (("Lefèvre-Martin", "Anne Marie"), ("LEFEVRE MARTIN", "Anne-Marie"), ("Anne Marie", "Lefèvre-Martin")),
    (("Lefèvre-Martin", "Anne Marie"), ("Lefèvre", "Anne Marie"), ("Lefèvre-Martin", "Anne")),
    (("Đặng", "Thị Hương"), ("Dang", "Thi Huong")),
    (("Søren", "Åse"), ("Soren", "Ase")),
    (("Straße", "Jürgen"), ("Strasse", "Jurgen")),
)
C12 = [paire for lignes in ECRITES for paire in permutations(lignes, 2)]


def au_guichet(qui: Mere, motif: str = ""):
    return replace(dossier_d_exemple(qui=qui), guichet=Guichet.objects.get(pk="60ARC"), motif_doublon=motif)


@etape
def autre(demande) -> Demande:
    """A demand that the same person made on the portal, her names in each other's box, a month later."""
    faite = enregistrer(dossier_d_exemple(qui=AUTREMENT), par=Demandeur(), le=PLUS_TARD).demande
    vider()
    return Demande.objects.get(pk=faite.pk)


@etape
def paire(autre) -> Ressemblance:
    relever_les_ressemblances(le=PLUS_TARD)
    return Ressemblance.objects.get(seconde=autre)


def joindre(paire, gardee, par):
    reunir(paire, gardee=gardee, rencontre=Rencontre.GUICHET, accord=Accord.ECRIT, par=par, le=PLUS_TARD)


class TestEnregistrerAuGuichet:
    @pytest.mark.parametrize(("connue", "ecrite"), C12)
    def test_montre_la_meme_personne_ecrite_autrement(self, agents, connue, ecrite):
        premiere = enregistrer(dossier_d_exemple(qui=Mere(connue[1], connue[0])), par=Demandeur(), le=LE).demande

        with pytest.raises(DoublonTrouve) as trouve:
            enregistrer(au_guichet(Mere(ecrite[1], ecrite[0])), par=agents["guichet"], le=LE)

        montrees = [autre.pk for autre in trouve.value.existantes]
        montrees += [proche.demande for proche in trouve.value.ressemblantes]
        assert montrees == [premiere.pk]

    def test_dit_pourquoi(self, agents, demande):
        with pytest.raises(DoublonTrouve) as trouve:
            enregistrer(au_guichet(AUTREMENT), par=agents["guichet"], le=LE)

        (proche,) = trouve.value.ressemblantes
        assert proche.comparaison.raisons == ("inverses", "nom_meme", "prenom_meme", "naissance_meme")
        assert trouve.value.existantes == []

    def test_ne_montre_pas_une_jumelle(self, agents, demande):
        faite = enregistrer(au_guichet(Mere(prenom="Capucine")), par=agents["guichet"], le=LE).demande

        assert faite.etat == "active"

    def test_garde_la_raison_et_ne_la_redemande_pas(self, agents, demande):
        faite = enregistrer(au_guichet(AUTREMENT, "Deux cousines."), par=agents["guichet"], le=LE).demande

        relever_les_ressemblances(le=LE)

        gardee = Ressemblance.objects.get(seconde=faite)
        assert (gardee.etat, gardee.motif, gardee.tranchee_par) == ("distinctes", "Deux cousines.", agents["guichet"])
        assert Demande.objects.get(pk=faite.pk).motif_doublon == "Deux cousines."

    def test_n_arrete_jamais_un_menage(self, demande, autre):
        assert (autre.etat, autre.doublon_de) == ("active", None)


class TestRelever:
    def test_garde_la_paire_une_fois(self, demande, autre):
        assert relever_les_ressemblances(le=PLUS_TARD) == 1
        assert relever_les_ressemblances(le=PLUS_TARD) == 0

        paire = Ressemblance.objects.get()
        assert (paire.premiere, paire.seconde, paire.etat) == (demande, autre, "a_trancher")
        assert paire.raisons == ["inverses", "nom_meme", "prenom_meme", "naissance_meme"]

    def test_voit_chacun_une_fois(self, autre):
        relever_les_ressemblances(le=PLUS_TARD)

        assert not Titulaire.objects.filter(est_vivant=True, est_compare=False).exists()

    def test_laisse_au_guichet_les_homonymes_vrais(self, demande):
        """Case c13: same name, first name and birth: held until a desk decides, and in no pair."""
        retenue = enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande

        assert relever_les_ressemblances(le=LE) == 0
        assert retenue.etat == "retenue"

    def test_ne_regarde_pas_une_demande_qui_a_quitte_le_registre(self, demande, autre):
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=PLUS_TARD)

        assert relever_les_ressemblances(le=PLUS_TARD) == 0


class TestReecrire:
    def test_compare_de_nouveau_qui_a_change_de_nom(self, demande, paire):
        Personne.objects.filter(demande=paire.seconde, lien="demandeur").update(nom="Autrement", prenom="Nommee")

        reecrire(paire.seconde)

        assert not Ressemblance.objects.exists()
        sienne = Titulaire.objects.get(demande=paire.seconde)
        assert (sienne.cle, sienne.est_vivant, sienne.est_compare) == ("autrement nommee", True, False)
        assert relever_les_ressemblances(le=PLUS_TARD) == 0


class TestSeparer:
    def test_garde_les_deux_et_ne_les_montre_plus(self, agents, paire, journal):
        separer(paire, motif="Deux cousines.", par=agents["guichet"], le=PLUS_TARD)

        lue = Ressemblance.objects.get(pk=paire.pk)
        assert (lue.etat, lue.motif, lue.tranchee_le) == ("distinctes", "Deux cousines.", PLUS_TARD)
        assert lue.tranchee_par == agents["guichet"]
        assert Demande.objects.actives().filter(pk__in=[paire.premiere_id, paire.seconde_id]).count() == 2
        assert journal(paire.premiere)[-1] == journal(paire.seconde)[-1] == "demande.separee"
        assert relever_les_ressemblances(le=PLUS_TARD) == 0

    @pytest.mark.parametrize("agent", ["bailleur", "secretariat", "nancy"])
    def test_refuse_qui_n_est_pas_un_guichet_du_ressort(self, agents, paire, agent):
        with pytest.raises(DroitRefuse):
            separer(paire, motif="Cousines.", par=agents[agent], le=PLUS_TARD)

        assert Ressemblance.objects.get(pk=paire.pk).etat == EtatRessemblance.A_TRANCHER

    def test_ne_tranche_pas_deux_fois(self, agents, paire):
        separer(paire, motif="Cousines.", par=agents["guichet"], le=PLUS_TARD)

        with pytest.raises(PassageInterdit, match="impossible de la réunir"):
            joindre(paire, paire.premiere, agents["guichet"])


class TestReunir:
    def test_garde_une_demande_et_l_autre_quitte_les_listes(self, agents, paire, journal):
        joindre(paire, paire.premiere, agents["guichet"])
        vider()

        quittee = Demande.objects.get(pk=paire.seconde_id)
        assert (quittee.etat, quittee.doublon_de, quittee.tranchee_le) == ("rattachee", paire.premiere, PLUS_TARD)
        assert not Cotation.objects.filter(demande=quittee).exists()
        assert not Inscription.objects.filter(demande=quittee).exists()
        assert not Titulaire.objects.filter(demande=quittee, est_vivant=True).exists()
        assert "demande.rattachee" in journal(quittee)
        assert Ressemblance.objects.get(pk=paire.pk).etat == "reunies"

    def test_garde_l_accord_au_journal(self, agents, paire):
        joindre(paire, paire.premiere, agents["guichet"])

        faits = Entree.objects.get(verbe="demande.rattachee").faits
        assert (faits["accord"], faits["rencontre"], faits["a"]) == ("ecrit", "guichet", paire.premiere.numero_unique)

    def test_garde_la_reception_la_plus_ancienne_quelle_que_soit_celle_qui_reste(self, agents, paire, journal):
        joindre(paire, paire.seconde, agents["guichet"])

        assert Demande.objects.get(pk=paire.seconde_id).recue_le == LE
        assert journal(paire.seconde)[-1] == "demande.reception_avancee"
        assert Demande.objects.get(pk=paire.premiere_id).etat == "rattachee"

    def test_refuse_de_quitter_une_attribution_en_cours(self, agents, paire):
        Demande.objects.filter(pk=paire.seconde_id).update(attribution_en_cours="offre envoyée le 20/11/2026")

        with pytest.raises(AttributionEnCours, match="c’est elle qui doit rester"):
            joindre(paire, paire.premiere, agents["guichet"])

        assert Demande.objects.get(pk=paire.seconde_id).etat == "active"

    def test_refuse_un_guichet_d_ailleurs(self, agents, paire):
        with pytest.raises(DroitRefuse):
            joindre(paire, paire.premiere, agents["nancy"])

    def test_refuse_une_demande_qui_a_quitte_le_registre(self, agents, paire):
        radier(paire.seconde, motif=MotifRadiation.ABANDON, par=Systeme(), le=PLUS_TARD)

        with pytest.raises(PassageInterdit, match="Radiée"):
            joindre(paire, paire.premiere, agents["guichet"])

        assert Ressemblance.objects.get(pk=paire.pk).etat == EtatRessemblance.A_TRANCHER
