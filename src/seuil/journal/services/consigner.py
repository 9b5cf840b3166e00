"""Write the journal, tell the rest of the house, erase what an act said."""

import json
import secrets
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from seuil.journal import acces
from seuil.journal.faits import mesure
from seuil.journal.models import Consultation, Contenu, Entree, Motif
from seuil.socle.droits import exiger
from seuil.socle.horloge import exiger_un_jour_venu

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
    """Write one act in the current transaction; what follows it is done, or handed over, in the same one.

    Raises ActeAVenir: the verb that called it writes nothing.
    """
    exiger_un_jour_venu(le)
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
def effacer_contenu(*, numero_unique: str = "", entree: int | None = None, motif: str, par: Auteur, le: date) -> int:
    """Erase what the acts about a demand (or one act) said; return the key of the entry that tells it.

    The database's own function does both at once. The chain still holds: it never covered the content itself.
    Raises DroitRefuse, ActeAVenir, ValueError when nothing is named.
    """
    exiger(acces.peut_effacer(par))
    exiger_un_jour_venu(le)
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


@transaction.atomic
def oublier_numero(
    numero_unique: str, *, jeton: str, suffixe_mandataire: str, motif: str, par: Auteur, le: date
) -> int:
    """Put a token in place of a numéro in every act and consultation; return the key of the entry that tells it.

    Who acted for the household (its designation ends by ``suffixe_mandataire``) loses its name. The chain keeps the
    first digest of each line, the entry says the new one: both are verified. Raises DroitRefuse, ActeAVenir.
    """
    exiger(acces.peut_effacer(par))
    exiger_un_jour_venu(le)
    with connection.cursor() as cursor:
        cursor.execute(
            "select journal_oublier_numero(%s, %s, %s, %s, %s, %s, %s, %s)",
            [
                numero_unique,
                jeton,
                suffixe_mandataire,
                motif,
                secrets.token_hex(16),
                par.designation,
                par.nom_organisme,
                le,
            ],
        )
        return int(cursor.fetchone()[0])


def _ecrire(faits: dict[str, Any]) -> str:
    return json.dumps(faits, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
