"""Give to the antivirus what waits for it, oldest first; nobody has to ask."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from seuil.documents.models import Analyse, Document, Quarantaine
from seuil.documents.moteurs import clamd
from seuil.documents.requetes import lire_l_original

LOT = 100  # in one run: the next minute goes on


def analyser_les_attentes(*, maintenant: datetime) -> dict[str, int]:
    """Analyse what waits and say how many were healthy, how many dangerous. Raises MoteurAbsent, the rest waiting.

    An engine that is set and stopped is told before anything waits for it.
    """
    comptes = {"saines": 0, "dangereuses": 0}
    en_attente = Document.objects.filter(analyse=Analyse.EN_ATTENTE, efface_le=None).order_by("depose_a", "pk")
    if settings.CLAMD:
        clamd.moteur()
    for cle in list(en_attente.values_list("pk", flat=True)[:LOT]):
        trouve = _analyser(cle, maintenant)
        if trouve is not None:
            comptes["dangereuses" if trouve else "saines"] += 1
    return {nom: nombre for nom, nombre in comptes.items() if nombre}


def _analyser(cle: int, maintenant: datetime) -> str | None:
    """Analyse one, outside any transaction; return what was found, None when somebody else removed it."""
    quarantaine = Quarantaine.objects.filter(document=cle, document__analyse=Analyse.EN_ATTENTE).first()
    if quarantaine is None:
        return None
    verdict = clamd.analyser(lire_l_original(quarantaine))
    return verdict.trouve if _noter(quarantaine, verdict, maintenant) else None


@transaction.atomic
def _noter(quarantaine: Quarantaine, verdict: clamd.Verdict, maintenant: datetime) -> bool:
    """Write what was said, and destroy what came; what is dangerous leaves nothing but its row."""
    analyse = Analyse.INFECTEE if verdict.trouve else Analyse.SAINE
    vide = {"chiffre": b"", "cle_scellee": b""} if verdict.trouve else {}
    attendu = Document.objects.filter(pk=quarantaine.document_id, analyse=Analyse.EN_ATTENTE)
    notes = attendu.update(analyse=analyse, analysee_a=maintenant, moteur=verdict.moteur, **vide)
    quarantaine.delete()
    return bool(notes)
