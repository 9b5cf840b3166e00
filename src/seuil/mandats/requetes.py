"""Who may act for a household, and whose code it is."""

from datetime import date

from seuil.demandes import codes
from seuil.demandes.models import Demande
from seuil.mandats.models import REPERE_LONGUEUR, Mandat
from seuil.socle.scelles import ouvrir

LONGUEUR = REPERE_LONGUEUR + codes.LONGUEUR


def ouverts(demande: Demande, le: date) -> list[Mandat]:
    """Return the mandates that open the demand on a day."""
    return [mandat for mandat in _de(demande) if mandat.est_ouvert(le)]


def ouverts_et_finis(demande: Demande, le: date) -> dict[str, list[Mandat]]:
    """Return the mandates that open the demand on a day, and those that open nothing any more, the latest first."""
    tous = _de(demande)
    finis = [mandat for mandat in reversed(tous) if not mandat.est_ouvert(le)]
    return {"ouverts": [mandat for mandat in tous if mandat not in finis], "finis": finis}


def mandat_ouvert(pk: object, le: date) -> Mandat | None:
    """Return a mandate that is open on a day, None when it is not or no longer."""
    mandat = Mandat.objects.select_related("demande").filter(pk=pk).first() if isinstance(pk, int) else None
    return mandat if mandat is not None and mandat.est_ouvert(le) else None


def code_a_noter(demande: Demande, *, cle: bytes) -> str | None:
    """Return the code of the mandate given with the form, in the browser that it is sealed for, until it is noted."""
    garde = Mandat.objects.filter(demande=demande, scelle__isnull=False).first()
    return ouvrir(bytes(garde.scelle), cle, lie_a=demande.numero_unique) if garde and garde.scelle else None


def est_un_code_de_mandat(code: str) -> bool:
    """Say whether a code has the shape of those of mandates: the household's is shorter."""
    return len(code) == LONGUEUR


def mandat_du_code(numero: str, code: str, le: date) -> Mandat | None:
    """Return the open mandate whose code it is; one digest is computed, whether there is a mandate or not."""
    siens = Mandat.objects.select_related("demande").filter(demande__numero_unique=numero)
    mandat = siens.filter(repere=code[:REPERE_LONGUEUR]).first()
    est_bon = codes.correspond(code[REPERE_LONGUEUR:], mandat.code if mandat else "")
    return mandat if mandat is not None and est_bon and mandat.est_ouvert(le) else None


def _de(demande: Demande) -> list[Mandat]:
    return list(Mandat.objects.filter(demande=demande).select_related("demande"))
