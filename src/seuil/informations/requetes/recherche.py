"""The search of a portal, in the words of who asks: PostgreSQL full text, rare words first."""

import re
import unicodedata
from typing import Final

from django.db import connection

from seuil.informations.models import Passage
from seuil.territoires.models import Territoire

QUESTION_MAXIMUM, REPONSES, MOTS_MAXIMUM = 200, 12, 24
CHERCHER: Final = """
with mots as (
  select distinct l from unnest(tsvector_to_array(to_tsvector('french', %(question)s))) l limit %(mots)s
), siens as (
  select id, vecteur from informations_passage where territoire_id = %(territoire)s
), poids as (
  select l, (quote_literal(l) || case when length(l) > 2 then ':*' else '' end)::tsquery q from mots
), rares as (
  select q, ln(1 + (select count(*) from siens)::float
    / greatest(1, (select count(*) from siens where vecteur @@ q))) rarete
  from poids
)
select siens.id, sum(rarete * (0.3 + ts_rank(vecteur, q))) force
from siens join rares on vecteur @@ q
group by siens.id order by force desc, siens.id limit %(limite)s
"""


def cle_de_recherche(texte: str) -> str:
    """Return a text as the search writes it: without accents, typographic apostrophes nor what a word is not."""
    lettres = unicodedata.normalize("NFKD", texte.replace("œ", "oe").replace("’", "'"))
    sans = "".join(lettre for lettre in lettres if not unicodedata.combining(lettre)).lower()
    return " ".join(re.findall(r"\w+", sans))


def chercher(territoire: Territoire, question: str, *, limite: int = REPONSES) -> list[Passage]:
    """Return the passages of a territory that answer a question, the closest first; its name tells nothing there."""
    cle = cle_de_recherche(question[:QUESTION_MAXIMUM])
    noms = {*cle_de_recherche(f"{territoire.nom} {territoire.nom_court}").split()} - {"logement", "social"}
    mots = " ".join(mot for mot in cle.split() if mot not in noms)
    dit: dict[str, str | int] = {"question": mots, "territoire": territoire.pk, "limite": limite, "mots": MOTS_MAXIMUM}
    with connection.cursor() as curseur:
        curseur.execute(CHERCHER, dit)
        rangs = [pk for pk, _ in curseur.fetchall()]
    par_pk = Passage.objects.in_bulk(rangs)
    return [par_pk[pk] for pk in rangs]
