"""The lists of a lot, one row each: the people of the households, the wished communes; and what they may not be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import polars as pl

from seuil.demandes.nomenclatures import Lien, Precision
from seuil.importations.services.controles import commune_connue, de_colonne
from seuil.importations.services.courants import NOMS, illisible
from seuil.importations.services.fautes import Controle
from seuil.importations.services.forme import PERSONNE
from seuil.importations.services.reference import Reference
from seuil.regles.menage import Garde

DES_LETTRES: Final = (
    "Un nom s’écrit avec des lettres que nos courriers savent imprimer, sinon celles du titre de séjour. "
    "Qui n’a pas de prénom : laissez la case vide."
)
TROP_PRECISE: Final = "Cette naissance dit plus que sa précision : écrivez le premier jour de l’année ou du mois."
NES: Final = pl.col("lien").ne_missing(Lien.A_NAITRE)


def deplier(demandes: pl.DataFrame, liste: str) -> pl.DataFrame:
    """Return one row per element: ``demande`` its row in the lot, ``ligne`` in the file, ``rang`` in the list."""
    nombres = demandes[liste].list.len().fill_null(0).to_numpy().astype(np.int64)
    place = np.repeat(np.arange(len(demandes)), nombres)
    rang = np.arange(len(place)) - np.repeat(np.cumsum(nombres) - nombres, nombres)
    plein = demandes[liste].filter(pl.Series(nombres > 0))
    elements = plein.explode() if len(plein) else plein.clear().explode()
    lignes = demandes["ligne"].gather(place)
    return pl.DataFrame({"demande": place, "ligne": lignes, "rang": rang, liste: elements})


def nommer(personnes: pl.DataFrame) -> pl.DataFrame:
    """Return the people with the key of their name, the same as `socle.cle.cle_de_la_personne` for whole columns."""
    cle = pl.concat_str(_cle("nom"), pl.lit(" "), _cle("prenom"))
    return personnes.with_columns(cle=cle.str.strip_chars())


def _cle(nom: str) -> pl.Expr:
    plat = pl.col(nom).fill_null("").str.normalize("NFKD").str.to_lowercase()
    plat = plat.str.replace_all("œ", "oe", literal=True).str.replace_all("æ", "ae", literal=True)
    return plat.str.replace_all(r"[^\p{L}\p{N}]", "")


def controles_des_personnes(reference: Reference) -> Iterator[Controle]:
    """Yield what to look for in people. The day of reception of their demand is in ``recue_le``."""
    for colonne in PERSONNE:
        yield from de_colonne(colonne)
    vide = pl.col("nom").fill_null("").str.strip_chars() == ""
    yield Controle("nom", NES & vide, "Le nom est obligatoire, sauf pour un enfant à naître.")
    for nom in NOMS:
        yield Controle(nom, pl.col(illisible(nom)), DES_LETTRES)
    gardes = [garde.value for garde in Garde]
    garde = pl.col("garde").fill_null("")
    yield Controle("garde", ~garde.is_in(["", *gardes]), f"On attend un code de la liste : {', '.join(gardes)}.")
    ailleurs = (garde != "") & (pl.col("lien") != Lien.A_CHARGE)
    yield Controle("garde", ailleurs, "La garde ne concerne qu’un enfant à charge.")
    yield commune_connue("commune_travail", reference)
    yield from _naissances(reference)


def _naissances(reference: Reference) -> Iterator[Controle]:
    naissance, jour = pl.col("naissance"), f"{reference.le:%d/%m/%Y}"
    apres = NES & (naissance > pl.col("recue_le"))
    yield Controle("naissance", apres, "Cette naissance est après la réception de la demande.")
    loin = ~NES & (naissance > reference.attendu_avant)
    yield Controle("naissance", loin, f"Cette naissance est trop loin du {jour} pour être attendue.")
    yield Controle("naissance", NES & (naissance < reference.ne_apres), "Vérifiez l’année de naissance.")
    yield Controle("precision_naissance", _en_dit_trop(naissance), TROP_PRECISE)
    mineur = (pl.col("lien") == Lien.DEMANDEUR) & (naissance > reference.majeur_avant)
    yield Controle("naissance", mineur, "Le demandeur doit être majeur.")


def _en_dit_trop(naissance: pl.Expr) -> pl.Expr:
    """Say whether a birth known by its year or its month is not its first day (socle.naissances)."""
    precision = pl.col("precision_naissance")
    pas_le_premier = naissance.dt.day() != 1
    annee = (precision == Precision.ANNEE) & (pas_le_premier | (naissance.dt.month() != 1))
    return annee | ((precision == Precision.MOIS) & pas_le_premier)


def compter(demandes: pl.DataFrame, personnes: pl.DataFrame) -> pl.DataFrame:
    """Return the demands with how many people, holders and spouses each has, to be judged by `controles_du_foyer`."""

    def nombre(lien: str | None) -> pl.Series:
        places = personnes["demande"] if lien is None else personnes["demande"].filter(personnes["lien"] == lien)
        return pl.Series(np.bincount(places.to_numpy(), minlength=len(demandes)))

    return demandes.with_columns(
        nb_personnes=nombre(None), nb_demandeurs=nombre(Lien.DEMANDEUR), nb_conjoints=nombre(Lien.CONJOINT)
    )


def controles_du_foyer(reference: Reference) -> Iterator[Controle]:
    """Yield what to look for in whole households and in lists of wishes."""
    personnes, demandeurs, conjoints = pl.col("nb_personnes"), pl.col("nb_demandeurs"), pl.col("nb_conjoints")
    yield Controle("personnes", personnes == 0, "Le foyer ne compte personne.", personnes)
    maximum = reference.personnes_maximum
    yield Controle("personnes", personnes > maximum, f"Un foyer compte {maximum} personnes au plus.", personnes)
    yield Controle("personnes", demandeurs != 1, "Il faut un demandeur, et un seul.", demandeurs)
    yield Controle("personnes", conjoints > 1, "Il faut un conjoint au plus.", conjoints)
    nombre, dits = pl.col("souhaits").list.len(), pl.col("souhaits").list.join(", ", ignore_nulls=True)
    yield Controle("souhaits", nombre.fill_null(0) == 0, "Il faut au moins une commune souhaitée.", dits)
    deux_fois = pl.col("souhaits").list.n_unique() < nombre
    yield Controle("souhaits", deux_fois, "La même commune est écrite deux fois.", dits)


def controles_des_souhaits(reference: Reference) -> Iterator[Controle]:
    """Yield what to look for in wishes, once their ``ressort`` was joined."""
    inconnue, numero = pl.col("ressort").is_null(), pl.col("numero_unique").str.slice(0, 3)
    commune = pl.col("souhaits")
    yield Controle("souhaits", inconnue, "Aucune commune ne porte ce code officiel.", commune)
    dehors = (pl.col("ressort") != numero) & numero.is_in(reference.ressorts.implode())
    yield Controle("souhaits", dehors, "Cette commune n’est pas du ressort du numéro unique.", commune)
