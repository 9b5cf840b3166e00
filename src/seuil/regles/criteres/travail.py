"""What several rules say of work and of income: not criteria by themselves."""

from __future__ import annotations

from typing import Any

from seuil.regles.criteres.nomenclatures import SituationPro


def est_au_premier_quartile(d: Any, c: Any) -> Any:
    """Say whether income per consumption unit is under the yearly threshold; false when it is not known."""
    return (d.revenu_uc_annuel >= 0) & (d.revenu_uc_annuel < c.seuil_premier_quartile)


def a_un_emploi(d: Any) -> Any:
    salarie = (d.situation_pro == int(SituationPro.CDI)) | (d.situation_pro == int(SituationPro.CDD))
    return salarie | (d.situation_pro == int(SituationPro.ART)) | (d.situation_pro == int(SituationPro.APP))
