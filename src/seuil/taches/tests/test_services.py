"""What is due is played once, in order; a stop, a cut, a clock that jumps or goes back changes nothing twice."""

from datetime import date, timedelta

import pytest

from seuil.journal.models import Entree
from seuil.rapprochement.services import GrilleEnAttente
from seuil.taches.models import Execution, Panne
from seuil.taches.pannes import TacheRatee
from seuil.taches.services import passer
from seuil.taches.table import TACHES
from seuil.taches.tests.horloge import a, horaire, quotidienne

pytestmark = pytest.mark.django_db
LUNDI = date(2026, 11, 23)


class Refus(Exception):
    """A person decides."""


class TestPasser:
    def test_passe_le_premier_jour_une_fois(self):
        faits = []
        tache = quotidienne(faits)

        for heure in (1, 3, 4, 23):
            passer(tache, maintenant=a(LUNDI, heure))

        assert faits == [LUNDI]

    def test_rattrape_un_week_end_jour_par_jour(self):
        """Case t03 B: never a jump."""
        faits = []
        passer(quotidienne(faits), maintenant=a(date(2026, 11, 20)))

        passees = passer(quotidienne(faits), maintenant=a(LUNDI, 8))

        assert faits == [date(2026, 11, jour) for jour in (20, 21, 22, 23)]
        assert [execution.le for execution in passees] == faits[1:]

    def test_ecrit_une_ligne_du_journal_par_jour(self, journal):
        faits = []
        passer(quotidienne(faits), maintenant=a(date(2026, 11, 22)))
        passer(quotidienne(faits), maintenant=a(LUNDI))

        actes = Entree.objects.filter(verbe="tache.passee").order_by("pk")

        assert [(acte.le, acte.par, acte.objet) for acte in actes] == [
            (date(2026, 11, 22), "Seuil", "execution"),
            (LUNDI, "Seuil", "execution"),
        ]
        assert actes[1].faits == {"tache": "essai", "faits": 2}
        assert journal(Execution.objects.latest("echeance")) == ["tache.passee"]

    def test_ne_passe_rien_deux_fois_quand_l_horloge_recule(self):
        faits = []
        for jour in (20, 23, 21, 22, 20, 23):
            passer(quotidienne(faits), maintenant=a(date(2026, 11, jour)))

        assert faits == [date(2026, 11, jour) for jour in (20, 21, 22, 23)]

    def test_passe_une_fois_la_nuit_ou_l_heure_vient_deux_fois(self):
        """Case t03 C."""
        octobre, faits = date(2026, 10, 25), []
        for seconde_fois in (False, True):
            passer(quotidienne(faits), maintenant=a(octobre, 2, 30, seconde_fois=seconde_fois))

        assert faits == [octobre]

    def test_garde_un_jour_ecrit_avec_ce_qu_il_a_fait(self):
        """Case t03 A: cut before its end, all of it is undone; it comes again, once."""
        faits = []

        def agir(*, le):
            Panne.objects.create(tache="autre", erreur=f"{le}")
            faits.append(le)
            if len(faits) == 1:
                raise KeyboardInterrupt
            return {}

        tache = quotidienne([])
        object.__setattr__(tache, "agir", agir)
        with pytest.raises(KeyboardInterrupt):
            passer(tache, maintenant=a(LUNDI))
        assert not Execution.objects.exists()

        passer(tache, maintenant=a(LUNDI))

        assert faits == [LUNDI, LUNDI]
        assert Panne.objects.get().erreur == "2026-11-23"

    def test_reprend_un_jour_coupe_d_une_tache_par_lots(self):
        faits = []
        tache = quotidienne(faits, en_une_transaction=False)
        Execution.objects.create(tache="essai", echeance=a(LUNDI, 0), commence_a=a(LUNDI, 3))

        passer(tache, maintenant=a(LUNDI))

        assert faits == [LUNDI]
        assert Execution.objects.get().fini_a is not None

    def test_s_arrete_au_premier_jour_qui_echoue(self):
        faits = []
        passer(quotidienne(faits), maintenant=a(date(2026, 11, 20)))

        def agir(*, le):
            faits.append(le)
            if le == date(2026, 11, 22):
                raise ValueError("Dupont")
            return {}

        tache = quotidienne([])
        object.__setattr__(tache, "agir", agir)
        with pytest.raises(TacheRatee):
            passer(tache, maintenant=a(LUNDI))

        assert faits == [date(2026, 11, jour) for jour in (20, 21, 22)]
        assert Panne.objects.get().erreur.startswith("ValueError")
        assert "Dupont" not in Panne.objects.get().erreur

    def test_dit_le_refus_de_la_tache_et_n_echoue_pas(self):
        def agir(*, le):
            raise Refus("Une personne décide.")

        tache = quotidienne([], refus=(Refus,))
        object.__setattr__(tache, "agir", agir)

        assert passer(tache, maintenant=a(LUNDI)) == []

        assert (Panne.objects.get().erreur, Panne.objects.get().fois) == ("Une personne décide.", 0)

    def test_dit_ce_qu_attend_la_nuit_et_qu_elle_a_echoue(self, monde, monkeypatch):
        """A backup, an import: the sentence says when to expect it, and it is tried again like what fails."""
        phrase = "Ville inventée : la grille n’a pas pu changer. " * 9

        def attendre(*, le):
            raise GrilleEnAttente(phrase)

        monkeypatch.setattr("seuil.rapprochement.services.passer_la_nuit", attendre)

        with pytest.raises(TacheRatee):
            passer(TACHES["nuit"], maintenant=a(LUNDI))

        panne = Panne.objects.get()
        assert (panne.erreur, panne.fois) == (f"{phrase[:199]}…", 1)


class TestHorlogeQuiSaute:
    def test_passe_quarante_jours_sans_rien_demander(self):
        faits = []
        passer(quotidienne(faits), maintenant=a(LUNDI))

        passer(quotidienne(faits), maintenant=a(LUNDI + timedelta(40)))

        assert len(faits) == 41
        assert not Panne.objects.exists()

    def test_ne_passe_rien_au_dela_et_le_dit(self):
        """N4: a clock set in 2031 plays nothing."""
        faits = []
        passer(quotidienne(faits), maintenant=a(LUNDI))

        assert passer(quotidienne(faits), maintenant=a(LUNDI + timedelta(41))) == []

        assert faits == [LUNDI]
        assert Panne.objects.get().erreur == (
            "Du 24/11/2026 au 03/01/2027, 41 jours attendent : l’horloge a pu sauter. "
            "Si elle est juste, lancez « seuil taches rattraper --confirmer »."
        )

    def test_passe_tout_jour_par_jour_quand_une_personne_confirme(self):
        faits = []
        passer(quotidienne(faits), maintenant=a(LUNDI))
        passer(quotidienne(faits), maintenant=a(LUNDI + timedelta(60)))

        passer(quotidienne(faits), maintenant=a(LUNDI + timedelta(60)), confirmee=True)

        assert faits == [LUNDI + timedelta(rang) for rang in range(61)]
        assert not Panne.objects.exists()

    def test_reprend_son_cours_quand_l_horloge_est_remise(self):
        faits = []
        passer(quotidienne(faits), maintenant=a(LUNDI))
        passer(quotidienne(faits), maintenant=a(date(2031, 1, 1)))

        passer(quotidienne(faits), maintenant=a(LUNDI + timedelta(1)))

        assert faits == [LUNDI, LUNDI + timedelta(1)]
        assert not Panne.objects.exists()


class TestHoraire:
    def test_passe_une_fois_par_heure_et_une_fois_pour_celles_qui_manquent(self):
        faits = []
        for moment in (a(LUNDI, 8, 1), a(LUNDI, 8, 40), a(LUNDI, 17, 5), a(LUNDI, 17, 6), a(LUNDI, 8, 50)):
            passer(horaire(faits), maintenant=moment)

        assert faits == [a(LUNDI, 8, 1), a(LUNDI, 17, 5)]

    def test_n_ecrit_rien_au_journal_et_s_oublie_apres_un_mois(self):
        for jour in (LUNDI, LUNDI + timedelta(31), LUNDI + timedelta(32)):
            passer(horaire([]), maintenant=a(jour, 8))

        assert not Entree.objects.filter(verbe="tache.passee").exists()
        assert Execution.objects.count() == 2
