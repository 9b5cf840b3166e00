"""What a demand may not be, column by column and between columns; the limits are those of the tables and of the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import polars as pl
from django.core.validators import MaxValueValidator, MinValueValidator

from seuil.demandes.models import EUROS_MAX
from seuil.importations.services.courants import illisible
from seuil.importations.services.fautes import INVISIBLES, Controle
from seuil.importations.services.forme import SIMPLES, VERSION, Colonne
from seuil.importations.services.reference import Reference
from seuil.regles.criteres.faits import FAITS
from seuil.regles.numero_unique import LONGUEUR, SIECLE, est_valide
from seuil.socle.ecritures import NON_IMPRIMABLE

FAITS_DES_COLONNES: Final = {
    "surface": "surface_m2",
    "pieces": "nb_pieces",
    "nb_occupants": "nb_occupants",
    "loyer_charges": "loyer_charges",
    "apl": "apl",
    "ressources_mensuelles": "revenu_mensuel",
}
MEL: Final = r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$"
CODE_POSTAL: Final = r"^[0-9]{5}$"
TELEPHONE: Final = "Écrivez un numéro à 10 chiffres, comme 0612345678, ou avec son indicatif, comme +32470123456."
ZERO_PERDU: Final = "Un code postal a cinq chiffres. Si un tableur a ôté le premier zéro, mettez la colonne en texte."
NON_IMPRIME: Final = "Nos lettres ne savent pas imprimer un signe de cette adresse : écrivez-la avec des lettres."
SEQUENCE: Final = r"^[0-9]{6}$"


def controles(lot: pl.DataFrame, reference: Reference) -> Iterator[Controle]:
    """Yield what to look for in the columns of demands."""
    yield Controle("version", pl.col("version").ne_missing(VERSION), f"On attend la version {VERSION} du format.")
    for colonne in SIMPLES:
        yield from de_colonne(colonne)
    yield from _numero(lot["numero_unique"], reference)
    yield from _dates(reference)
    yield from _formes()
    inconnu = ~pl.col("guichet").is_in(reference.guichets.implode())
    yield Controle("guichet", inconnu, "Aucun guichet enregistreur ne porte ce code ici.")
    yield commune_connue("commune", reference)


def de_colonne(colonne: Colonne) -> Iterator[Controle]:
    """Yield what the table itself says of a column: filled, in its list, no longer, between its bounds."""
    valeur = pl.col(colonne.nom)
    if colonne.obligatoire:
        absente = valeur.list.len().eq(0) if colonne.genre == pl.List else pl.lit(False)
        if colonne.genre == pl.String:
            absente = valeur.str.strip_chars() == ""
        dite = valeur.list.join(", ") if colonne.genre == pl.List else valeur
        yield Controle(colonne.nom, valeur.is_null() | absente, "Cette colonne est obligatoire.", dite)
    if colonne.genre == pl.List:
        yield from _liste(colonne)
    elif colonne.codes:
        yield Controle(colonne.nom, ~valeur.is_in(colonne.codes) & (valeur != ""), _codes(colonne))
    elif longueur := colonne.longueur:
        trop = f"Ce texte est trop long : {longueur} caractères au plus."
        yield Controle(colonne.nom, valeur.str.len_chars() > longueur, trop)
        yield Controle(colonne.nom, valeur.str.contains(INVISIBLES), "Ce texte contient un caractère invisible.")
    if colonne.genre == pl.Int64:
        entre = bornes(colonne)
        phrase = "On attend un nombre entre {} et {}.".format(*entre)
        yield Controle(colonne.nom, ~valeur.is_between(*entre), phrase)


def bornes(colonne: Colonne) -> tuple[int, int]:
    """Return the narrowest bounds that the table, the constraint on euros and the facts of the grids put together."""
    validateurs: list[Any] = list(colonne.champ.validators) if colonne.champ else []
    minimums = [int(borne.limit_value) for borne in validateurs if isinstance(borne, MinValueValidator)]
    maximums = [int(borne.limit_value) for borne in validateurs if isinstance(borne, MaxValueValidator)]
    if fait := FAITS.get(FAITS_DES_COLONNES.get(colonne.nom, "")):
        minimums.append(int(fait.minimum or 0))  # type: ignore[arg-type]
        maximums.append(int(fait.maximum or EUROS_MAX))  # type: ignore[arg-type]
    return max(0, *minimums), min(EUROS_MAX, *maximums)


def commune_connue(nom: str, reference: Reference) -> Controle:
    """Return the search for a code that is not one of today's communes or arrondissements."""
    return Controle(nom, ~pl.col(nom).is_in(reference.codes.implode()), "Aucune commune ne porte ce code officiel.")


def _codes(colonne: Colonne) -> str:
    return f"On attend un code de la liste : {', '.join(colonne.codes)}."


def _liste(colonne: Colonne) -> Iterator[Controle]:
    valeur, dite = pl.col(colonne.nom), pl.col(colonne.nom).list.join(", ")
    inconnus = valeur.list.eval(~pl.element().is_in(colonne.codes) | pl.element().is_null()).list.any()
    yield Controle(colonne.nom, inconnus, _codes(colonne), dite)
    yield Controle(colonne.nom, valeur.list.n_unique() < valeur.list.len(), "Le même code est écrit deux fois.", dite)
    if taille := getattr(colonne.champ, "size", None):
        yield Controle(colonne.nom, valeur.list.len() > taille, f"Cette liste a {taille} codes au plus.", dite)


def _numero(numeros: pl.Series, reference: Reference) -> Iterator[Controle]:
    """The ends of the numbers, few, are judged by the law's own reader; their six digits in between by their shape."""
    numero = pl.col("numero_unique")
    debuts = [debut for debut in numeros.str.slice(0, 7).unique() if _est_valide(f"{debut}000001AAAAA")]
    fins = [fin for fin in numeros.str.slice(13).unique() if _est_valide(f"0600101000001{fin}")]
    milieu = numero.str.slice(7, 6).str.contains(SEQUENCE)
    bon = numero.str.slice(0, 7).is_in(debuts) & numero.str.slice(13).is_in(fins) & milieu
    yield Controle("numero_unique", ~bon, "Ce numéro unique n’a pas la forme attendue, comme 060062600001260ARC.")
    inconnu = ~numero.str.slice(0, 3).is_in(reference.ressorts.implode())
    yield Controle("numero_unique", inconnu, "Ce numéro unique commence par un ressort qui n’existe pas.")


def _est_valide(numero: str) -> bool:
    return numero == numero.upper() and len(numero) == LONGUEUR and est_valide(numero)


def _dates(reference: Reference) -> Iterator[Controle]:
    recue, enregistree, renouvelee = pl.col("recue_le"), pl.col("enregistree_le"), pl.col("renouvelee_le")
    for nom in ("recue_le", "enregistree_le", "renouvelee_le", "occupation_depuis"):
        yield Controle(nom, pl.col(nom) > reference.le, f"Cette date est après le {reference.le:%d/%m/%Y}.")
    yield Controle("recue_le", recue < date(SIECLE, 1, 1), f"Cette date est avant {SIECLE}.")
    yield Controle("recue_le", recue > enregistree, "La demande ne peut pas être enregistrée avant d’être reçue.")
    yield Controle("renouvelee_le", renouvelee < recue, "Cette date est avant la réception de la demande.")
    yield Controle("occupation_depuis", pl.col("occupation_depuis") < reference.ne_apres, "Vérifiez l’année.")


def _formes() -> Iterator[Controle]:
    mel = pl.col("mel")
    yield Controle("mel", (mel != "") & ~mel.str.contains(MEL), "Une adresse e-mail ressemble à nom@exemple.fr.")
    yield Controle("telephone", pl.col(illisible("telephone")), TELEPHONE)
    yield Controle("code_postal", ~pl.col("code_postal").str.contains(CODE_POSTAL), ZERO_PERDU)
    yield Controle("adresse", pl.col("adresse").str.contains(NON_IMPRIMABLE.pattern), NON_IMPRIME)
