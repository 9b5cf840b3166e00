"""One reaction, once: what it writes and the row that says it was done are of the same transaction."""

from datetime import date
from pathlib import Path
from traceback import extract_tb

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.utils import translation

from seuil.journal.models import Entree
from seuil.reactions.models import Echec, Effet
from seuil.reactions.table import Reaction

PAQUET = Path(__file__).resolve().parents[1]
LONGUEUR = 160


def produire(entree: Entree, reaction: Reaction, *, le: date) -> bool:
    """Run a reaction unless it was done; return whether it ran. Two at once: the second waits, then does nothing.

    In French whatever the page that called: letters and messages are acts (docs/decisions/0041).
    """
    with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
        _, est_neuf = Effet.objects.get_or_create(entree=entree, reaction=reaction.nom)
        if est_neuf:
            reaction.agir(entree, le)
            Echec.objects.filter(entree=entree, reaction=reaction.nom).delete()
    return est_neuf


def noter_l_echec(entree: Entree, nom: str, erreur: Exception) -> str:
    """Keep that a reaction failed, for `seuil travaux`; return what is kept of the error."""
    dite = designation(erreur)
    echec, _ = Echec.objects.get_or_create(entree=entree, reaction=nom, defaults={"erreur": dite})
    echec.erreur, echec.fois = dite, F("fois") + 1
    echec.save(update_fields=["erreur", "fois", "dernier_a"])
    return dite


def designation(erreur: Exception) -> str:
    """Return the class of an error and the place of our code it came from: its message may hold a person's data."""
    places = [trace for trace in extract_tb(erreur.__traceback__) if PAQUET in Path(trace.filename).parents]
    lieu = f" ({Path(places[-1].filename).relative_to(PAQUET)}, ligne {places[-1].lineno})" if places else ""
    return f"{type(erreur).__name__}{lieu}"[:LONGUEUR]


def dernier_jour(entree: Entree) -> date:
    """Return the latest day of the acts about the same object: late work must not bring it back in time."""
    actes = Entree.objects.filter(objet=entree.objet, objet_id=entree.objet_id)
    jour: date = actes.aggregate(jour=Max("le"))["jour"]
    return jour
