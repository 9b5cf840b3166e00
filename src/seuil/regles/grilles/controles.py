"""Checks that need the whole grid: bits, sums, references between lines, parameters read."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

from seuil.regles.criteres import Critere
from seuil.regles.criteres.parametres import parametres_cotation
from seuil.regles.grilles.fautes import Chemin, Releve
from seuil.regles.grilles.modele import BITS_MAXIMUM, ENTIER_16, Grille, LigneGrille
from seuil.regles.saisie import citer
from seuil.regles.suggestion import suggerer


def controler(grille: Grille, releve: Releve) -> None:
    """Note what is wrong between the lines of a grid whose lines are each well formed."""
    if grille.bits > BITS_MAXIMUM:
        releve.noter((), f"la grille porte {grille.bits} vérités ; {BITS_MAXIMUM} au plus tiennent dans le masque")
    _controler_somme(grille, releve)
    for index, ligne in enumerate(grille.lignes):
        _controler_renvois(grille, ligne, ("criteres", index), releve)
        _controler_parametres(grille, ligne.critere, ("criteres", index, "critere"), releve)
    _controler_cycles(grille, releve)


def ordre_des_exclusions(grille: Grille) -> tuple[int, ...]:
    """Return the lines so that whoever excludes comes before whom it excludes; raises CycleError."""
    graphe = {index: _excluants(grille, ligne) for index, ligne in enumerate(grille.lignes)}
    return tuple(TopologicalSorter(graphe).static_order())


def _excluants(grille: Grille, ligne: LigneGrille) -> list[int]:
    return [index for index, autre in enumerate(grille.lignes) if ligne.code in autre.exclut]


def _controler_somme(grille: Grille, releve: Releve) -> None:
    extremes = [(min(0, *_totaux(ligne)), max(0, *_totaux(ligne))) for ligne in grille.lignes]
    if sum(bas for bas, _ in extremes) < -ENTIER_16 - 1 or sum(haut for _, haut in extremes) > ENTIER_16:
        releve.noter((), "la somme des points peut dépasser 16 bits (-32 768 à 32 767)")


def _totaux(ligne: LigneGrille) -> tuple[int, ...]:
    return (0, *((ligne.plafond,) if ligne.par else ligne.poids))


def _controler_renvois(grille: Grille, ligne: LigneGrille, chemin: Chemin, releve: Releve) -> None:
    for cle, codes in (("exclut", ligne.exclut), ("si", ligne.si)):
        for code in codes:
            if code == ligne.code:
                releve.noter((*chemin, cle), f"« {code} » se cite lui-même dans « {cle} »")
            elif code not in grille.rangs:
                motif = f"« {cle} » cite {citer(code)}, que la grille ne pèse pas{suggerer(code, grille.rangs)}"
                releve.noter((*chemin, cle), motif)
    for code in set(ligne.exclut) & set(ligne.si):
        releve.noter((*chemin, "si"), f"« {ligne.code} » ne peut pas à la fois exiger et exclure « {code} »")


def _controler_parametres(grille: Grille, critere: Critere, chemin: Chemin, releve: Releve) -> None:
    donnes = dict(grille.parametres)
    for nom in critere.parametres:
        connu = parametres_cotation(grille.date_debut).get(nom)
        if connu is not None and connu.valeur is None and nom not in donnes:
            releve.noter(chemin, f"« {critere.code} » lit « {nom} » ({connu.description}) : à donner dans [parametres]")


def _controler_cycles(grille: Grille, releve: Releve) -> None:
    try:
        ordre_des_exclusions(grille)
    except CycleError as cycle:
        codes = [grille.lignes[index].code for index in cycle.args[1]]
        releve.noter(("criteres", grille.rangs[codes[0]], "exclut"), f"exclusions en boucle : {' → '.join(codes)}")
