"""g03: what is said and what is proven are both seen; nothing falls without a reason, nor at night by chance."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from seuil.cotation.requetes import notes_courantes
from seuil.demandes.models import Demande, Origine
from seuil.demandes.services import Preuve, etablir, modifier
from seuil.instruction import services
from seuil.instruction.forms.decision import AccordForm
from seuil.instruction.models import Piece
from seuil.instruction.requetes.enjeux import enjeux
from seuil.instruction.services import Lecture, Refus
from seuil.instruction.tests.test_decider import envoyee_de
from seuil.rapprochement.services import passer_la_nuit


def a(le: date) -> datetime:
    return timezone.make_aware(datetime(le.year, le.month, le.day, 10))


def lignes(demande: Demande) -> dict[str, bool]:
    return {ligne["critere"]: ligne["provisoire"] for ligne in notes_courantes(demande)[0].lignes}


@pytest.fixture
def dite(demande, agents, le) -> Demande:
    """An eviction and a long unemployment, said and not proven."""
    changements = {"motifs": ["05"], "situations": ["chomage_long"]}
    modifier(demande, changements=changements, par=agents["guichet"], le=le)
    return Demande.objects.get(pk=demande.pk)


class TestG03:
    def test_la_note_garde_le_declare_et_le_prouve(self, dite):
        note = notes_courantes(dite)[0]

        assert note.total > note.total_prouve
        assert lignes(dite)["menace_expulsion"]

    def test_une_preuve_refusee_ote_les_points_et_dit_comment_repondre(self, dite, agents, le):
        avant = notes_courantes(dite)[0].total
        piece = envoyee_de(dite, le, code="expulsion")
        refus = Refus({piece.feuilles.get().pk: "NON_PROBANT"})

        services.refuser(piece, refus, contredits=["menace_expulsion"], par=agents["guichet"], le=le, a=a(le))

        assert "menace_expulsion" not in lignes(dite)
        assert notes_courantes(dite)[0].total < avant
        assert "Demandez une autre lecture" in Piece.objects.get(pk=piece.pk).message

    def test_une_page_illisible_n_ote_rien(self, dite, agents, le):
        avant = notes_courantes(dite)[0].total
        piece = envoyee_de(dite, le, code="expulsion")

        services.refuser(piece, Refus({piece.feuilles.get().pk: "ILLISIBLE"}), par=agents["guichet"], le=le, a=a(le))

        assert notes_courantes(dite)[0].total == avant

    def test_une_preuve_finie_la_veille_garde_ses_points_a_la_seance(self, dite, agents, le):
        veille = le + timedelta(days=10)
        etablir(dite, [Preuve("menace_expulsion", Origine.PIECE, "Jugement", le, veille)], par=agents["guichet"], le=le)
        avant = notes_courantes(dite)[0].total_prouve

        passer_la_nuit(le=veille + timedelta(days=1), confirmee=True)

        assert notes_courantes(dite)[0].total_prouve == avant

    @pytest.mark.parametrize(("mois", "compte"), [("11", False), ("13", True)])
    def test_le_tiers_confirme_moins_et_la_grille_compte_ce_qu_il_dit(self, dite, agents, le, mois, compte):
        piece = envoyee_de(dite, le, code="chomage")
        form = AccordForm({"lu_duree_chomage_mois": mois}, piece=piece, enjeux=enjeux(piece, le), le=le)
        assert form.is_valid(), form.errors

        services.accepter(piece, Lecture(datee_du=le, faits=form.faits), par=agents["guichet"], le=le, a=a(le))

        long_chomage = {nom: provisoire for nom, provisoire in lignes(dite).items() if "chomage" in nom}
        assert bool(long_chomage) is compte
        assert not any(long_chomage.values())
