"""Read the lines `[[criteres]]` of a grid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from seuil.regles.criteres import CATALOGUE, Critere, Genre, Nature
from seuil.regles.grilles.modele import ENTIER_16, LigneGrille, Rubrique, Tranche
from seuil.regles.grilles.table import Table
from seuil.regles.grilles.tranches import lire_tranches
from seuil.regles.saisie import citer
from seuil.regles.suggestion import suggerer

CLES: Final = (
    "critere",
    "libelle",
    "rubrique",
    "points",
    "tranches",
    "par",
    "plafond",
    "fige_au",
    "exclut",
    "si",
    "si_provisoire",
    "note",
)
UNITES_MAXIMUM: Final = 120
COMPTE: Final = "compte"
NE_COMPTE_PAS: Final = "ne_compte_pas"


def lire_lignes(table: Table, rubriques: Mapping[str, Rubrique], *, avec_malus: bool) -> Iterator[LigneGrille]:
    """Yield the weighed criteria, each with its bits; what is wrong is noted and the line left out."""
    vus: dict[str, int] = {}
    bit = rang = 0
    for bloc in table.tables("criteres"):
        critere = _critere(bloc, vus)
        ligne = critere and _ligne(bloc, critere, rubriques, avec_malus=avec_malus, bit=bit, rang=rang)
        if ligne:
            bit += ligne.bits
            rang += ligne.rang is not None
            yield ligne
    if not table.contenu.get("criteres"):
        table.noter("criteres", "la grille ne pèse aucun critère [[criteres]]")


def _critere(bloc: Table, vus: dict[str, int]) -> Critere | None:
    bloc.refuser_inconnues(CLES)
    code = bloc.texte("critere", obligatoire=True)
    if not code:
        return None
    if code not in CATALOGUE:
        bloc.noter("critere", f"le critère {citer(code)} n’est pas au catalogue{suggerer(code, CATALOGUE)}")
        return None
    if code in vus:
        bloc.noter("critere", f"le critère « {code} » est déjà pesé à la ligne {vus[code]}")
        return None
    vus[code] = bloc.releve.ligne((*bloc.chemin, "critere"))
    return CATALOGUE[code]


def _ligne(
    bloc: Table, critere: Critere, rubriques: Mapping[str, Rubrique], *, avec_malus: bool, bit: int, rang: int
) -> LigneGrille:
    tranches = lire_tranches(bloc, critere)
    points, par, plafond = _poids(bloc, critere, tranches)
    return LigneGrille(
        critere=critere,
        libelle=bloc.texte("libelle", defaut=critere.libelle),
        rubrique=_rubrique(bloc, rubriques),
        points=points,
        tranches=tranches,
        par=par,
        plafond=plafond,
        fige_au=bloc.jour("fige_au"),
        exclut=bloc.liste("exclut"),
        si=bloc.liste("si"),
        compte_si_provisoire=_compte_si_provisoire(bloc, critere),
        est_active=avec_malus or critere.nature is not Nature.MALUS,
        bit=bit,
        rang=rang if par else None,
    )


def _compte_si_provisoire(bloc: Table, critere: Critere) -> bool:
    """Say whether the line counts before its facts are established.

    Where the grid is silent, a declared fact counts, save one that an authority alone establishes.
    """
    dit = bloc.choix("si_provisoire", (COMPTE, NE_COMPTE_PAS))
    if "si_provisoire" not in bloc.contenu and critere.autorite:
        return False
    return dit == COMPTE


def _poids(bloc: Table, critere: Critere, tranches: tuple[Tranche, ...]) -> tuple[int, int, int]:
    """Return points, units per step and cap: zeros where they have no meaning."""
    if "tranches" in bloc.contenu:
        for cle in ("points", "par", "plafond"):
            if cle in bloc.contenu:
                bloc.noter(cle, f"« {cle} » et des tranches ne vont pas ensemble")
        for tranche, table in zip(tranches, bloc.tables("tranches"), strict=True):
            controler_signe(table, critere, tranche.points)
        return 0, 0, 0
    points = bloc.entier("points", minimum=-ENTIER_16 - 1, maximum=ENTIER_16, obligatoire=True) or 0
    controler_signe(bloc, critere, points)
    if critere.genre is Genre.VERITE:
        for cle in ("par", "plafond"):
            if cle in bloc.contenu:
                bloc.noter(cle, f"« {critere.code} » est vrai ou faux : il ne se compte pas par unité")
        return points, 0, 0
    return points, *_par_unite(bloc, critere, points)


def _par_unite(bloc: Table, critere: Critere, points: int) -> tuple[int, int]:
    if "par" not in bloc.contenu:
        bloc.noter("critere", f"« {critere.code} » se mesure en {critere.unite} : il faut des tranches, ou « par »")
        return 0, 0
    par = bloc.entier("par", minimum=1, maximum=1_000_000) or 1
    plafond = bloc.entier("plafond", minimum=-ENTIER_16 - 1, maximum=ENTIER_16, obligatoire=True) or 0
    if not points or not plafond:
        return par, points
    if plafond % points or plafond // points < 1:
        bloc.noter("plafond", f"le plafond ({plafond}) doit être un multiple des points ({points}), de même signe")
        return par, points
    if plafond // points > UNITES_MAXIMUM:
        bloc.noter("plafond", f"le plafond laisse compter {plafond // points} unités ; {UNITES_MAXIMUM} au plus")
        return par, points
    return par, plafond


def controler_signe(bloc: Table, critere: Critere, points: int) -> None:
    if critere.nature is Nature.MALUS and points > 0:
        bloc.noter("points", f"un malus retire des points : {points} doit être négatif")
    if critere.nature is not Nature.MALUS and points < 0:
        bloc.noter("points", f"seul un malus retire des points : {points} doit être positif")


def _rubrique(bloc: Table, rubriques: Mapping[str, Rubrique]) -> Rubrique:
    defaut = next(iter(rubriques.values()))
    if list(rubriques) == [""] and "rubrique" not in bloc.contenu:
        return defaut
    code = bloc.texte("rubrique", obligatoire=True)
    if code and code not in rubriques:
        bloc.noter("rubrique", f"la rubrique {citer(code)} n’est pas écrite{suggerer(code, rubriques)}")
    return rubriques.get(code, defaut)
