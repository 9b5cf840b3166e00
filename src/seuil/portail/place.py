"""Where a demand stands among those like it, and how long the others waited (art. R441-2-17)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext, ngettext

from seuil.baux.courriers import effet_d_un_refus
from seuil.baux.requetes import attentes
from seuil.cotation.models import Note
from seuil.demandes.models import Demande
from seuil.portail.gardees import garder_un_instant
from seuil.rapprochement.requetes import semblables
from seuil.regles.calendrier import mois_revolus
from seuil.regles.delais import saisine_mediation_le
from seuil.regles.publication import (
    DelaiConstate,
    Position,
    Tranche,
    constater,
    distribuer,
    est_publiable,
    observe_depuis,
    situer,
)
from seuil.socle.design.mesures import nombre
from seuil.territoires.models import Commune, Territoire
from seuil.territoires.requetes import attente_anormale, territoire_de

RIEN: Final[dict[str, Any]] = {"position": None, "prouvee": None, "barres": []}


@dataclass(frozen=True, slots=True)
class Place:
    """The demands compared (types, commune), where this one stands by points or, without a grid, by seniority.

    ``position`` counts the others, None when too few demands may be told; ``prouvee``: the same with its proven points
    alone. ``barres``: this demand is in its own.
    """

    types: list[str]
    commune: Commune
    le: date
    points: int | None
    position: Position | None
    prouvee: Position | None
    barres: list[dict[str, Any]]
    constate: DelaiConstate | None
    depuis: date
    attente: int
    anormale: int | None
    anormale_le: date | None
    effet_d_un_refus: str

    @property
    def total(self) -> str:
        """How many demands the chart holds."""
        return nombre(sum(barre["valeur"] for barre in self.barres))

    @property
    def mediane(self) -> str:
        """The wait that half of the households did not exceed; "" when too few are observed."""
        return _mois(self.constate.median) if self.constate else ""

    @property
    def la_mienne(self) -> str:
        """The wait of this household so far."""
        return _mois(self.attente)

    @property
    def reperes(self) -> list[dict[str, str]]:
        """The delay observed in three figures, the household's own wait among them."""
        constate = self.constate
        assert constate is not None
        entre = gettext("%(debut)s à %(fin)s mois") % {"debut": constate.premier_decile, "fin": constate.dernier_decile}
        return [
            {"valeur": self.mediane, "libelle": gettext("la moitié des ménages n’ont pas attendu plus")},
            {"valeur": self.la_mienne, "libelle": gettext("votre attente à ce jour")},
            {"valeur": entre, "libelle": gettext("8 ménages sur 10 ont attendu entre ces durées")},
        ]

    @property
    def constat(self) -> str:
        """What the chart says, for who does not see it."""
        (ici,) = (barre for barre in self.barres if barre["vous"])
        compte = ngettext("%(n)s demande", "%(n)s demandes", ici["valeur"]) % {"n": ici["valeur"]}
        dite = gettext(
            "Nombre de demandes par tranche de points. La vôtre commence à %(libelle)s et compte %(compte)s."
        )
        return dite % {"libelle": ici["libelle"], "compte": compte}


def place(demande: Demande, notes: list[Note], *, le: date) -> Place:
    """Return where a demand stands in its first wished commune, for the types it asks for."""
    commune = demande.premier_souhait.commune
    territoire = territoire_de(commune)
    note = next((lue for lue in notes if territoire is not None and lue.territoire_id == territoire.pk), None)
    situee = _par_points(demande, commune, note, le) if note is not None else _par_anciennete(demande, commune, le)
    depuis = observe_depuis(le)
    anormale = attente_anormale(commune, demande.types, le)
    return Place(
        types=list(demande.types),
        commune=commune,
        le=le,
        points=note.total if note is not None else None,
        constate=_constate(commune, demande.types, depuis, le),
        depuis=depuis,
        attente=mois_revolus(demande.recue_le, le),
        anormale=anormale,
        effet_d_un_refus=effet_d_un_refus(commune),
        anormale_le=saisine_mediation_le(demande.recue_le, anormale) if anormale else None,
        **situee,
    )


def _constate(commune: Commune, types: list[str], depuis: date, le: date) -> DelaiConstate | None:
    """Return how long those who signed there had waited: the same for all who look."""
    cle = ("attentes", commune.pk, *sorted(types), depuis, le)
    return garder_un_instant(cle, lambda: constater(attentes(commune, types, apres=depuis, jusqu_a=le), le))


def _par_points(demande: Demande, commune: Commune, note: Note, le: date) -> dict[str, Any]:
    """Return the position by points, and the tiers that hold the others and this demand."""
    autres = _autres(semblables.par_score, demande, commune, note.territoire, sous=note.grille_id, le=le)
    tous = autres + Counter([note.total])
    if not est_publiable(tous, le):
        return RIEN
    return {
        "position": situer(autres, note.total),
        "prouvee": situer(autres, note.total_prouve) if note.total_prouve != note.total else None,
        "barres": [_barre(tranche, note.total) for tranche in distribuer(tous, le)],
    }


def _par_anciennete(demande: Demande, commune: Commune, le: date) -> dict[str, Any]:
    """Return the position by seniority, which orders the demands where no grid weighs them."""
    autres = _autres(semblables.par_anciennete, demande, commune, sous=None, le=le)
    suffit = est_publiable({0: autres.total() + 1}, le)
    return {**RIEN, "position": situer(autres, (le - demande.recue_le).days)} if suffit else RIEN


def _autres(
    compter: Callable[..., Counter[int]], demande: Demande, *ou: Commune | Territoire, sous: int | None, le: date
) -> Counter[int]:
    """Return the demands like this one without it: counting a whole town is done once for all who look.

    ``sous``: the grid that weighs them. A demand that the kept count does not hold as it is now has it counted again.
    """
    cle = (compter.__name__, *sorted(demande.types), *(lieu.pk for lieu in ou), sous, le)
    tous = garder_un_instant(cle, lambda: compter(demande.types, *ou, le=le))
    la_sienne = compter(demande.types, *ou, le=le, de=demande)
    return (tous if la_sienne <= tous else compter(demande.types, *ou, le=le)) - la_sienne


def _barre(tranche: Tranche, points: int) -> dict[str, Any]:
    return {"libelle": _libelle(tranche), "valeur": tranche.demandes, "vous": tranche.contient(points)}


def _libelle(tranche: Tranche) -> str:
    if tranche.de is None:
        return gettext("sous 0")
    return f"{tranche.de}+" if tranche.jusqu_a is None else str(tranche.de)


def _mois(mois: int) -> str:
    return ngettext("%(n)s mois", "%(n)s mois", mois) % {"n": mois}
