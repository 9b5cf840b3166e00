"""What the doors of a household and of a service share: the files read before anything is kept, the sending named."""

from uuid import uuid4

from django.http import HttpRequest

from seuil.documents.services import Recu, controler
from seuil.echanges.forms import FichiersForm
from seuil.echanges.services import Propos
from seuil.instruction.parcours import garder

JETON_MAX = 64


def propos_de(request: HttpRequest, form: FichiersForm, texte: str) -> Propos | None:
    """Read every file; return what is said, None when one was refused: the form says why, and nothing is kept."""
    recus: list[Recu] = []
    refus = garder(form.cleaned_data["fichiers"], lambda nom, contenu: recus.append(controler(nom, contenu)))
    if refus:
        form.refuser(refus)
        return None
    return Propos(texte, tuple(recus), jeton_envoye(request))


def jeton_envoye(request: HttpRequest) -> str:
    """Return how the page named this sending, "" when it did not."""
    dit = request.POST.get("jeton", "")
    return dit if dit.isascii() and len(dit) <= JETON_MAX else ""


def jeton(request: HttpRequest) -> str:
    """Return the name of the next sending: the one that was refused, or a new one."""
    return jeton_envoye(request) or str(uuid4())
