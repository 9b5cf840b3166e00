"""The territory that rules a commune, and the deadlines, delays and addresses that it decided."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from seuil.regles.delais import TOUS_TYPES, Delais, delai_anormalement_long, delais, parametres
from seuil.regles.ecriture import compte
from seuil.socle.memoire import souvenir
from seuil.territoires.models import Commune, Departement, Territoire

UN_TYPE = "T3"  # a prefect's order that says one type of dwelling says them all


def territoire_de(commune: Commune) -> Territoire | None:
    """Return the territory that configures the local rules of a commune: its own first, then its EPCI's."""
    return souvenir(("territoire", commune.pk), lambda: territoires_de([commune]).get(commune.pk))


def delais_de(territoire: Territoire | None, le: date) -> Delais:
    """Return the deadlines of a day, with what the territory decided among those the law lets it choose."""
    connus = parametres(le)
    decides = territoire.parametres.items() if territoire else ()
    return delais(le, {nom: valeur for nom, valeur in decides if nom in connus})


def delais_ici(commune: Commune, le: date) -> Delais:
    """Return the deadlines of a day in the territory of a commune."""
    return delais_de(territoire_de(commune), le)


def delais_par_commune(le: date) -> dict[str, Delais]:
    """Return the deadlines of a day in every commune, by INSEE code."""
    lieux = {code: (ville, epci) for code, ville, epci in Commune.objects.values_list("pk", "commune_parent", "epci")}
    siens = _choisir(Territoire.objects.all(), lieux)
    par_territoire = {lieu: delais_de(lieu, le) for lieu in {None, *siens.values()}}
    return {code: par_territoire[siens.get(code)] for code in lieux}


def plus_long(nom: str, le: date) -> int:
    """Return the longest value of a delay among the territories: as far as a read of all of them has to look."""
    siens = (None, *Territoire.objects.all())
    return max(int(getattr(delais_de(territoire, le), nom)) for territoire in siens)


def plus_court(nom: str, le: date) -> int:
    """Return the shortest value of a delay among the territories: as near as a read of all of them has to look."""
    siens = (None, *Territoire.objects.all())
    return min(int(getattr(delais_de(territoire, le), nom)) for territoire in siens)


def attente_anormale(commune: Commune, types: Iterable[str], le: date) -> int | None:
    """Return the abnormally long delay, in months, of the types asked for in a commune (art. L441-1-4).

    The shortest one; None when no order of the prefect is known. What the territory entered prevails.
    """
    territoire = territoire_de(commune)
    entre = territoire.parametres.get("delai_anormalement_long_mois") if territoire else None
    arrete = {TOUS_TYPES: entre} if entre else None
    lues = [delai_anormalement_long(commune.departement_id, voulu, le, arrete=arrete) for voulu in types]
    return min((mois for mois in lues if mois is not None), default=None)


def attente_connue(territoire: Territoire, departement: str, le: date) -> str:
    """Return, written, the abnormally long delay of a territory, "" while no order of the prefect is known."""
    entre = territoire.parametres.get("delai_anormalement_long_mois")
    connue = entre or delai_anormalement_long(departement, UN_TYPE, le)
    return compte(connue, "mois", "mois") if connue else ""


def departement_de(territoire: Territoire) -> Departement:
    """Return the département of a territory: its commune's, or that of the largest commune of its EPCI."""
    communes = Commune.objects.filter(Q(pk=territoire.commune_id) | Q(epci=territoire.epci_id, epci__isnull=False))
    return communes.select_related("departement").order_by("-population", "pk")[0].departement


def adresse_locale(commune: Commune, parametre: str) -> str:
    """Return an address that the territory of a commune entered (`adresse_tribunal`, `adresse_mediation`), else ""."""
    territoire = territoire_de(commune)
    return str(territoire.parametres.get(parametre, "")) if territoire else ""


def territoires_de(communes: Iterable[Commune]) -> dict[str, Territoire]:
    """Return the territory of each commune that has one, by INSEE code, in one query that reads theirs only.

    An arrondissement follows the territory of its town.
    """
    lieux = _lieux(communes)
    villes = {*lieux} | {ville for ville, _ in lieux.values() if ville}
    epcis = {epci for _, epci in lieux.values() if epci}
    return _choisir(Territoire.objects.filter(Q(commune__in=villes) | Q(epci__in=epcis)), lieux)


def territoires_de_toutes(communes: Iterable[Commune]) -> dict[str, Territoire]:
    """Return the same for every commune at once: all the territories are read, which are few."""
    return _choisir(Territoire.objects.all(), _lieux(communes))


def _lieux(communes: Iterable[Commune]) -> dict[str, tuple[str, str | None]]:
    """Return the town and the EPCI of each commune, by INSEE code."""
    return {commune.pk: (commune.commune_parent, commune.epci_id) for commune in communes}


def _choisir(territoires: Iterable[Territoire], lieux: Mapping[str, tuple[str, str | None]]) -> dict[str, Territoire]:
    """Return the territory of each commune that has one; ``lieux``: its town and its EPCI, by INSEE code."""
    trouves = list(territoires)
    siens = {lieu.commune_id: lieu for lieu in trouves if lieu.commune_id}
    voisins: dict[str | None, Territoire] = {lieu.epci_id: lieu for lieu in trouves if lieu.epci_id}
    choisis = {code: siens.get(code) or siens.get(ville) or voisins.get(epci) for code, (ville, epci) in lieux.items()}
    return {code: territoire for code, territoire in choisis.items() if territoire is not None}
