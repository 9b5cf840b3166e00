"""Change a registered demand by its own pages: a draft that keeps both what it was and what it becomes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from seuil.acteurs.models import Acteur, Guichet
from seuil.declarations.faits import commencer, reprendre
from seuil.declarations.models import ATTENDU, BASE, VERSION, Brouillon
from seuil.declarations.services.garder import garder
from seuil.demandes import acces
from seuil.demandes.models import Demande
from seuil.demandes.requetes.changements import dernier_changement
from seuil.demandes.services import Foyer, demander_l_identite, modifier
from seuil.socle.droits import exiger

Reponses = dict[str, Any]


@transaction.atomic
def ouvrir_un_changement(
    demande: Demande, lire: Callable[[Demande], Reponses], *, guichet: Guichet | None, depuis: int | None, par: Acteur
) -> Brouillon:
    """Return the change that this hand began, on the answers of now, or a new one; a desk has its own.

    ``lire`` tells the demand as a draft holds it; ``depuis``: the last change that the page being sent had seen, None
    for that of now. Raises DroitRefuse.
    """
    exiger(acces.peut_modifier(par, demande))

    demande = demande.verrouiller()
    brouillon, _ = Brouillon.objects.get_or_create(change=demande, guichet=guichet)
    brouillon.reponses = reponses_du_changement(brouillon, lire, depuis=depuis) | {"version": VERSION}
    brouillon.save(update_fields=["contenu", "modifie_a"])
    return brouillon


def reponses_du_changement(
    brouillon: Brouillon, lire: Callable[[Demande], Reponses], *, depuis: int | None = None
) -> Reponses:
    """Return what a change holds, on the answers of now; a new one holds nothing else."""
    assert brouillon.change is not None
    actuelles = lire(brouillon.change)
    if brouillon.contenu:
        return reprendre(brouillon.reponses, actuelles)
    dernier = dernier_changement(brouillon.change)
    return commencer(actuelles, depuis=dernier if depuis is None else min(depuis, dernier))


@transaction.atomic
def enregistrer_le_changement(
    brouillon: Brouillon,
    *,
    changements: Mapping[str, Any],
    foyer: Foyer,
    identites: Mapping[int, Mapping[str, Any]],
    depuis: int,
    par: Acteur,
    le: date,
) -> Demande:
    """Write what the draft changes, file the ``identites`` of holders (by row) for a second reading, then destroy it.

    Raises what `demandes.services.modifier` and `demander_l_identite` raise: nothing is written then.
    """
    assert brouillon.change is not None
    demande = brouillon.change
    if changements or foyer.champs:
        demande = modifier(demande, changements=changements, foyer=foyer, depuis=depuis, par=par, le=le)
    for personne in demande.personnes.filter(pk__in=identites):
        demander_l_identite(demande, personne, identites[personne.pk], par=par, le=le)
    Brouillon.objects.filter(pk=brouillon.pk).delete()
    return demande


def abandonner_le_changement(brouillon: Brouillon) -> None:
    """Destroy a change that was not saved: the demand stays as it is."""
    Brouillon.objects.filter(pk=brouillon.pk, change__isnull=False).delete()


def remettre_la_page(brouillon: Brouillon, cle: str) -> Brouillon:
    """Put a page back as it was before the change; « foyer » puts every person back."""

    def changer(reponses: Reponses) -> None:
        base = reponses.get(BASE, {})
        if cle == "foyer":
            reponses["personnes"], reponses["retirees"] = dict(base.get("personnes", {})), {}
        elif cle in base.get("pages", {}):
            reponses["pages"][cle] = base["pages"][cle]
        else:
            reponses["pages"].pop(cle, None)

    return garder(brouillon, changer)


def attendre_encore(brouillon: Brouillon) -> Brouillon:
    """Keep that the child added is not the one that was expected: another one is."""

    def changer(reponses: Reponses) -> None:
        reponses[ATTENDU] = True

    return garder(brouillon, changer)
