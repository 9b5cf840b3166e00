"""Score and list the demands of a file lot by lot, each lot with its rows or not at all."""

from __future__ import annotations

from datetime import date

from seuil.cotation.requetes import cles_en_vigueur
from seuil.cotation.services import ecrire_dans
from seuil.demandes.models import Demande
from seuil.demandes.requetes.tableaux import Dossiers
from seuil.rapprochement.moteurs.calcul import Calcul
from seuil.rapprochement.services.reprendre import cadre_du, calculer_si_possible, ecrire_le_calcul, reprendre
from seuil.socle.db.cles import parmi


class CoterEnImportant:
    """What `importations.services.importer` writes beside each lot (its `Suite`): scores and lists as of a day.

    ``faites``: how many demands were scored.
    """

    def __init__(self, le: date) -> None:
        self._le, self.faites = le, 0

    def commencer(self) -> None:
        """Read what lots are computed under."""
        self._cadre = cadre_du(self._le)

    def preparer(self, dossiers: Dossiers) -> Calcul | None:
        """Compute ahead under the grids known when the file was opened."""
        return calculer_si_possible(dossiers, self._cadre)

    def ecrire(self, prepare: Calcul | None, lignes: list[int], cles: list[int]) -> None:
        """Write the scores and lists of these rows; read their dossiers again if a grid was published since."""
        self.faites += len(cles)
        if prepare is None:
            return self._reprendre(cles)
        calcul = prepare.pour(lignes, cles)
        territoires = [str(territoire) for territoire in calcul.observees["territoire"].unique()]
        ecrire_dans({*territoires, *calcul.listees["territoire_id"].unique()}, cles)
        grilles = self._cadre.grilles
        connues = {code: grilles[code].pk for code in territoires if code in grilles}
        if cles_en_vigueur(territoires, self._le) != connues:
            return self._reprendre(cles)
        return ecrire_le_calcul(calcul, le=self._le)

    def _reprendre(self, cles: list[int]) -> None:
        reprendre(le=self._le, avancer=lambda fait: None, demandes=Demande.objects.filter(pk__in=parmi(cles)))
