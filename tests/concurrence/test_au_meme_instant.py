"""Real transactions released together, on real connections: one wins, the other reads why."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection, transaction

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Guichet
from seuil.baux.models import Offre
from seuil.baux.services import OffreEnCours, accepter, offrir, refuser
from seuil.commissions.models import Decision, Seance
from seuil.commissions.requetes import candidats, electeurs
from seuil.commissions.services import DecisionImpossible, Vote, convoquer, decider, inscrire
from seuil.cotation.services import coter_la_demande
from seuil.demandes.etats import Rencontre
from seuil.demandes.models import Demande, Titulaire
from seuil.demandes.services import DoublonTrouve, distinguer, enregistrer, rattacher
from seuil.demo.exemple import dossier_d_exemple
from seuil.designations.models import Liste
from seuil.designations.services import DesignationImpossible, MotifDuRang, MotifsDesRangs, designer
from seuil.journal.models import Entree, Sceau
from seuil.journal.services import consigner, sceller, verifier
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.models import Inscription
from seuil.rapprochement.services import changer_de_grille, inscrire_la_demande, passer_la_nuit
from seuil.rapprochement.services import verifier as verifier_les_scores
from seuil.reactions.travaux import vider
from seuil.regles.votes import Choix
from seuil.socle.cycles import PassageInterdit
from seuil.territoires.models import Territoire
from tests.patience import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)
LE, SEANCE, OFFRE = date(2026, 11, 23), date(2026, 12, 7), date(2026, 12, 8)


def ensemble(*actes: Callable[[], Any]) -> list[Any]:
    """Run the acts from as many connections, released together; return what each returned or raised."""
    depart = Barrier(len(actes))

    def courir(acte: Callable[[], Any]) -> Any:
        depart.wait()
        try:
            return acte()
        except Exception as refus:
            return refus
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actes)) as equipe:
        return list(equipe.map(courir, actes))


def erreurs(resultats: list[Any]) -> list[type]:
    return [type(resultat) for resultat in resultats if isinstance(resultat, Exception)]


class TestAuMemeInstant:
    def test_une_seule_demande_pour_une_personne(self, agents):
        guichet = Guichet.objects.get(pk="60ARC")
        dossiers = [dossier_d_exemple(), dossier_d_exemple(), replace(dossier_d_exemple(), guichet=guichet)]

        resultats = ensemble(
            lambda: enregistrer(dossiers[0], par=Demandeur(), le=LE),
            lambda: enregistrer(dossiers[1], par=Demandeur(), le=LE),
            lambda: enregistrer(dossiers[2], par=agents["guichet"], le=LE),
        )

        siennes = Demande.objects.filter(personnes__nom="Fictive", personnes__lien="demandeur")
        assert set(erreurs(resultats)) <= {DoublonTrouve}
        assert sorted(siennes.values_list("etat", flat=True))[0] == "active"
        assert siennes.filter(etat="retenue").count() == siennes.count() - 1 == 2 - len(erreurs(resultats))

    def test_deux_menages_recoivent_chacun_un_numero_et_un_seul_est_sur_les_listes(self, monde):
        """S2: whoever comes second is held, without an error; each has its number, its code and its reception date."""
        dossiers = [dossier_d_exemple() for _ in range(4)]

        faites = ensemble(*[lambda d=d: enregistrer(d, par=Demandeur(), le=LE) for d in dossiers])

        siennes = Demande.objects.filter(pk__in=[faite.demande.pk for faite in faites])
        assert erreurs(faites) == []
        assert sorted(siennes.values_list("etat", flat=True)) == ["active", "retenue", "retenue", "retenue"]
        assert {*siennes.values_list("recue_le", flat=True)} == {LE}
        assert len({faite.code_acces for faite in faites}) == 4
        assert Inscription.objects.filter(demande__in=siennes).count() == 1

    def test_deux_guichets_ne_tranchent_pas_deux_fois(self, agents):
        premiere = enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande
        retenue = enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande
        par = agents["guichet"]

        resultats = ensemble(
            lambda: distinguer(Demande.objects.get(pk=retenue.pk), motif="Homonymes.", par=par, le=LE),
            lambda: rattacher(
                Demande.objects.get(pk=retenue.pk),
                a=Demande.objects.get(pk=premiere.pk),
                rencontre=Rencontre.GUICHET,
                par=par,
                le=LE,
            ),
        )

        assert erreurs(resultats) == [PassageInterdit]
        assert Demande.objects.get(pk=retenue.pk).etat in ("active", "rattachee")

    def test_deux_demandes_distinguees_ont_chacune_sa_place(self, agents):
        enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE)
        retenues = [enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande for _ in range(2)]

        resultats = ensemble(
            *[lambda r=r: distinguer(r, motif="Homonymes.", par=agents["guichet"], le=LE) for r in retenues]
        )

        rangs = Titulaire.objects.filter(cle="fictive zelie", est_vivant=True).values_list("rang", flat=True)
        assert erreurs(resultats) == []
        assert sorted(rangs) == [0, 1, 2]

    def test_deux_couples_croises_ne_s_attendent_pas_sans_fin(self, monde):
        un, deux = dossier_d_exemple(), dossier_d_exemple()
        zelie, noe = un.personnes[0], {**un.personnes[0], "prenom": "Noé", "naissance": date(1988, 1, 1)}
        un = replace(un, personnes=[zelie, {**noe, "lien": "conjoint"}])
        deux = replace(deux, personnes=[noe, {**zelie, "lien": "conjoint"}])

        resultats = ensemble(
            lambda: enregistrer(un, par=Demandeur(), le=LE), lambda: enregistrer(deux, par=Demandeur(), le=LE)
        )

        assert erreurs(resultats) == []
        assert sorted(fait.demande.etat for fait in resultats) == ["active", "retenue"]

    def test_des_numeros_tous_differents(self, monde):
        modele = dossier_d_exemple()
        dossiers = [
            replace(modele, personnes=[{**modele.personnes[0], "prenom": prenom}])
            for prenom in ("Anna", "Bela", "Cleo", "Dora")
        ]

        resultats = ensemble(*[lambda d=d: enregistrer(d, par=Demandeur(), le=LE) for d in dossiers])

        suites = sorted(int(fait.demande.numero_unique[7:13]) for fait in resultats)
        assert suites == list(range(suites[0], suites[0] + 4))

    def test_une_seule_designation_pour_une_vacance(self, agents, orientee, candidates):
        def nommer() -> Liste:
            vacance = Vacance.objects.get(pk=orientee.pk)
            return designer(
                vacance,
                demandes=candidates,
                motif_insuffisance="",
                rangs_passes=MotifsDesRangs(autres=MotifDuRang("autre", "Rencontrée.")),
                par=agents["bailleur"],
                le=LE,
            )

        resultats = ensemble(nommer, nommer)

        (refus,) = erreurs(resultats)
        assert refus in (PassageInterdit, DesignationImpossible)
        assert Liste.objects.filter(vacance=orientee).count() == 1

    def test_une_seule_seance_pour_un_logement(self, agents, seance, liste):
        autre = convoquer(seance.commission, seance_le=SEANCE, par=agents["secretariat"], le=LE)

        resultats = ensemble(
            *[
                lambda s=s: inscrire(s, Vacance.objects.get(pk=liste.vacance_id), par=agents["secretariat"], le=LE)
                for s in (seance, autre)
            ]
        )

        assert erreurs(resultats) == [PassageInterdit]
        assert Seance.objects.filter(points__vacance=liste.vacance).count() == 1

    def test_un_seul_candidat_par_rang(self, agents, ouverte):
        voix = dict.fromkeys(electeurs(ouverte), Choix.POUR)
        premier, deuxieme, _ = candidats(ouverte)

        resultats = ensemble(
            *[
                lambda c=c: decider(ouverte, c, Vote("b", voix, rang=1), par=agents["secretariat"], le=SEANCE)
                for c in (premier, deuxieme)
            ]
        )

        assert erreurs(resultats) == [DecisionImpossible]
        assert Decision.objects.filter(point=ouverte, rang=1).count() == 1

    def test_une_seule_offre_pour_un_logement(self, agents, close):
        def proposer() -> Offre:
            return offrir(Vacance.objects.get(pk=close.vacance_id), par=agents["bailleur"], le=OFFRE)

        resultats = ensemble(proposer, proposer)

        assert erreurs(resultats) == [OffreEnCours]
        assert Offre.objects.filter(vacance=close.vacance, etat="envoyee").count() == 1

    def test_une_seule_reponse_a_une_offre(self, offre):
        lui = Demandeur(offre.demande.numero_unique)

        resultats = ensemble(
            lambda: accepter(offre, par=lui, le=OFFRE),
            lambda: accepter(Offre.objects.get(pk=offre.pk), par=lui, le=OFFRE),
            lambda: refuser(Offre.objects.get(pk=offre.pk), motif="Autre raison", par=lui, le=OFFRE),
        )

        etat = Offre.objects.get(pk=offre.pk).etat
        assert etat in ("acceptee", "refusee")
        assert PassageInterdit in erreurs(resultats)
        assert Entree.objects.filter(verbe="demande.offre_acceptee").count() <= 1

    def test_un_journal_sans_trou_ni_boucle(self, demande):
        def ecrire() -> None:
            with transaction.atomic():
                consigner("essai.ecrit", demande, par=Demandeur(), le=LE)
            sceller()

        ensemble(ecrire, ecrire, ecrire)
        sceller()

        assert verifier() == []
        assert Sceau.objects.count() == Entree.objects.count()


class TestNouvelleGrille:
    def test_attend_qu_une_longue_ecriture_finisse(self, agents):
        demande = enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande
        vider()
        ecrite, compiegne = Event(), Territoire.objects.get(pk="compiegne")

        def ecrire_longtemps() -> int:
            with transaction.atomic():
                Demande.objects.filter(pk=demande.pk).update(surface=12)
                coter_la_demande(demande, le=LE)
                rendu = inscrire_la_demande(demande, le=LE)
                ecrite.set()
                connection.cursor().execute("SELECT pg_sleep(2.5)")
            return rendu

        def changer() -> None:
            assert ecrite.wait(PATIENCE)
            changer_de_grille(compiegne, le=LE)

        resultats = ensemble(ecrire_longtemps, changer, lambda: reecrire(demande))

        assert erreurs(resultats) == []
        assert list(verifier_les_scores(le=LE)) == []

    def test_laisse_les_guichets_ecrire_sans_interblocage(self, agents):
        demandes = [
            enregistrer(replace(dossier_d_exemple(), personnes=renommees(rang)), par=Demandeur(), le=LE).demande
            for rang in range(4)
        ]
        vider()
        compiegne = Territoire.objects.get(pk="compiegne")

        actes = [lambda demande=demande: [reecrire(demande) for _ in range(5)] for demande in demandes]
        grilles = [lambda: [changer_de_grille(compiegne, le=LE) for _ in range(3)]] * 2
        resultats = ensemble(*actes, *grilles, lambda: passer_la_nuit(le=LE))

        assert erreurs(resultats) == []
        assert list(verifier_les_scores(le=LE)) == []


def renommees(rang: int) -> list[dict[str, Any]]:
    """Return the household of the example under another name."""
    return [personne | {"nom": f"Fictive{rang}"} for personne in dossier_d_exemple().personnes]


def reecrire(demande: Demande) -> int:
    """Score and list a demand again, as a change does."""
    with transaction.atomic():
        coter_la_demande(demande, le=LE)
        return inscrire_la_demande(demande, le=LE)
