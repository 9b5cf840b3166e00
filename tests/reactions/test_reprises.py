"""What is left to do is shown and tried again, by a command an operator types; one bad entry stops nothing."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.courriers.models import Courrier
from seuil.demandes.services import enregistrer
from seuil.journal.services import consigner
from seuil.reactions.models import Echec, Effet
from seuil.reactions.travaux import vider
from tests.reactions.file import avancer, en_file

LE = date(2026, 11, 23)


class TestTravaux:
    def test_dit_que_rien_n_attend(self, monde):
        sortie = StringIO()

        call_command("travaux", stdout=sortie)

        assert sortie.getvalue().splitlines() == [
            "Suites d’actes : 0 en attente, 0 en cours, 0 abandonnées",
            "Tâches du travailleur : 0 en attente, 0 en cours, 0 en échec",
        ]

    def test_montre_ce_qui_rate_sans_rien_dire_de_la_personne(self, dossier_intraitable):
        """N3: what, which entry, which error and where, when; no name, no number."""
        demande = enregistrer(dossier_intraitable, par=Demandeur(), le=LE).demande
        vider()
        sortie = StringIO()

        call_command("travaux", stdout=sortie)

        dit = sortie.getvalue()
        assert "Suites d’actes : 2 en attente" in dit
        assert "attester, après « Demande enregistrée » (entrée " in dit
        assert "GabaritInconnu (courriers/rendu.py, ligne " in dit
        assert "1 essai(s)" in dit
        assert "prochain essai le " in dit
        assert "Fictive" not in dit
        assert demande.numero_unique not in dit

    @pytest.mark.parametrize(
        ("etat", "dite"), [("doing", "nouvel essai en cours"), ("todo", "prochain essai"), ("failed", "abandonnée")]
    )
    def test_dit_ou_en_est_le_travail(self, dossier_intraitable, etat, dite):
        """N3: a job done again, or that waits its turn, was not given up."""
        enregistrer(dossier_intraitable, par=Demandeur(), le=LE)
        vider()
        with connection.cursor() as curseur:
            curseur.execute("delete from procrastinate_jobs where args->>'reaction' <> 'attester'")
            curseur.execute("update procrastinate_jobs set status = %s, scheduled_at = null", [etat])
        sortie = StringIO()

        call_command("travaux", stdout=sortie)

        assert dite in sortie.getvalue().splitlines()[1]
        assert ("abandonnée." in sortie.getvalue()) == (etat == "failed")

    def test_relance_ce_qui_fut_abandonne(self, dossier_intraitable, monkeypatch):
        demande = enregistrer(dossier_intraitable, par=Demandeur(), le=LE).demande
        while vider():
            avancer()
        monkeypatch.undo()
        sortie = StringIO()

        call_command("travaux", "relancer", str(Echec.objects.get().pk), stdout=sortie)
        vider()

        assert sortie.getvalue() == "1 suite(s) confiée(s) de nouveau au travailleur.\n"
        assert Courrier.objects.filter(numero_unique=demande.numero_unique).count() == 1
        assert not Echec.objects.exists()

    @pytest.mark.parametrize("numeros", [[], ["999999"]])
    def test_refuse_un_numero_inconnu(self, monde, numeros):
        with pytest.raises(CommandError, match="« seuil travaux » les montre"):
            call_command("travaux", "relancer", *numeros)


class TestUnActeDe1999:
    def test_n_arrete_rien_et_se_fait_au_dernier_jour_connu(self, demande):
        """N3: one bad entry refuses nothing, stops nothing, and is done as of the latest day known."""
        consigner("demande.modifiee", demande, par=Systeme(), le=date(1999, 1, 1))
        assert Echec.objects.get().erreur.startswith("BaremeInconnu (")

        vider()

        faits = Effet.objects.filter(entree__le=date(1999, 1, 1)).values_list("reaction", flat=True)
        assert sorted(faits) == [
            "constater_la_reponse",
            "coter",
            "inscrire_sur_les_listes",
            "prevenir",
            "tenir_les_contacts",
        ]
        assert not Echec.objects.exists()
        assert en_file() == []
