"""Demands changed by desks while all of them are scored again, a night passes, or a grid is put in another's place."""

from datetime import date
from threading import Event

import pytest
from django.db import connection, transaction

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.cotation.models import Cotation, Retouche
from seuil.cotation.services import coter_la_demande, publier
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande
from seuil.demandes.services import radier
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.services import changer_de_grille, inscrire_la_demande, passer_la_nuit, reprendre, verifier
from seuil.rapprochement.tests.grilles import version
from seuil.reactions.travaux import vider
from seuil.socle.db import tenues
from seuil.territoires.models import Territoire
from tests.concurrence.test_au_meme_instant import ensemble, erreurs
from tests.patience import PATIENCE, attendre

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)


def changer(cle, surface):
    """Change a demand as a desk does: its answer, then its score and its lists."""
    Demande.objects.filter(pk=cle).update(surface=surface, demande_elargie=True)
    demande = Demande.objects.get(pk=cle)
    coter_la_demande(demande, le=LE)
    inscrire_la_demande(demande, le=LE)


class TestEnMemeTemps:
    def test_un_calcul_de_toutes_n_efface_aucun_changement(self, monde):
        cles = list(Demande.objects.order_by("pk").values_list("pk", flat=True)[:4])

        faits = ensemble(
            lambda: reprendre(le=LE, avancer=lambda fait: None),
            *[lambda cle=cle: changer(cle, 9) for cle in cles],
            lambda: reprendre(le=LE, avancer=lambda fait: None),
        )

        assert erreurs(faits) == []
        assert list(verifier(le=LE, temoins=1)) == []
        assert set(Demande.objects.filter(pk__in=cles).values_list("surface", flat=True)) == {9}

    def test_une_nuit_n_efface_aucun_changement(self, monde):
        cles = list(Demande.objects.order_by("pk").values_list("pk", flat=True)[:4])

        faits = ensemble(lambda: passer_la_nuit(le=LE), *[lambda cle=cle: changer(cle, 12) for cle in cles])

        assert erreurs(faits) == []
        assert list(verifier(le=LE, temoins=1)) == []


class TestGrilleEtGuichets:
    """A grid is prepared aside: a reader keeps its swap from happening while desks write, then lets it be."""

    def test_un_guichet_n_attend_pas_une_grille_et_rien_de_ce_qu_il_ecrit_n_est_perdu(self, monde):
        compiegne = Territoire.objects.get(pk="compiegne")
        passer_la_nuit(le=LE)
        publier(compiegne, texte=version(2, str(LE), seuil=4000), par=Systeme(), le=LE)
        inscrites = Pretendant.objects.filter(territoire="compiegne").order_by("demande_id")
        cles = list(inscrites.values_list("demande_id", flat=True).distinct()[:6])
        se_prepare, ont_ecrit = Event(), Event()

        def changer_la_grille():
            assert se_prepare.wait(PATIENCE)
            changer_de_grille(compiegne, le=LE)

        def ecrire():
            try:
                attendre_la_refonte()
                for cle in cles[:4]:
                    changer(cle, 9)
                for cle in cles[4:]:
                    quitter(cle)
            finally:
                ont_ecrit.set()

        faits = ensemble(lecteur(se_prepare, ont_ecrit), changer_la_grille, ecrire)

        assert erreurs(faits) == []
        assert list(verifier(le=LE, temoins=1)) == []
        assert set(Cotation.objects.filter(demande__in=cles).values_list("grille__version", flat=True)) == {"2"}
        assert not inscrites.filter(demande__in=cles[4:]).exists()
        assert not Retouche.objects.exists()

    def test_une_grille_coupee_ne_laisse_rien_qui_gene_la_suivante(self, monde):
        compiegne = Territoire.objects.get(pk="compiegne")
        cle = Demande.objects.order_by("pk").first().pk
        Retouche.objects.create(territoire=compiegne, demande_id=cle)

        changer_de_grille(compiegne, le=LE)

        assert not Retouche.objects.exists()
        assert list(verifier(le=LE, temoins=1)) == []


def quitter(cle):
    """Withdraw a demand, as its household does: it leaves every list."""
    demande = Demande.objects.get(pk=cle)
    radier(demande, motif=MotifRadiation.ABANDON, par=Demandeur(demande.numero_unique), le=LE)
    vider()


def lecteur(lit, jusqu_a):
    """Return who reads the tables of Compiègne and keeps their swap back: says when it reads, ends when told."""

    def lire():
        with transaction.atomic():
            Cotation.objects.filter(territoire="compiegne").count()
            Pretendant.objects.filter(territoire="compiegne").count()
            lit.set()
            assert jusqu_a.wait(PATIENCE)

    return lire


def attendre_la_refonte():
    """Wait until somebody rebuilds a territory aside."""
    attendre(se_refait, "Nobody rebuilds a territory.")


def se_refait() -> bool:
    with connection.cursor() as curseur:
        curseur.execute(
            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND granted"
            " AND mode = 'ExclusiveLock'",
            [tenues.REFONTE],
        )
        return curseur.fetchone() is not None
