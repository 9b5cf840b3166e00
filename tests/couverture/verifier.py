"""`python -m tests.couverture.verifier <town>`: what a guide says and the files of the town do not, before any page."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import seuil
from seuil.informations.rendu import en_html
from tests.couverture.blocs import blocs
from tests.couverture.registre import chiffres, ecarts_de_chiffres, faits, relever, sans_fait, simplifier

SEUIL = Path(seuil.__file__).parent


def textes(fichier: str) -> Iterator[str]:
    """Yield the HTML of each text of a file of `informations`."""
    chemin = SEUIL / "informations/donnees" / f"{fichier}.toml"
    for texte in _toml(chemin).get("textes", []):
        yield f"<h2>{texte['titre']}</h2>" + en_html(texte["corps"], texte["titre"])
        yield f"<p>{texte.get('aujourdhui', '')} {texte.get('article', '')}</p>"


def rangees(ville: str) -> Iterator[str]:
    """Yield the rows that the pages of desks, stock and grid show."""
    table = _toml(SEUIL / "territoires/donnees/territoires" / f"{ville}.toml")
    for sorte in ("guichets", "bailleurs", "programmes", "faits"):
        for ligne in table.get(sorte, []):
            yield " ".join(str(valeur) for valeur in ligne.values())
    for chemin in (SEUIL / "regles/baremes/grilles").glob(f"{ville}/*.toml"):
        for ligne in _toml(chemin).get("criteres", []):
            yield f"{ligne.get('libelle', '')} {ligne.get('points', '')}"
            for tranche in ligne.get("tranches", []):
                yield f"{ligne.get('libelle', '')} {tranche.get('libelle', '')} {tranche.get('points', '')}"


def main(ville: str) -> int:
    """Print what is missing; return 1 when something is."""
    lus = [bloc for texte in textes(ville) for bloc in blocs(texte)] + [simplifier(ligne) for ligne in rangees(ville)]
    imprimes = relever(ville) or chiffres(ville)
    manques = [f"introuvable : {f.code} (l. {min(f.lignes)}) {f.dit}" for f in faits(ville) if not _vu(f, lus)]
    manques += [f"chiffres : {f.code} {trop}" for f in faits(ville) if (trop := ecarts_de_chiffres(f, imprimes))]
    dites = {n for f in faits(ville) for n in f.lignes} | set(sans_fait(ville))
    manques += [f"ligne {n} sans fait ni raison" for n in sorted(set(imprimes) - dites)]
    sys.stdout.write("\n".join([*manques, f"{ville} : {len(faits(ville))} faits, {len(manques)} manques", ""]))
    return 1 if manques else 0


def _vu(fait: Any, lus: list[str]) -> bool:
    return any(fait.est_dans(bloc) for bloc in lus)


def _toml(chemin: Path) -> dict[str, Any]:
    return tomllib.loads(chemin.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
