"""`seuil taches`: an operator reads where each task stands, plays what is due, confirms a long stop."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from seuil.rapprochement.models import Nuit
from seuil.taches.models import Execution
from seuil.taches.pannes import noter
from seuil.taches.rythmes import minuit
from seuil.taches.table import TACHES

pytestmark = pytest.mark.django_db


def taper(*mots: str) -> list[str]:
    """Return what the command says."""
    sortie = StringIO()
    call_command("taches", *mots, stdout=sortie)
    return sortie.getvalue().splitlines()


def faite_il_y_a(jours: int, *taches: str) -> None:
    """Let tasks be last done some days ago."""
    echeance = minuit(timezone.localdate() - timedelta(jours))
    for tache in taches:
        Execution.objects.create(tache=tache, echeance=echeance, commence_a=echeance, fini_a=echeance)


QUOTIDIENNES = (
    "nuit",
    "publier",
    "brouillons",
    "papiers",
    "identites",
    "echeances",
    "fins",
    "preuves",
    "foyers",
    "ressemblances",
    "courrier",
    "notifications",
    "ouvertures",
    "resume",
)


class TestMontrer:
    def test_dit_une_ligne_par_tache(self, db):
        dit = taper()

        assert len(dit) == len(TACHES)
        assert dit[0].startswith("Scellés du journal (sceller, chaque minute) : jamais passée, dernière réussite : ")
        assert dit[2].startswith("Scores et listes du jour (nuit, chaque jour à partir de 3 h 10) : ")

    def test_dit_le_retard_et_le_dernier_echec(self, db):
        faite_il_y_a(5, "nuit")
        noter("nuit", "ValueError (rapprochement/services/passer.py, ligne 54)")

        ligne = taper("montrer")[2]

        assert "en échec, dernière réussite : " in ligne
        assert " jours à rattraper. ValueError (rapprochement/services/passer.py, ligne 54). 1 essai(s)" in ligne

    def test_montre_aussi_ce_qui_echoue_hors_de_la_table(self, db):
        noter("veiller", "OperationalError")

        assert taper()[-1].startswith("Regard du travailleur sur l’horloge (veiller) : en échec. OperationalError. 1")


class TestPasserALaMain:
    def test_passe_ce_qui_attend_jour_par_jour(self, monde, tetes):
        hier = timezone.localdate() - timedelta(1)
        faite_il_y_a(3, "nuit")

        dit = taper("passer", "nuit", "--le", f"{hier}")

        assert dit == [f"nuit : 2 jours, du {hier - timedelta(1):%d/%m/%Y} au {hier:%d/%m/%Y}."]
        assert taper("passer", "nuit", "--le", f"{hier}") == ["nuit : rien n’attend."]

    def test_passe_toutes_les_taches(self, monde, tetes):
        faite_il_y_a(1, *QUOTIDIENNES)

        dit = taper("passer")

        assert [ligne.split(" : ")[0] for ligne in dit] == list(TACHES)
        assert dit[0] == "sceller : fait."

    @pytest.mark.parametrize(
        ("mots", "phrase"),
        [
            (["passer", "nuits"], "Aucune tâche ne s’appelle « nuits ». Il y a : sceller, connexions, nuit"),
            (["passer", "sceller", "--le", "2026-11-01"], "« sceller » passe chaque minute : --le ne la concerne pas"),
            (["passer", "nuit", "--le", "hier"], "la date « hier » se lit mal"),
            (["passer", "nuit", "--le", "2199-01-01"], "n’est pas encore venu"),
        ],
    )
    def test_refuse_en_une_phrase(self, db, mots, phrase):
        with pytest.raises(CommandError, match=phrase):
            taper(*mots)

    def test_dit_ce_qui_echoue(self, barree):
        with pytest.raises(CommandError, match=r"sceller a échoué : FileExistsError .*la suite attend"):
            taper("passer", "sceller")


class TestRattraper:
    def test_demande_de_confirmer_et_ne_passe_rien(self, monde, tetes):
        """N4: forty-one days or more are played when a person says that the clock is right."""
        faite_il_y_a(60, *QUOTIDIENNES)
        with pytest.raises(CommandError, match="l’horloge a pu sauter"):
            taper("passer", "nuit")

        with pytest.raises(CommandError, match=r"nuit : (59|60) jours, du .* relancez avec --confirmer"):
            taper("rattraper")

        assert not Nuit.objects.exists()

    def test_dit_que_rien_n_attend(self, db):
        faite_il_y_a(0, *QUOTIDIENNES)

        with pytest.raises(CommandError, match="Aucun jour n’attend"):
            taper("rattraper")

    def test_passe_chaque_jour_une_fois_confirme(self, db, tetes):
        faite_il_y_a(60, *QUOTIDIENNES)

        dit = taper("rattraper", "--confirmer")

        assert [ligne.split(" : ")[0] for ligne in dit] == list(QUOTIDIENNES)
        assert Execution.objects.filter(tache="brouillons").count() in (60, 61)
        assert Nuit.objects.filter(est_un_saut=True).count() == 0
