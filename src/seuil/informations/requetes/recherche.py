"""The search of a portal, in the words of who asks: PostgreSQL full text, rare words first."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.db import connection
from django.db.backends.utils import CursorWrapper

from seuil.informations.models import Passage
from seuil.territoires.models import Territoire
from seuil.territoires.requetes.ecriture import plat

QUESTION_MAXIMUM, REPONSES, MOTS_MAXIMUM = 200, 12, 24
LETTRES_D_UNE_FAUTE: Final = 5  # from so many letters on, a word that no page has may be a misprint
RESSEMBLANCE: Final = 0.78  # of a misprint and its word
MOTS: Final = Path(__file__).parents[1] / "mots.toml"
LIRE: Final = """
select l, exists (
  select from informations_passage where territoire_id = %(territoire)s and vecteur @@
    (quote_literal(l) || case when length(l) > 2 then ':*' else '' end)::tsquery
) from unnest(tsvector_to_array(to_tsvector('french', %(question)s))) l limit %(mots)s
"""
VOCABULAIRE: Final = """
select word from ts_stat(
  'select vecteur from informations_passage where territoire_id = ' || quote_literal(%(territoire)s)
)
where word ~ '^[a-z]{4,}$'
"""
CHERCHER: Final = """
with siens as (
  select id, vecteur from informations_passage where territoire_id = %(territoire)s
), poids as (
  select (quote_literal(l) || case when length(l) > 2 then ':*' else '' end)::tsquery q,
    quote_literal(l)::tsquery entier
  from unnest(%(lexemes)s::text[]) l
), rares as (
  select q, entier, ln(1 + (select count(*) from siens)::float
    / greatest(1, (select count(*) from siens where vecteur @@ q))) rarete
  from poids
)
select siens.id, sum(rarete * (0.3 + ts_rank(vecteur, q) + ts_rank(vecteur, entier))) force
from siens join rares on vecteur @@ q
group by siens.id order by force desc, siens.id limit %(limite)s
"""


def cle_de_recherche(texte: str) -> str:
    """Return a text as the search writes it: without accents, typographic apostrophes nor what a word is not."""
    return " ".join(re.findall(r"\w+", plat(texte)))


@cache
def mots_de_qui_demande() -> Mapping[str, Any]:
    """Return the words that people type and no page writes, as their file has them."""
    return tomllib.loads(MOTS.read_text(encoding="utf-8"))


def chercher(territoire: Territoire, question: str, *, limite: int = REPONSES) -> list[Passage]:
    """Return the passages of a territory that answer a question, the closest first; its name tells nothing there."""
    with connection.cursor() as curseur:
        lexemes = _lexemes(curseur, territoire, _mots(territoire, question))
        curseur.execute(CHERCHER, {"territoire": territoire.pk, "lexemes": lexemes, "limite": limite})
        rangs = [pk for pk, _ in curseur.fetchall()]
    par_pk = Passage.objects.in_bulk(rangs)
    return [par_pk[pk] for pk in rangs]


def _mots(territoire: Territoire, question: str) -> str:
    """Return what a question is about: without the town nor the words that only ask, in the words of the pages."""
    lus = mots_de_qui_demande()
    noms = {*cle_de_recherche(f"{territoire.nom} {territoire.nom_court}").split()} - {"logement", "social"}
    mots = [mot for mot in cle_de_recherche(question[:QUESTION_MAXIMUM]).split() if mot not in noms]
    pleins = [mot for mot in mots if mot not in lus["vides"].split()] or mots
    return " ".join(lus["remplacements"].get(mot, mot) for mot in pleins)


def _lexemes(curseur: CursorWrapper, territoire: Territoire, mots: str) -> list[str]:
    """Return the words of a question that the territory's pages have, a misprint as the nearest of theirs."""
    dit: dict[str, str | int] = {"territoire": territoire.pk, "question": mots, "mots": MOTS_MAXIMUM}
    curseur.execute(LIRE, dit)
    lus: dict[str, bool] = dict(curseur.fetchall())
    connus = [mot for mot, connu in lus.items() if connu]
    inconnus = [mot for mot, connu in lus.items() if not connu and len(mot) >= LETTRES_D_UNE_FAUTE]
    if not inconnus:
        return connus
    curseur.execute(VOCABULAIRE, dit)
    vocabulaire = [mot for (mot,) in curseur.fetchall()]
    proches = [mot for inconnu in inconnus for mot in difflib.get_close_matches(inconnu, vocabulaire, 1, RESSEMBLANCE)]
    return list(dict.fromkeys([*connus, *proches]))
