"""Score a demand with its explanation: each line, its points, its reason, and whether a paper is still awaited."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import Final

from seuil.regles.criteres import Faits
from seuil.regles.criteres.faits import RANG_PREUVE
from seuil.regles.criteres.motifs import TOUT_CONNU, Connus, faits_vus, motiver
from seuil.regles.grilles import Grille, LigneGrille, lier, retenir

Recit = Callable[["_Observation"], tuple[str, dict[str, bool | int | date | str]]]

SANS_PREUVE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Ligne:
    """One line of the explanation; `provisoire`: a fact it rests on awaits its paper."""

    critere: str
    libelle: str
    points: int
    motif: str
    provisoire: bool
    faits_vus: Mapping[str, bool | int | date | str]


@dataclass(frozen=True, slots=True)
class Note:
    """The score; `lignes` add up to `total`, `ecartees` were observed but do not count.

    `en_attente` are those of `ecartees` that would count once established: a paper or an authority is awaited.
    `masque` keeps every truth observed, `masque_prouve` those whose facts are proven, `quantites` the counted units:
    with the grid version, they explain the score for ever.
    """

    total: int
    total_prouve: int
    lignes: tuple[Ligne, ...]
    ecartees: tuple[Ligne, ...]
    en_attente: tuple[Ligne, ...]
    masque: int
    masque_prouve: int
    quantites: tuple[int, ...]
    grille_version: str
    empreinte: str


@dataclass(frozen=True, slots=True)
class _Observation:
    """What is known of one active line: its conditions, and whether all its facts are proven."""

    ligne: LigneGrille
    tests: list[bool]
    est_prouvee: bool

    @property
    def compte(self) -> bool:
        """Say whether the line may count in its present state."""
        return self.est_prouvee or self.ligne.compte_si_provisoire

    @property
    def masque(self) -> int:
        place = self.tests.index(True) if self.ligne.tranches else 0
        return 1 << (self.ligne.bit + place)


def coter(
    faits: Faits,
    grille: Grille,
    le: date,
    *,
    preuves: Collection[str] = SANS_PREUVE,
    parametres: Mapping[str, int] | None = None,
    connus: Connus = TOUT_CONNU,
) -> Note:
    """Return the score of a demand on a day, line by line (art. L441-1, R441-2-10).

    `preuves` names the facts whose paper was accepted; `parametres` replaces the grid's own for this run. `faits` may
    be any object with the attributes of Faits. `connus` holds the days of which less is known, by fact, in ISO 8601
    (`1987`, `1987-03`): weighed as their first day, written as they are known.
    """
    manquantes = ~masque_de_preuves(preuves)
    observations = []
    for liee in lier(grille, le, parametres):
        tests = liee.conditions(faits)
        if True in tests or not grille.est_additive:
            observations.append(_Observation(liee.ligne, tests, not liee.masque_preuves & manquantes))
    return _noter(grille, observations, lambda vue: _raconter(vue, faits, connus))


def expliquer(masque: int, quantites: Sequence[int], grille: Grille, *, masque_prouve: int | None = None) -> Note:
    """Return the note a stored mask tells, with the grid version that made it; without `masque_prouve`, all is proven.

    The facts themselves are not in the mask: each reason is the label of the line, or of its tier.
    """
    prouve = masque if masque_prouve is None else masque_prouve
    observations = [
        _decoder(ligne, masque, quantites, prouve)
        for ligne in grille.lignes_actives
        if masque & _bits(ligne) or not grille.est_additive
    ]
    return _noter(grille, observations, lambda vue: (_motif_decode(vue.ligne, vue.tests), {}))


def masque_de_preuves(preuves: Collection[str]) -> int:
    """Return the proofs as bits, in the order of the declared facts; raises KeyError for a fact that needs none."""
    return sum(1 << RANG_PREUVE[nom] for nom in set(preuves))


def _noter(grille: Grille, observations: list[_Observation], raconter: Recit) -> Note:
    comptees = _points(grille, observations, [vue.compte for vue in observations])
    prouvees = _points(grille, observations, [vue.est_prouvee for vue in observations])
    vues = [(vue, points) for vue, points in zip(observations, comptees, strict=True) if True in vue.tests]
    ecartees = [vue for vue, points in vues if points is None]
    masques = [(vue.masque, vue.est_prouvee) for vue, _ in vues]
    return Note(
        total=sum(points or 0 for points in comptees),
        total_prouve=sum(points or 0 for points in prouvees),
        lignes=tuple(_ligne(vue, points, raconter) for vue, points in vues if points is not None),
        ecartees=tuple(_ligne(vue, 0, raconter) for vue in ecartees),
        en_attente=tuple(_ligne(vue, 0, raconter) for vue in ecartees if not vue.compte),
        masque=sum(masque for masque, _ in masques),
        masque_prouve=sum(masque for masque, est_prouve in masques if est_prouve),
        quantites=_quantites(grille, observations),
        grille_version=grille.version,
        empreinte=grille.empreinte,
    )


def _ligne(vue: _Observation, points: int, raconter: Recit) -> Ligne:
    motif, vus = raconter(vue)
    return Ligne(vue.ligne.code, vue.ligne.libelle, points, motif, not vue.est_prouvee, vus)


def _raconter(vue: _Observation, faits: Faits, connus: Connus) -> tuple[str, dict[str, bool | int | date | str]]:
    critere = vue.ligne.critere
    return motiver(critere, faits, connus, est_prouve=vue.est_prouvee), faits_vus(critere, faits, connus)


def _points(grille: Grille, observations: list[_Observation], comptent: list[bool]) -> list[int | None]:
    """Return the points of each line, None for a line that does not stand."""
    if grille.est_additive:
        return [
            sum(compress(vue.ligne.poids, vue.tests)) if compte and True in vue.tests else None
            for vue, compte in zip(observations, comptent, strict=True)
        ]
    tests = [
        vue.tests if compte else [False] * len(vue.tests) for vue, compte in zip(observations, comptent, strict=True)
    ]
    pesees = [[points for test, points in pesee if test] for pesee in retenir(grille, tests)]
    return [sum(points) if points else None for points in pesees]


def _quantites(grille: Grille, observations: list[_Observation]) -> tuple[int, ...]:
    if not grille.quantites:
        return ()
    comptes = {vue.ligne.code: sum(vue.tests) for vue in observations if vue.ligne.rang is not None}
    return tuple(comptes.get(ligne.code, 0) for ligne in grille.quantites)


def _decoder(ligne: LigneGrille, masque: int, quantites: Sequence[int], prouve: int) -> _Observation:
    if ligne.rang is not None:
        tests = [quantites[ligne.rang] >= rang for rang in range(1, ligne.unites + 1)]
    else:
        tests = [bool(masque >> (ligne.bit + place) & 1) for place in range(ligne.bits)]
    return _Observation(ligne, tests, masque & _bits(ligne) & ~prouve == 0)


def _bits(ligne: LigneGrille) -> int:
    return ((1 << ligne.bits) - 1) << ligne.bit


def _motif_decode(ligne: LigneGrille, tests: list[bool]) -> str:
    if ligne.tranches:
        return f"{ligne.critere.libelle} : {ligne.tranches[tests.index(True)].libelle}"
    if ligne.rang is not None:
        return f"{ligne.critere.libelle} : {sum(tests) * ligne.par} {ligne.critere.unite} comptés"
    return ligne.critere.libelle
