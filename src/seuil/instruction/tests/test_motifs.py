"""A town adds its own reasons to send a paper again: the agent gives them, the household reads them."""

from datetime import datetime, time

import pytest
from django.utils import timezone

from seuil.demandes.models import Demande
from seuil.instruction import services
from seuil.instruction.forms.decision import RefusForm
from seuil.instruction.models import Piece
from seuil.instruction.portail.feuilles import montrees
from seuil.instruction.requetes import papier
from seuil.instruction.requetes.dossier import papiers_du_dossier
from seuil.instruction.requetes.motifs import motifs_d_ici
from seuil.instruction.services import Refus
from seuil.regles.motifs_pieces import motifs_de_piece
from seuil.territoires import reference
from seuil.territoires.models import Territoire
from seuil.territoires.reference import TerritoireInvalide, charger_territoires, tables

CAPTURE = {
    "libelle": "Capture d’écran",
    "phrase": "C’est une capture d’écran.",
    "que_faire": "Téléchargez le PDF du site, puis envoyez-le.",
}


def charger(monkeypatch, motifs) -> None:
    """Load the file of the town of the household as if it held these reasons."""
    siens = [table | {"motifs_pieces": motifs} if table["code"] == "compiegne" else table for table in tables()]
    monkeypatch.setattr(reference, "tables", lambda: iter(siens))
    charger_territoires()


@pytest.fixture
def refusee(monkeypatch, demande, envoyee, agents, le) -> Piece:
    charger(monkeypatch, {"CAPTURE": CAPTURE})
    piece = Piece.objects.get(pk=envoyee.pk)
    a = timezone.make_aware(datetime.combine(le, time(10)))
    services.refuser(piece, Refus({piece.feuilles.first().pk: "CAPTURE"}), par=agents["guichet"], le=le, a=a)
    return Piece.objects.get(pk=envoyee.pk)


class TestUneVille:
    def test_offre_son_motif_apres_les_communs(self, monkeypatch, envoyee, le):
        communs = [code for code, _ in RefusForm(piece=envoyee, le=le).fields[_premier(envoyee)].choices]

        charger(monkeypatch, {"CAPTURE": CAPTURE})

        offerts = list(RefusForm(piece=Piece.objects.get(pk=envoyee.pk), le=le).fields[_premier(envoyee)].choices)
        assert offerts[-1] == ("CAPTURE", "Capture d’écran")
        assert [code for code, _ in offerts[:-1]] == communs

    def test_est_lue_par_le_foyer_et_au_dossier(self, demande, refusee, agents, le):
        dit = f"{CAPTURE['phrase']} {CAPTURE['que_faire']}"
        lue = papier(demande, "livret_famille", None, le, tout_voir=False)

        assert CAPTURE["que_faire"] in refusee.message
        assert [une["raison"] for une in montrees(lue)] == [dit, "", ""]
        (ligne,) = [une for une in papiers_du_dossier(agents["guichet"], demande, le) if une.piece == refusee]
        assert ligne.refusees == [("1.jpg", "Capture d’écran")]

    def test_n_ajoute_rien_ailleurs(self, refusee, demande, le):
        ailleurs = Territoire.objects.get(code="nancy")
        demande.souhaits.all().delete()
        demande.souhaits.create(commune=ailleurs.epci.commune_set.first(), ordre=1)

        assert set(motifs_d_ici(Demande.objects.get(pk=demande.pk), le)) == {un.code for un in motifs_de_piece(le)}

    def test_n_ote_pas_un_motif_commun(self, monkeypatch, demande, le):
        with pytest.raises(TerritoireInvalide, match=r"compiegne : .*« COUPEE »"):
            charger(monkeypatch, {"COUPEE": {"phrase": ""}})

        assert "COUPEE" in motifs_d_ici(demande, le)


def _premier(piece: Piece) -> str:
    return f"motif_{piece.feuilles.first().pk}"
