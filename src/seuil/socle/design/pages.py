"""Links to the other pages of a list, keeping the filters of the address."""

from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.functional import Promise


def contexte(page: Page[Any], parametres: QueryDict, *, libelle: str | Promise, nom: str = "page") -> dict[str, Any]:
    """Return the links of a paginated list; no links when there is one page."""

    def adresse(numero: int) -> str:
        suite = parametres.copy()
        suite[nom] = str(numero)
        return f"?{suite.urlencode()}"

    total = page.paginator.num_pages
    numeros = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1) if total > 1 else ()
    return {
        "libelle": libelle,
        "total": total,
        "numero": page.number,
        "pages": [
            {"texte": str(n), "url": adresse(n) if isinstance(n, int) else "", "courante": n == page.number}
            for n in numeros
        ],
        "precedente": adresse(page.number - 1) if page.has_previous() else "",
        "suivante": adresse(page.number + 1) if page.has_next() else "",
    }
