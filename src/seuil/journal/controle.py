"""Read the whole journal again, and say which line was altered."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from seuil.journal.faits import (
    CONSULTATION,
    ENTREE,
    ORIGINE,
    Tete,
    derniere_de,
    empreinte_consultation,
    empreinte_entree,
    lignes_publiees,
    lire,
    maillon,
    mesure,
)
from seuil.journal.models import Consultation, Entree, Sceau

EFFACEMENT = "journal.contenu_efface"
OUBLI = "journal.numero_oublie"
LENTEUR = timedelta(minutes=10)  # the longest a transaction may keep an entry out of sight of the sealing
PAR_LOT = 5_000


@dataclass(slots=True)
class _Chaine:
    """Where the reading of the seals stands."""

    tete: str = ORIGINE
    rang: int = 0
    pose: datetime | None = None
    precedente: datetime | None = None
    comptes: dict[str, int] = field(default_factory=lambda: {"entree": 0, "consultation": 0})


def verifier(publiees: Path | None = None) -> list[str]:
    """Return the sentences that say what was altered; an empty list when nothing was."""
    return list(anomalies(publiees))


def anomalies(publiees: Path | None = None) -> Iterator[str]:
    """Yield what was altered as it is found, reading the published heads, then the chain and the lines out of it."""
    tetes, illisibles = _lire_les_tetes(publiees)
    yield from illisibles
    with _instantane() as maintenant:
        yield from _de_la_base(tetes, maintenant)


@contextmanager
def _instantane() -> Iterator[datetime]:
    """Read everything as it is at one instant, yielded: what is erased meanwhile is no alteration.

    Inside a transaction of the caller, which cannot be changed any more, each query reads as that one does.
    """
    est_a_soi = not connection.in_atomic_block
    with transaction.atomic() if est_a_soi else nullcontext(), connection.cursor() as cursor:
        if est_a_soi:
            cursor.execute("set transaction isolation level repeatable read, read only")
        cursor.execute("select clock_timestamp()")
        yield cursor.fetchone()[0]


@dataclass(frozen=True, slots=True)
class _Dits:
    """What the journal says of itself: the last act that erased a numéro or an entry, the lines that a token rewrote.

    ``reecrites``: line → the act, its token, the digest that the line has since.
    """

    effaces: dict[str, int]
    reecrites: dict[str, tuple[int, str, str]]

    def sait_efface(self, ligne: dict[str, Any]) -> bool:
        """Say whether an act after this line erased its content."""
        cles = [f"entree {ligne['pk']}"]
        if ligne["numero_unique"]:
            cles.append(f"numero {ligne['numero_unique']}")
        return any(self.effaces.get(cle, 0) > ligne["pk"] for cle in cles)

    def est_intacte(self, nature: str, ligne: dict[str, Any]) -> bool:
        """Say whether a line is as it was written, or as the act that put a token in it left it."""
        relue = empreinte_entree(ligne) if nature == "entree" else empreinte_consultation(ligne)
        acte, jeton, attendue = self.reecrites.get(f"{nature} {ligne['pk']}", (0, "", ""))
        if not acte:
            return bool(ligne["empreinte"] == relue)
        numeros = [ligne["numero_unique"]] if nature == "entree" else ligne["numeros"]
        return relue == attendue and jeton in numeros and (nature == "consultation" or acte > ligne["pk"])


def _de_la_base(tetes: dict[int, list[Tete]], maintenant: datetime) -> Iterator[str]:
    dits, chaine = _Dits(_effacements(), _reecritures()), _Chaine()
    for sceau in _sceaux():
        yield from _du_sceau(sceau, chaine, dits)
        yield from _des_tetes(tetes.pop(chaine.rang, ()), chaine)
    for rang, coupees in sorted(tetes.items()):
        if rang:
            yield from (
                f"La tête publiée le {tete.jour} (sceau {rang}) manque : la fin de la chaîne a été coupée ou vidée."
                for tete in coupees
            )
    yield from _hors_chaine(chaine, dits, maintenant)


def _sceaux() -> Iterator[dict[str, Any]]:
    liees = [f"entree__{nom}" for nom in (*ENTREE, "pk", "empreinte", "contenu__sel", "contenu__texte")]
    liees += [f"consultation__{nom}" for nom in (*CONSULTATION, "pk", "empreinte")]
    siens = ("rang", "posee_a", "precedente", "empreinte", "entree_id", "consultation_id")
    yield from Sceau.objects.order_by("rang").values(*siens, *liees).iterator(chunk_size=PAR_LOT)


def _du_sceau(sceau: dict[str, Any], chaine: _Chaine, dits: _Dits) -> Iterator[str]:
    nature = "entree" if sceau["entree_id"] is not None else "consultation"
    pk, rang = sceau[f"{nature}_id"], sceau["rang"]
    ligne = {nom.removeprefix(f"{nature}__"): dit for nom, dit in sceau.items() if nom.startswith(f"{nature}__")}
    if rang != chaine.rang + 1:
        yield f"Il manque des sceaux entre le {chaine.rang} et le {rang}."
    attendu = maillon(chaine.tete, rang, sceau["posee_a"], nature, pk, ligne["empreinte"] or "")
    if ligne["empreinte"] is None:
        yield f"{_nom(nature, pk)}, scellée au rang {rang}, a disparu."
    elif sceau["precedente"] != chaine.tete or sceau["empreinte"] != attendu:
        yield f"La chaîne est rompue à {_nom(nature, pk, 'l')}, au sceau {rang}."
    if sceau["posee_a"] != chaine.pose:
        chaine.precedente, chaine.pose = chaine.pose, sceau["posee_a"]
    if ligne["empreinte"] is not None:
        yield from _de_la_ligne(nature, ligne, dits)
        yield from _de_son_heure(nature, ligne, chaine)
    chaine.tete, chaine.rang = sceau["empreinte"], rang
    chaine.comptes[nature] += 1


def _de_la_ligne(nature: str, ligne: dict[str, Any], dits: _Dits) -> Iterator[str]:
    pk = ligne["pk"]
    if not dits.est_intacte(nature, ligne):
        yield f"{_nom(nature, pk)} a été modifiée."
    if nature == "consultation":
        return
    if ligne["contenu__texte"] is None:
        if ligne["empreinte_contenu"] and not dits.sait_efface(ligne):
            yield f"Le contenu de l’entrée {pk} a été effacé sans l’acte qui doit le dire."
    elif ligne["empreinte_contenu"] != mesure(ligne["contenu__sel"], ligne["contenu__texte"]):
        yield f"Le contenu de l’entrée {pk} a été modifié."


def _de_son_heure(nature: str, ligne: dict[str, Any], chaine: _Chaine) -> Iterator[str]:
    """A line older than a sealing that did not see it was not there yet: it was put in later."""
    a = ligne["consignee_a"] if nature == "entree" else ligne["a"]
    if chaine.precedente is not None and a < chaine.precedente - LENTEUR:
        dite = f"{_nom(nature, ligne['pk'])}, datée du {_dite(a)}"
        yield f"{dite}, a été insérée après coup : un scellement ultérieur ne l’a pas vue."
    if chaine.pose is not None and a > chaine.pose + LENTEUR:
        yield f"{_nom(nature, ligne['pk'])} porte une heure, {_dite(a)}, plus tardive que son sceau."


def _hors_chaine(chaine: _Chaine, dits: _Dits, maintenant: datetime) -> Iterator[str]:
    suivantes = _Chaine(pose=maintenant, precedente=chaine.pose)
    entrees = Entree.objects.filter(sceau=None).order_by("pk")
    consultations = Consultation.objects.filter(sceau=None).order_by("pk")
    lus = (
        (entrees, "entree", (*ENTREE, "pk", "empreinte", "contenu__sel", "contenu__texte"), "consignee_a"),
        (consultations, "consultation", (*CONSULTATION, "pk", "empreinte"), "a"),
    )
    for lignes, nature, champs, heure in lus:
        for ligne in lignes.values(*champs).iterator(chunk_size=PAR_LOT):
            yield from _de_la_ligne(nature, ligne, dits)
            dites = list(_de_son_heure(nature, ligne, suivantes))
            yield from dites
            if not dites and ligne[heure] < maintenant - LENTEUR:
                yield f"{_nom(nature, ligne['pk'])}, du {_dite(ligne[heure])}, n’est toujours pas scellée."


def _effacements() -> dict[str, int]:
    """Return what was said to be erased (a numéro, an entry) and the last entry that says so."""
    actes = Entree.objects.filter(verbe=EFFACEMENT).order_by("pk").values_list("objet", "objet_id", "pk")
    return {f"{objet} {objet_id}": pk for objet, objet_id, pk in actes}


def _reecritures() -> dict[str, tuple[int, str, str]]:
    """Return the lines where a token took the place of a numéro, with the last act that says so."""
    lues: dict[str, tuple[int, str, str]] = {}
    for acte in Entree.objects.filter(verbe=OUBLI).select_related("contenu").order_by("pk"):
        lues |= {ligne: (acte.pk, acte.objet_id, mesuree) for ligne, mesuree in acte.faits.get("lignes", {}).items()}
    return lues


def _lire_les_tetes(publiees: Path | None) -> tuple[dict[int, list[Tete]], list[str]]:
    tetes: dict[int, list[Tete]] = {}
    illisibles = []
    lignes = [*lignes_publiees(publiees), *lire(derniere_de(publiees)).splitlines()] if publiees else []
    for numero, ligne in enumerate(lignes, start=1):
        try:
            tete = Tete.lue(ligne)
            tetes.setdefault(tete.sceaux, []).append(tete)
        except ValueError:
            illisibles.append(f"La ligne {numero} du fichier des têtes publiées est illisible.")
    return tetes, illisibles


def _des_tetes(publiees: Iterable[Tete], chaine: _Chaine) -> Iterator[str]:
    for tete in publiees:
        if tete.tete != chaine.tete:
            publiee = f"La tête publiée le {tete.jour} (sceau {tete.sceaux})"
            yield f"{publiee} n’est pas celle de la base : la chaîne a été refaite."
        elif (tete.entrees, tete.consultations) != (chaine.comptes["entree"], chaine.comptes["consultation"]):
            yield f"La ligne publiée le {tete.jour} ne compte pas les mêmes lignes que la base."


def _nom(nature: str, pk: int, article: str = "L") -> str:
    return f"{article}’entrée {pk}" if nature == "entree" else f"{article}a consultation {pk}"


def _dite(a: datetime) -> str:
    return f"{timezone.localtime(a):%d/%m/%Y à %H:%M}"
