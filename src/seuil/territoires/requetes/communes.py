"""The only search of a commune: from what people write to the communes of today that it may mean."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from django.db.models import Q, QuerySet
from django.db.models.functions import Reverse
from rapidfuzz import process
from rapidfuzz.distance import OSA

from seuil.regles.zonage import anciens_codes
from seuil.territoires.faits import Lieu, Suggestion, lieu_principal, pourquoi
from seuil.territoires.models import Commune, Localite
from seuil.territoires.requetes.ecriture import Ecriture, cle_de_lieu, lire

PROPOSEES: Final = 8
RESSEMBLANCE: Final = 0.75  # from which two keys may be one name and a slip of the finger
SAINTS: Final = ("saintes", "sainte", "saints", "saint")
DEBUT, FIN, DEUX_LETTRES, PEU = 3, 4, 2, 2
Localites = QuerySet[Localite]


def chercher_communes(
    saisie: str,
    *,
    ressort: str | None = None,
    souhaitables: bool = False,
    limite: int = PROPOSEES,
    proches: bool = True,
) -> list[Suggestion]:
    """Return the places that a text may mean, best first; what was written comes before what is only near it.

    « St Denis », « Paris 16e », « Mans (Le) », « Seynod », « 60200 », « 60321 Compiègne Cedex », an INSEE code.
    ``souhaitables`` keeps the communes where the national demand exists, ``ressort`` those of one. Without ``proches``,
    only what was written.
    """
    lue, localites = lire(saisie), _localites(ressort, souhaitables=souhaitables)
    trouvees = _differentes(_exactes(lue, localites), limite)
    une_lettre = len(lue.nom) == 1  # « Y », or nothing yet
    if not proches or len(trouvees) == limite or (trouvees and lue.code) or une_lettre:
        return trouvees
    voisines = _commencees(lue, localites, limite) if trouvees else _voisines(lue, localites, limite)
    return _differentes(chain(trouvees, voisines), limite)


def _localites(ressort: str | None, *, souhaitables: bool) -> Localites:
    localites = Localite.objects.select_related("commune__departement").order_by("-population", "commune")
    if souhaitables:
        localites = localites.filter(ressort__isnull=False)
    return localites.filter(ressort=ressort) if ressort else localites


def _exactes(lue: Ecriture, localites: Localites) -> Iterator[Suggestion]:
    """Yield what was written; a name of today with its code is not that of a commune that left it."""
    if not lue.nom:
        yield from _du_code(lue, localites) if lue.code else ()
        return
    nommees = _nommees(lue, localites)
    if not lue.code:
        yield from (_dite(une, lieu, exacte=True) for une in nommees for lieu in _sans_code(une))
        return
    situees = [(une, lieu) for une in nommees if (lieu := _au_code(une.commune, lue))]
    du_jour = [paire for paire in situees if paire[0].sorte == Localite.Sorte.ACTUELLE]
    yield from (_dite(une, lieu, exacte=True) for une, lieu in du_jour or situees)


def _nommees(lue: Ecriture, localites: Localites) -> list[Localite]:
    """Return the localities of this name, today's before former ones."""
    if lue.arrondissement and (trouvees := list(localites.filter(cle=lue.arrondissement))):
        return trouvees
    trouvees = [une for une in localites.filter(cle__in=lue.cles) if _convient(une.commune, lue)]
    return sorted(trouvees, key=lambda une: une.sorte != Localite.Sorte.ACTUELLE)


def _convient(commune: Commune, lue: Ecriture) -> bool:
    """Say whether the département, or the town, that was written beside the name is the commune's."""
    numero = "" if lue.est_un_cedex or lue.arrondissement else lue.rang
    if numero and commune.departement_id not in (numero, numero.zfill(DEUX_LETTRES)):
        return False
    autour = (cle_de_lieu(commune.departement.nom), cle_de_lieu(commune.nom))
    return not lue.precision or any(cle.endswith(lue.precision) for cle in autour)


def _sans_code(localite: Localite) -> list[Lieu]:
    """Return the place of a name alone: a former commune has one of the codes of today's, nobody can say which."""
    commune = localite.commune
    if localite.sorte == Localite.Sorte.ACTUELLE or not commune.postaux:
        return [lieu_principal(commune)]
    return [Lieu(commune, code) for code in commune.postaux]


def _au_code(commune: Commune, lue: Ecriture) -> Lieu | None:
    """Return the place of a commune and the code written beside its name, None when they do not go together."""
    if lue.code in commune.postaux or (lue.est_un_cedex and _sont_voisins(commune, lue.code)):
        return Lieu(commune, lue.code)
    return lieu_principal(commune) if anciens_codes().get(lue.code, lue.code) == commune.pk else None


def _sont_voisins(commune: Commune, code: str) -> bool:
    return any(postal[:DEUX_LETTRES] == code[:DEUX_LETTRES] for postal in commune.postaux)


def _du_code(lue: Ecriture, localites: Localites) -> list[Suggestion]:
    """Return the communes of a postal code; people type it, another commune may bear it as INSEE code."""
    if (postales := _postales(lue.code, localites)) or lue.est_un_cedex:
        return postales
    officielles = localites.filter(sorte=Localite.Sorte.ACTUELLE, commune=anciens_codes().get(lue.code, lue.code))
    return [_dite(une, lieu_principal(une.commune), exacte=True) for une in officielles]


def _postales(code: str, localites: Localites) -> list[Suggestion]:
    """Return the communes of a postal code; an arrondissement says more than its town."""
    communes = list(Commune.objects.au_code_postal(code).values_list("pk", "commune_parent"))
    precises = {commune for commune, _ in communes} - {ville for _, ville in communes}
    trouvees = localites.filter(sorte=Localite.Sorte.ACTUELLE, commune__in=precises)
    return [_dite(une, Lieu(une.commune, code), exacte=True) for une in trouvees]


def _voisines(lue: Ecriture, localites: Localites, limite: int) -> Iterator[Suggestion]:
    """Yield what is near: a name whose code is not its own, the beginning of a name, a slip of the finger."""
    if not lue.nom:
        yield from _du_meme_bureau(lue, localites, limite) if lue.code else ()
        return
    yield from _dites(list(localites.filter(cle__in=lue.avec_article)[:limite]), lue.code)
    if lue.code:
        yield from _au_code_d_une_autre(lue, localites, limite)
    yield from _commencees(lue, localites, limite)
    yield from _dites(_proches(lue.nom, localites, limite), lue.code)


def _au_code_d_une_autre(lue: Ecriture, localites: Localites, limite: int) -> Iterator[Suggestion]:
    """Yield the places of the name, then those of the code; a code that nobody bears may be a CEDEX's."""
    du_code = _postales(lue.code, localites)
    for une in localites.filter(cle__in=[*lue.cles, lue.arrondissement])[:limite]:
        yield _dite(une, lieu_principal(une.commune))
        if not du_code and _sont_voisins(une.commune, lue.code):
            yield _dite(une, Lieu(une.commune, lue.code))
    yield from (replace(une, exacte=False) for une in du_code)


def _du_meme_bureau(lue: Ecriture, localites: Localites, limite: int) -> Iterator[Suggestion]:
    """Yield the communes whose code begins like this one, which nobody bears."""
    actuelles = localites.filter(sorte=Localite.Sorte.ACTUELLE)
    for une in actuelles.filter(commune__codes_postaux__startswith=lue.code[:DEBUT])[:limite]:
        yield _dite(une, Lieu(une.commune, lue.code) if lue.est_un_cedex else lieu_principal(une.commune))


def _commencees(lue: Ecriture, localites: Localites, limite: int) -> Iterator[Suggestion]:
    if len(lue.nom) >= DEUX_LETTRES:
        premieres = localites.select_related(None).filter(cle__startswith=lue.nom).values_list("pk", flat=True)
        yield from _dites(list(localites.filter(pk__in=list(premieres[:limite]))), lue.code)


def _dites(localites: list[Localite], code: str) -> Iterator[Suggestion]:
    """Yield those of the postal code first; when they are few, a former name gives each code of its commune."""
    for une in localites:
        if code in une.commune.postaux:
            yield _dite(une, Lieu(une.commune, code))
    for une in localites:
        lieux = _sans_code(une) if len(localites) <= PEU else [lieu_principal(une.commune)]
        yield from (_dite(une, lieu) for lieu in lieux)


def _proches(nom: str, localites: Localites, limite: int) -> list[Localite]:
    """Return the localities whose key is a slip of the finger away, among those that begin or end like it."""
    saint = next((debut for debut in SAINTS if nom.startswith(debut)), "")
    comparees = (
        localites.order_by()
        .annotate(rebours=Reverse("cle"))
        .filter(Q(cle__startswith=nom[: len(saint) + DEBUT]) | Q(rebours__startswith=nom[::-1][:FIN]))
    )
    cles = dict(comparees.values_list("pk", "cle"))
    classees = process.extract(
        nom, cles, scorer=OSA.normalized_similarity, processor=None, score_cutoff=RESSEMBLANCE, limit=2 * limite
    )
    notes = {pk: note for _, note, pk in classees}
    return sorted(localites.filter(pk__in=notes), key=lambda une: (-notes[une.pk], -une.population))


def _dite(localite: Localite, lieu: Lieu, *, exacte: bool = False) -> Suggestion:
    return Suggestion(lieu, localite.nom, exacte, pourquoi(localite.nom, localite.sorte, localite.annee))


def _differentes(suggestions: Iterable[Suggestion], limite: int) -> list[Suggestion]:
    """Keep the first of each place, and ask for no more than are wanted."""
    uniques: dict[str, Suggestion] = {}
    for suggestion in suggestions:
        uniques.setdefault(suggestion.lieu.cle, suggestion)
        if len(uniques) == limite:
            break
    return list(uniques.values())
