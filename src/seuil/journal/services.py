"""Write the journal, seal it, verify it, and tell the rest of the house that something happened."""

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from seuil.journal.models import Consultation, Entree, Sceau

VERROU_SCEAU = 7_301
ORIGINE = "0" * 64

_abonnes: list[Callable[[Entree], None]] = []


class Auteur(Protocol):
    """Whoever acts: an agent, a household, the system."""

    @property
    def designation(self) -> str: ...

    @property
    def nom_organisme(self) -> str: ...


def brancher(abonne: Callable[[Entree], None]) -> None:
    """Call ``abonne`` with each entry, inside the transaction that wrote it."""
    _abonnes[:] = [abonne]


def consigner(verbe: str, objet: models.Model, *, par: Auteur, le: date, **faits: Any) -> Entree:
    """Write one act in the current transaction; what follows it is done, or handed over, in the same one."""
    contenu = json.loads(json.dumps(faits, cls=DjangoJSONEncoder))
    entree = Entree(
        verbe=verbe,
        objet=objet._meta.model_name or "",
        objet_id=str(objet.pk),
        numero_unique=getattr(objet, "numero_unique", "") or "",
        par=par.designation,
        organisme=par.nom_organisme,
        le=le,
        faits=contenu,
    )
    entree.empreinte = empreinte_de(entree)
    entree.save(force_insert=True)
    for abonne in _abonnes:
        abonne(entree)
    return entree


def consigner_consultation(numero_unique: str, *, par: Auteur, motif: str, agent_id: int | None) -> None:
    """Remember that a file was opened, for the household to see."""
    Consultation.objects.create(
        numero_unique=numero_unique, agent_id=agent_id, service=par.nom_organisme or par.designation, motif=motif
    )


def empreinte_de(entree: Entree) -> str:
    """Return the SHA-256 of what the entry says."""
    dit = [
        entree.verbe, entree.objet, entree.objet_id, entree.numero_unique, entree.par, entree.organisme,
        entree.le.isoformat(), entree.faits,
    ]  # fmt: skip
    return sha256(json.dumps(dit, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def sceller() -> str:
    """Chain every entry not chained yet and return the head of the chain (64 hexadecimal digits)."""
    _verrouiller()
    dernier = Sceau.objects.order_by("-pk").first()
    tete = dernier.empreinte if dernier else ORIGINE
    for entree in Entree.objects.filter(sceau=None).order_by("pk").iterator():
        suivante = _maillon(tete, entree)
        Sceau.objects.create(entree=entree, precedente=tete, empreinte=suivante)
        tete = suivante
    return tete


def verifier() -> list[str]:
    """Return the sentences that say what was altered in the journal; an empty list when nothing was."""
    anomalies, tete = [], ORIGINE
    for sceau in Sceau.objects.select_related("entree").order_by("pk").iterator():
        if empreinte_de(sceau.entree) != sceau.entree.empreinte:
            anomalies.append(f"L’entrée {sceau.entree_id} a été modifiée.")
        if sceau.precedente != tete or sceau.empreinte != _maillon(tete, sceau.entree):
            anomalies.append(f"La chaîne est rompue à l’entrée {sceau.entree_id}.")
        tete = sceau.empreinte
    return anomalies


def _maillon(tete: str, entree: Entree) -> str:
    return sha256(f"{tete}{entree.pk}{entree.empreinte}".encode()).hexdigest()


def _verrouiller() -> None:
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [VERROU_SCEAU])
