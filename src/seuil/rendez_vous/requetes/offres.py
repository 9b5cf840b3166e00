"""What a household may ask for in the towns it wishes: each kind that a town offers, or why not today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from seuil.acteurs.models import Guichet
from seuil.acteurs.requetes import guichets_de
from seuil.demandes.models import Demande
from seuil.demandes.requetes import territoires_souhaites
from seuil.regles.rendez_vous import Empechement, Regle, empechement
from seuil.rendez_vous.etats import EN_COURS, Etat
from seuil.rendez_vous.faits import au_mur, regle_locale
from seuil.rendez_vous.models import Permanence, RendezVous
from seuil.rendez_vous.nomenclatures import Orientation, Sorte
from seuil.territoires.models import Territoire


@dataclass(frozen=True, slots=True)
class Offerte:
    """A kind that a town offers; ``empechement``: why the household may not ask today; ``courant``: already asked."""

    territoire: Territoire
    sorte: Sorte
    regle: Regle
    empechement: Empechement | None
    courant: RendezVous | None


def offertes(demande: Demande, le: date) -> list[Offerte]:
    """Return what the towns of the wishes offer to a household, each kind in each town."""
    return list(_offertes(demande, territoires_souhaites(demande), le))


def offerte(demande: Demande, territoire: Territoire | None, sorte: Sorte, le: date) -> Offerte | None:
    """Return what a town offers of a kind, None when it says nothing of it or is not one that the household wishes."""
    lues = [une for une in offertes(demande, le) if une.territoire == territoire and une.sorte == sorte]
    return lues[0] if lues else None


def guichets_qui_recoivent(territoire: Territoire, sorte: Sorte, le: date) -> list[Guichet]:
    """Return the desks of a town that hold this kind: by openings, else by label, else those that register."""
    tous = list(guichets_de(territoire).select_related("territoire", "organisme"))
    tiennent = {
        permanence.guichet_id
        for permanence in Permanence.objects.filter(guichet__in=tous, sorte=sorte)
        if permanence.au is None or permanence.au >= le
    }
    ouverts = [guichet for guichet in tous if guichet.pk in tiennent]
    labellises = [guichet for guichet in tous if guichet.entretien] if sorte == Sorte.ENTRETIEN else []
    return ouverts or labellises or [guichet for guichet in tous if guichet.enregistre]


def orientations_dites(rendez_vous: RendezVous) -> list[str]:
    """Return what a report advises, in words."""
    return [str(Orientation(code).label) for code in rendez_vous.orientations]


def _offertes(demande: Demande, territoires: list[Territoire], le: date) -> Iterator[Offerte]:
    siens = list(demande.rendez_vous.select_related("guichet__territoire"))
    for territoire in territoires:
        for sorte in Sorte:
            regle = regle_locale(territoire, sorte, le)
            if regle is None:
                continue
            memes = [un for un in siens if un.sorte == sorte and un.guichet.territoire_id == territoire.pk]
            tenus = [au_mur(un.date_fixee, un.guichet).date() for un in memes if un.etat == Etat.TENU]
            courant = next((un for un in siens if un.sorte == sorte and un.etat in EN_COURS), None)
            yield Offerte(territoire, sorte, regle, empechement(regle, demande.recue_le, tenus, le), courant)
