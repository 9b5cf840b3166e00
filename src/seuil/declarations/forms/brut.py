"""What was typed, as a draft keeps it: text by name of field, bound again to a form, or taken out of a longer one."""

from collections.abc import Iterable

from django.http import QueryDict

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.models import Brut


def lie(dite: Brut | None, prefixe: str = "") -> QueryDict | None:
    """Return what was kept as if it had just been typed, on the row of a ``prefixe``; None when nothing was."""
    if dite is None:
        return None
    saisi = QueryDict(mutable=True)
    for nom, valeurs in dite.items():
        saisi.setlist(f"{prefixe}-{nom}" if prefixe else nom, valeurs)
    return saisi


def detache(saisi: QueryDict, prefixe: str) -> QueryDict:
    """Return what was typed on the row of a ``prefixe``, as if it had been alone; everything without one."""
    if not prefixe:
        return saisi
    propre = QueryDict(mutable=True)
    for nom, valeurs in saisi.lists():
        if nom.startswith(f"{prefixe}-"):
            propre.setlist(nom.removeprefix(f"{prefixe}-"), valeurs)
    return propre


def brut(saisi: QueryDict, form: EtapeForm) -> Brut:
    """Return what was typed for this form, as text, to be kept in the draft."""
    siens = (nom for nom in saisi if any(nom == champ or nom.startswith(f"{champ}_") for champ in form.fields))
    dite = sans_nul(saisi, siens)
    return dite | form.sous_entendu(dite)


def sans_nul(saisi: QueryDict, noms: Iterable[str]) -> Brut:
    """Return these answers without NUL, which JSON does not keep in PostgreSQL."""
    return {nom: [dite.replace("\0", "") for dite in saisi.getlist(nom)] for nom in noms if "\0" not in nom}


def ecrit(dite: Brut, *noms: str) -> str:
    """Return the first text of each of these fields, right or wrong, those left empty apart."""
    return " ".join(filter(None, (next(iter(dite.get(nom, [])), "").strip() for nom in noms)))
