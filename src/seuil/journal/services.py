"""Write the journal, seal it, publish its head, erase what an act said, and tell the rest of the house."""

import json
import os
import secrets
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from seuil.journal import acces
from seuil.journal.controle import verifier
from seuil.journal.faits import ORIGINE, Tete, derniere_de, maillon, mesure
from seuil.journal.models import Consultation, Contenu, Entree, Motif, Sceau
from seuil.journal.requetes import a_sceller
from seuil.socle.droits import exiger

__all__ = [
    "ORIGINE",
    "brancher",
    "consigner",
    "consigner_consultation",
    "effacer_contenu",
    "publier",
    "retenir",
    "sceller",
    "verifier",
]

VERROU_SCEAU = 7_301
PAR_PAQUET = 1_000

_abonnes: list[Callable[[Entree], None]] = []


class Auteur(Protocol):
    """Whoever acts: an agent, a household, the system."""

    @property
    def designation(self) -> str: ...

    @property
    def nom_organisme(self) -> str: ...


class Lecteur(Auteur, Protocol):
    """Whoever reads: an agent of an organism of some kind."""

    @property
    def pk(self) -> int | None: ...

    @property
    def sorte_organisme(self) -> str: ...


def brancher(abonne: Callable[[Entree], None]) -> None:
    """Call ``abonne`` with each entry, inside the transaction that wrote it."""
    _abonnes[:] = [abonne]


def consigner(verbe: str, objet: models.Model, *, par: Auteur, le: date, **faits: Any) -> Entree:
    """Write one act in the current transaction; what follows it is done, or handed over, in the same one."""
    sel, texte = (secrets.token_hex(16), _ecrire(faits)) if faits else ("", "")
    entree = Entree(
        verbe=verbe,
        objet=objet._meta.model_name or "",
        objet_id=str(objet.pk),
        numero_unique=getattr(objet, "numero_unique", "") or "",
        par=par.designation,
        organisme=par.nom_organisme,
        le=le,
        empreinte_contenu=mesure(sel, texte) if faits else "",
    )
    entree.save(force_insert=True)
    for ecrit_par_la_base in ("consignee_a", "empreinte"):
        entree.__dict__.pop(ecrit_par_la_base, None)  # read when asked for
    if faits:
        Contenu.objects.create(entree=entree, sel=sel, texte=texte)
    for abonne in _abonnes:
        abonne(entree)
    return entree


def consigner_consultation(numeros: Iterable[str], *, par: Lecteur, motif: Motif) -> None:
    """Remember in one line that a screen showed these demands; nothing when it showed none."""
    vus = sorted(set(numeros))
    if vus:
        Consultation.objects.create(
            numeros=vus,
            agent_id=par.pk,
            service=par.nom_organisme or par.designation,
            sorte=par.sorte_organisme,
            motif=motif,
        )


@transaction.atomic
def sceller() -> str:
    """Chain every entry and consultation not chained yet; return the head of the chain (64 hexadecimal digits).

    To be run every minute: what the chain does not hold yet, its owner could still rewrite unseen.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [VERROU_SCEAU])
        cursor.execute("select clock_timestamp()")
        maintenant: datetime = cursor.fetchone()[0]
    dernier = Sceau.objects.order_by("-rang").first()
    rang, tete = (dernier.rang, dernier.empreinte) if dernier else (0, ORIGINE)
    attendent = a_sceller(maintenant)
    while paquet := [*islice(attendent, PAR_PAQUET)]:
        sceaux = []
        for nature, pk, empreinte in paquet:
            rang, precedente = rang + 1, tete
            tete = maillon(precedente, rang, maintenant, nature, pk, empreinte)
            cle = {f"{nature}_id": pk}
            sceaux.append(Sceau(rang=rang, posee_a=maintenant, precedente=precedente, empreinte=tete, **cle))
        Sceau.objects.bulk_create(sceaux)
    return tete


def publier(fichier: Path, *, le: date) -> Tete:
    """Seal, then add the head of the chain to a file outside the database, once it is safely on the disk."""
    sceller()
    tete = _tete(le)
    _deposer(fichier, tete, "a")
    return tete


def retenir(fichier: Path, *, le: date) -> Tete:
    """Seal, then keep the last head beside the published ones: between two publications, a cut end is found too."""
    sceller()
    tete, provisoire = _tete(le), derniere_de(fichier).with_suffix(".ecriture")
    _deposer(provisoire, tete, "w")
    provisoire.replace(derniere_de(fichier))
    return tete


@transaction.atomic
def effacer_contenu(*, numero_unique: str = "", entree: int | None = None, motif: str, par: Auteur, le: date) -> int:
    """Erase what the acts about a demand (or one act) said; return the key of the entry that tells it.

    The database's own function does both at once. The chain still holds: it never covered the content itself.
    Raises DroitRefuse, ValueError when nothing is named.
    """
    exiger(acces.peut_effacer(par))
    if bool(numero_unique) == (entree is not None):
        raise ValueError("Dites un numéro unique, ou une entrée.")
    with connection.cursor() as cursor:
        cursor.execute(
            "select journal_effacer_contenu(%s, %s, %s, %s, %s, %s, %s)",
            [
                numero_unique,
                entree,
                _ecrire({"motif": motif}),
                secrets.token_hex(16),
                par.designation,
                par.nom_organisme,
                le,
            ],
        )
        return int(cursor.fetchone()[0])


def _tete(le: date) -> Tete:
    """Return the head of the chain; call it outside the transaction that sealed."""
    sceau = Sceau.objects.order_by("-rang").first()
    rang = sceau.rang if sceau else 0
    entrees = Sceau.objects.filter(rang__lte=rang, entree__isnull=False).count()
    cle, empreinte = (sceau.pk, sceau.empreinte) if sceau else (0, ORIGINE)
    return Tete(le.isoformat(), entrees, rang - entrees, rang, cle, empreinte)


def _deposer(fichier: Path, tete: Tete, mode: str) -> None:
    fichier.parent.mkdir(parents=True, exist_ok=True)
    with fichier.open(mode, encoding="utf-8") as flux:
        flux.write(tete.en_ligne() + "\n")
        flux.flush()
        os.fsync(flux.fileno())


def _ecrire(faits: dict[str, Any]) -> str:
    return json.dumps(faits, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
