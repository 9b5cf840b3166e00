"""`seuil regles numero`: takes numéros uniques apart, and composes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from seuil.regles import champs
from seuil.regles.champs import ChampInvalide
from seuil.regles.numero_unique import SEQUENCE_MAXIMALE, NumeroInvalide, NumeroUnique, analyser, composer

A_COMPOSER: Final = frozenset({"id", "departement", "depot", "sequence", "guichet"})
A_ANALYSER: Final = frozenset({"id", "numero"})


def repondre(lu: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of the number a line gives, or of the one it asks to compose; raises ChampInvalide."""
    try:
        return decrire(_composer(lu) if "numero" not in lu else _analyser(lu))
    except NumeroInvalide as erreur:
        champ = "numero" if "numero" in lu else "composition"
        raise ChampInvalide(champ, str(erreur)) from erreur


def decrire(numero: NumeroUnique) -> dict[str, Any]:
    return {
        "numero": str(numero),
        "affichage": numero.affichage,
        "territoire": numero.territoire,
        "mois": numero.mois,
        "annee": numero.annee,
        "sequence": numero.sequence,
        "guichet": numero.guichet,
    }


def _analyser(lu: Mapping[str, Any]) -> NumeroUnique:
    champs.refuser_inconnus(lu, A_ANALYSER)
    return analyser(champs.texte(lu, "numero", champ="numero"))


def _composer(lu: Mapping[str, Any]) -> NumeroUnique:
    champs.refuser_inconnus(lu, A_COMPOSER | A_ANALYSER)
    sequence = champs.montant(lu, "sequence", champ="sequence", maximum=SEQUENCE_MAXIMALE)
    if sequence is None:
        raise ChampInvalide("sequence", "Le champ « sequence » manque.")
    return composer(
        champs.texte(lu, "departement", champ="departement"),
        depot=champs.jour(lu, "depot", champ="depot"),
        sequence=sequence,
        guichet=champs.texte(lu, "guichet", champ="guichet"),
    )
