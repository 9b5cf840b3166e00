"""The texts that a source makes out of constants: concatenated, formatted, joined, kept in a variable, quoted."""

import ast
import re
from collections.abc import Iterator

from tests.verites.sens import tables_des_modeles
from tests.verites.sql import INCONNU

PORTEES = (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
CITATIONS = {"SQL", "Identifier", "Literal", "RawSQL", "Composed"}
TEXTES = (ast.Constant, ast.BinOp, ast.JoinedStr, ast.Call)
Connus = dict[str, str]


def textes(arbre: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield each node of a source that makes a text, with it; `__inconnu__` where only the run tells."""
    du_module = _connus(arbre, {})
    for portee in ast.walk(arbre):
        if not isinstance(portee, PORTEES):
            continue
        connus = _connus(portee, du_module)
        yield from ((portee, texte) for nom, texte in connus.items() if du_module.get(nom) != texte)
        for noeud in _siens(portee):
            texte = plier(noeud, connus) if isinstance(noeud, TEXTES) else None
            if texte is not None:
                yield noeud, texte


def plier(noeud: ast.AST, connus: Connus) -> str | None:
    """Return the text that an expression makes, None when it makes none that can be told."""
    match noeud:
        case ast.Constant(value=str() as texte):
            return texte
        case ast.Constant(value=bytes() as octets):
            return octets.decode(errors="replace")
        case ast.Name(id=nom):
            return connus.get(nom)
        case ast.FormattedValue(value=dite):
            return plier(dite, connus)
        case ast.JoinedStr(values=morceaux):
            return "".join(_ou_inconnu(morceau, connus) for morceau in morceaux)
        case ast.BinOp(left=gauche, op=ast.Add(), right=droite):
            return _ensemble([gauche, droite], connus)
        case ast.BinOp(left=gauche, op=ast.Mod(), right=droite):
            return _rempli(gauche, r"%(?:\((\w+)\))?s", getattr(droite, "elts", [droite]), [], connus)
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id=modele), attr="_meta"), attr="db_table"):
            return tables_des_modeles().get(modele)
        case ast.Call(func=appelee):
            return _de_l_appel(noeud, appelee, connus)
    return None


def nom_de(appelee: ast.AST) -> str:
    """Return the last name of what is called: `execute` for `curseur.execute`."""
    return appelee.attr if isinstance(appelee, ast.Attribute) else getattr(appelee, "id", "")


def _de_l_appel(appel: ast.Call, appelee: ast.expr, connus: Connus) -> str | None:
    nom = nom_de(appelee)
    if nom in CITATIONS and appel.args:
        return plier(appel.args[0], connus)
    if not isinstance(appelee, ast.Attribute):
        return None
    if nom == "format":
        return _rempli(appelee.value, r"\{(\w*)[^{}]*\}", appel.args, appel.keywords, connus)
    if nom == "join" and appel.args and isinstance(appel.args[0], ast.List | ast.Tuple):
        lien, elements = plier(appelee.value, connus), appel.args[0].elts
        return None if lien is None else lien.join(_ou_inconnu(element, connus) for element in elements)
    return None


def _rempli(
    modele: ast.expr, trou: str, places: list[ast.expr], nommees: list[ast.keyword], connus: Connus
) -> str | None:
    """Return a model of text with what is known of its holes."""
    texte = plier(modele, connus)
    if texte is None:
        return None
    suite = iter(places)
    par_nom = {nommee.arg: nommee.value for nommee in nommees}

    def remplir(trouve: re.Match[str]) -> str:
        valeur = par_nom.get(trouve[1]) or next(suite, None)
        return INCONNU if valeur is None else _ou_inconnu(valeur, connus)

    return re.sub(trou, remplir, texte)


def _ensemble(morceaux: list[ast.expr], connus: Connus) -> str | None:
    plies = [plier(morceau, connus) for morceau in morceaux]
    return None if plies == [None, None] else "".join(pli if pli is not None else INCONNU for pli in plies)


def _ou_inconnu(noeud: ast.expr, connus: Connus) -> str:
    texte = plier(noeud, connus)
    return INCONNU if texte is None else texte


def _connus(portee: ast.AST, dehors: Connus) -> Connus:
    """Return the texts that variables of a module, a class or a function hold, grown by each `+=`."""
    connus = dict(dehors)
    for noeud in sorted(_siens(portee), key=lambda noeud: getattr(noeud, "lineno", 0)):
        match noeud:
            case ast.Assign(targets=[ast.Name(id=nom)], value=valeur):
                texte = plier(valeur, connus)
            case ast.AnnAssign(target=ast.Name(id=nom), value=ast.expr() as valeur):
                texte = plier(valeur, connus)
            case ast.AugAssign(target=ast.Name(id=nom), op=ast.Add(), value=valeur):
                texte = _ensemble([noeud.target, valeur], connus)
            case _:
                continue
        connus.pop(nom, None)
        connus |= {nom: texte} if texte is not None else {}
    return connus


def _siens(portee: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a scope, those of the scopes inside it left out."""
    attente = list(ast.iter_child_nodes(portee))
    while attente:
        noeud = attente.pop()
        yield noeud
        if not isinstance(noeud, PORTEES):
            attente += ast.iter_child_nodes(noeud)
