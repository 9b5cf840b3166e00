"""Score and list the demands of a file lot by lot, each lot with its rows or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from seuil.cotation.requetes import cles_en_vigueur, derniere_nuit
from seuil.cotation.services import ecrire_dans
from seuil.demandes.models import Demande
from seuil.demandes.requetes.tableaux import Dossiers
from seuil.rapprochement.moteurs.calcul import Cadre, Calcul
from seuil.rapprochement.services.passer import arretes_au
from seuil.rapprochement.services.reprendre import cadre_du, calculer_si_possible, ecrire_le_calcul, reprendre
from seuil.socle.db.cles import parmi


@dataclass(frozen=True, slots=True)
class Prepare:
    """A lot computed ahead, and under what; ``calcul`` is None when a household is beyond what columns hold."""

    cadre: Cadre
    calcul: Calcul | None


class CoterEnImportant:
    """What `importations.services.importer` writes beside each lot (its `Suite`): scores and lists.

    They stand at the day of the import, or at the day of the last night when it is later: a lot never takes a
    territory back. ``faites``: how many demands were scored.
    """

    def __init__(self, le: date) -> None:
        self._le, self.faites = le, 0

    def commencer(self) -> None:
        """Read what lots are computed under."""
        self._cadre = cadre_du(jour_des_scores(self._le))

    def preparer(self, dossiers: Dossiers) -> Prepare:
        """Compute ahead under the day and the grids known when the file was opened, or at the last night since."""
        cadre = self._cadre
        return Prepare(cadre, calculer_si_possible(dossiers, cadre))

    def ecrire(self, prepare: Prepare, lignes: list[int], cles: list[int]) -> None:
        """Write the scores and lists of these rows; read their dossiers again if a grid or a night came since."""
        self.faites += len(cles)
        if prepare.calcul is None:
            return self._reprendre(cles)
        calcul, cadre = prepare.calcul.pour(lignes, cles), prepare.cadre
        territoires = [str(territoire) for territoire in calcul.observees["territoire"].unique()]
        ecrire_dans({*territoires, *calcul.listees["territoire_id"].unique()}, cles)
        connues = {code: cadre.grilles[code].pk for code in territoires if code in cadre.grilles}
        if not _nuit_depuis(cadre.le) and cles_en_vigueur(territoires, cadre.le) == connues:
            return ecrire_le_calcul(calcul, le=cadre.le)
        return self._reprendre(cles)

    def _reprendre(self, cles: list[int]) -> None:
        le = jour_des_scores(self._le)
        if le > self._cadre.le:
            self._cadre = cadre_du(le)
        reprendre(le=le, avancer=lambda fait: None, demandes=Demande.objects.filter(pk__in=parmi(cles)))


def _nuit_depuis(le: date) -> bool:
    nuit = derniere_nuit()
    return nuit is not None and nuit > le


def jour_des_scores(le: date) -> date:
    """Return the day at which the scores of demands taken in on a day stand: never before the last night."""
    return max(le, arretes_au() or le)
