"""A new grid, a night, desks and erasures at once: nobody is held, nothing that is written goes back in time."""

from datetime import date, timedelta
from importlib import import_module
from threading import Event

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from seuil.acteurs.auteurs import Systeme
from seuil.cotation.models import Cotation, Registre, Retouche
from seuil.cotation.services import coter_la_demande, publier
from seuil.demandes.etats import Etat, MotifRadiation
from seuil.demandes.models import Demande
from seuil.demandes.services import radier
from seuil.designations.services import DesignationImpossible, MotifDuRang, MotifsDesRangs, designer
from seuil.effacements.services import effacer_les_echues
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.models import PRETENDANTS, Nuit
from seuil.rapprochement.services import (
    GrilleEnAttente,
    changer_de_grille,
    inscrire_la_demande,
    passer_la_nuit,
    verifier,
)
from seuil.rapprochement.tests.grilles import version
from seuil.socle.db import partitions, tenues
from seuil.territoires.models import Territoire
from tests.concurrence.test_au_meme_instant import ensemble, erreurs
from tests.concurrence.test_cotations import attendre_la_refonte, lecteur
from tests.patience import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)
LENDEMAIN = LE + timedelta(1)
UN_MOMENT = 2.0  # seconds: long enough for who is not held back


@pytest.fixture
def compiegne(monde) -> Territoire:
    passer_la_nuit(le=LE)
    return Territoire.objects.get(pk="compiegne")


def nouvelle_grille(territoire, debut):
    texte = version(2, str(debut), seuil=4000).replace('"compiegne"', f'"{territoire.pk}"')
    publier(territoire, texte=texte, par=Systeme(), le=LE)


def changer(demande, le):
    """Change a demand, then score and list it as the reactions to that act do."""
    Demande.objects.filter(pk=demande.pk).update(surface=9)
    coter_la_demande(demande, le=le)
    inscrire_la_demande(demande, le=le)


class TestUnGuichetEnRetard:
    """What a desk did on a day may be scored after the night: a worker stopped, midnight struck."""

    def test_cote_au_jour_de_la_nuit_et_sous_sa_grille(self, compiegne):
        nouvelle_grille(compiegne, LENDEMAIN)
        passer_la_nuit(le=LENDEMAIN)

        changer(Demande.objects.actives().earliest("pk"), LE)

        assert list(verifier(le=LENDEMAIN, temoins=1)) == []

    def test_dont_la_grille_change_pendant_qu_il_cote(self, compiegne, monkeypatch):
        """It read the grid, then a whole rebuilding came and went before it wrote."""
        services = import_module("seuil.cotation.services.coter")
        lire, lue, changee = services.grille_en_vigueur, Event(), Event()
        demande = Demande.objects.actives().earliest("pk")

        def lire_puis_attendre(territoire, le):
            grille = lire(territoire, le)
            lue.set()
            changee.wait(UN_MOMENT)  # who holds the territory is waited for: then this ends first
            return grille

        def changer_la_grille():
            assert lue.wait(PATIENCE)
            nouvelle_grille(compiegne, LE)
            changer_de_grille(compiegne, le=LE)
            changee.set()

        monkeypatch.setattr(services, "grille_en_vigueur", lire_puis_attendre)
        faits = ensemble(lambda: changer(demande, LE), changer_la_grille)

        assert erreurs(faits) == []
        assert list(verifier(le=LE, temoins=1)) == []


class TestUnEffacement:
    def test_n_attend_pas_la_fin_d_une_refonte(self, compiegne):
        """The demand was written while a rebuilding that was cut short ran: the next one does not hold its row."""
        demande = Demande.objects.actives().earliest("pk")
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=LE - timedelta(3650))
        Retouche.objects.create(territoire=compiegne, demande=demande)
        lit, efface = Event(), Event()

        def refaire():
            assert lit.wait(PATIENCE)
            changer_de_grille(compiegne, le=LE)

        def effacer():
            try:
                attendre_la_refonte()
                connection.cursor().execute("SET lock_timeout = '30s'")
                effacer_les_echues(le=LE)
            finally:
                efface.set()

        faits = ensemble(lecteur(lit, efface), refaire, effacer)

        assert erreurs(faits) == []
        assert Demande.objects.get(pk=demande.pk).etat == Etat.EFFACEE
        assert not Retouche.objects.exists()
        assert list(verifier(le=LE, temoins=1)) == []


class TestUneNuit:
    def test_laisse_passer_qui_ecrit_dans_deux_territoires(self, compiegne):
        """A transaction that writes two demands asks for their territories one after the other."""
        codes, ecrit = ["compiegne", "nancy"], Event()

        def ecrire():
            with transaction.atomic():
                tenues.ecrire_dans(codes[1:])
                ecrit.set()
                connection.cursor().execute("SELECT pg_sleep(0.5)")
                tenues.ecrire_dans(codes[:1])

        def passer():
            assert ecrit.wait(PATIENCE)
            with transaction.atomic():
                tenues.reecrire(codes)

        assert ensemble(ecrire, passer) == [None, None]

    def test_passe_les_territoires_ou_personne_n_ecrit_sans_fin(self, compiegne, monkeypatch):
        """Two are held all along: the night names them, ends the others, and keeps no desk of the others waiting."""
        monkeypatch.setattr(tenues, "ESSAIS", 3)
        for autre in Territoire.objects.exclude(pk="compiegne"):
            changer_de_grille(autre, le=LE)
        tenus, ecrit, passe = {"compiegne", "nancy"}, Event(), Event()

        def ecrire_sans_fin():
            with transaction.atomic():
                tenues.ecrire_dans(tenus)
                ecrit.set()
                assert passe.wait(PATIENCE)

        def passer():
            try:
                assert ecrit.wait(PATIENCE)
                connection.cursor().execute("SET lock_timeout = '50s'")  # it waited without an end
                passer_la_nuit(le=LENDEMAIN)
            finally:
                passe.set()

        _, refus = ensemble(ecrire_sans_fin, passer)

        assert isinstance(refus, GrilleEnAttente)
        assert str(refus).count("on y écrit sans arrêt") == 2
        jours = dict(Registre.objects.values_list("territoire", "arrete_au"))
        assert {code for code, jour in jours.items() if jour == LE} == tenus
        assert {jour for code, jour in jours.items() if code not in tenus} == {LENDEMAIN}
        passer_la_nuit(le=LENDEMAIN)
        assert set(Registre.objects.values_list("arrete_au", flat=True)) == {LENDEMAIN}
        assert list(verifier(le=LENDEMAIN, temoins=1)) == []

    def test_amene_au_jour_un_territoire_qui_n_a_plus_de_grille(self, compiegne):
        """Its facts are those of the day, for households that grew older too: it is judged on that day."""
        changer_de_grille(Territoire.objects.get(pk="nancy"), le=LE)

        passer_la_nuit(le=LENDEMAIN)

        assert set(Registre.objects.values_list("arrete_au", flat=True)) == {LENDEMAIN}

    def test_oublie_ce_qu_une_refonte_coupee_a_laisse(self, compiegne):
        Retouche.objects.create(territoire=compiegne, demande=Demande.objects.earliest("pk"))

        passer_la_nuit(le=LENDEMAIN)

        assert not Retouche.objects.exists()


class TestUnMenageDeLaBase:
    def test_ne_commence_pas_sur_une_table_que_l_on_remplace(self, compiegne):
        """Autovacuum only gives way to who waits a second: a swap, that waits for 80 ms, would never pass."""
        with transaction.atomic():
            partitions.preparer("cotation_cotation", "compiegne")
            with connection.cursor() as curseur:
                curseur.execute(
                    "SELECT mode FROM pg_locks WHERE relation = 'cotation_cotation__compiegne'::regclass AND granted"
                )
                tenus = {mode for (mode,) in curseur.fetchall()}
            transaction.set_rollback(True)

        assert "ShareUpdateExclusiveLock" in tenus


class TestUneTableLueSansFin:
    def test_garde_sa_grille_et_l_on_lit_pourquoi(self, compiegne, monkeypatch):
        refus = pendant_une_lecture(monkeypatch, "repeser", "compiegne", "--le", str(LE))

        assert isinstance(refus, CommandError)
        assert "la grille n’a pas pu changer" in str(refus)
        assert list(verifier(le=LE, temoins=1)) == []

    def test_n_empeche_pas_la_nuit_des_autres_territoires(self, compiegne, monkeypatch):
        """The night is not finished: run again once nobody reads, it ends what waits."""
        for territoire in (compiegne, Territoire.objects.get(pk="nancy")):
            nouvelle_grille(territoire, LENDEMAIN)
        monkeypatch.setattr("seuil.rapprochement.services.passer.ENSEMBLE", 1)

        refus = pendant_une_lecture(monkeypatch, "nuit", "--le", str(LENDEMAIN))

        assert isinstance(refus, CommandError)
        assert str(refus).count("la grille n’a pas pu changer") == 1
        assert dict(Registre.objects.values_list("territoire", "arrete_au")) == {"compiegne": LE, "nancy": LENDEMAIN}
        assert not Nuit.objects.get(le=LENDEMAIN).est_finie
        passer_la_nuit(le=LENDEMAIN)
        assert Nuit.objects.filter(le=LENDEMAIN, est_finie=True).exists()
        assert Registre.objects.get(territoire="compiegne").arrete_au == LENDEMAIN
        assert list(verifier(le=LENDEMAIN, temoins=1)) == []

    def test_n_attend_deux_minutes_qu_une_fois(self, compiegne, monkeypatch):
        """A backup reads every table: a hundred grids that change would each have waited for it."""
        territoires = list(Territoire.objects.all())
        for territoire in territoires:
            nouvelle_grille(territoire, LENDEMAIN)
        passer_la_nuit(le=LE)
        essais, basculer = [], partitions._basculer
        monkeypatch.setattr(partitions, "_basculer", lambda *dits: essais.append(dits[1]) or basculer(*dits))

        refus = pendant_une_lecture(monkeypatch, "nuit", "--le", str(LENDEMAIN), lue="cotation_cotation", essais=6)

        assert str(refus).count("la grille n’a pas pu changer") == len(territoires)
        assert len(essais) == 6 + 2 * (len(territoires) - 1)


def pendant_une_lecture(monkeypatch, *commande, lue=None, essais=3):
    """Run a command of scores while somebody reads the lists of Compiègne and never ends; return what it said."""
    monkeypatch.setattr(partitions, "ESSAIS", essais)
    monkeypatch.setattr(partitions, "ESSAIS_ENSUITE", 2)
    lue = lue or partitions.presentes(PRETENDANTS, ["compiegne"])["compiegne"]
    lit, fini = Event(), Event()

    def lire_sans_fin():
        with transaction.atomic(), connection.cursor() as curseur:
            curseur.execute(f"SELECT count(*) FROM {lue}")
            lit.set()
            assert fini.wait(PATIENCE)

    def commander():
        try:
            assert lit.wait(PATIENCE)
            call_command("cotation", *commande)
        finally:
            fini.set()

    _, refus = ensemble(lire_sans_fin, commander)
    return refus


class TestTousEnsemble:
    def test_une_grille_une_nuit_un_guichet_et_une_designation(self, compiegne, agents, orientee, candidates):
        """The desk writes several demands in one transaction, in an order that nobody else takes."""
        nouvelle_grille(compiegne, LE)
        autres = Demande.objects.actives().exclude(pk__in=[une.pk for une in candidates]).order_by("-pk")[:4]

        def guichet():
            for _ in range(3):
                with transaction.atomic():
                    for demande in autres:
                        changer(demande, LE)

        def nommer():
            motifs = MotifsDesRangs(autres=MotifDuRang("autre", "Rencontrée."))
            vacance, par = Vacance.objects.get(pk=orientee.pk), agents["bailleur"]
            return designer(vacance, demandes=candidates, motif_insuffisance="", rangs_passes=motifs, par=par, le=LE)

        faits = ensemble(
            lambda: changer_de_grille(compiegne, le=LE), guichet, nommer, lambda: passer_la_nuit(le=LENDEMAIN)
        )

        assert set(erreurs(faits)) <= {DesignationImpossible}, faits
        assert list(verifier(le=LENDEMAIN, temoins=1)) == []
        assert set(Cotation.objects.values_list("grille__version", flat=True)) == {"2"}
        assert not en_attente()


def en_attente():
    """Return the tables that a swap left aside."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT relname FROM pg_class WHERE relname LIKE %s AND relkind = 'r'", ["%\\_neuve"])
        return curseur.fetchall()
