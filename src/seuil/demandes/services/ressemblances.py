"""Pairs of living demands that look alike: looked for by the night, then told apart or joined at a desk."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.demandes.etats import Accord, EtatRessemblance, Rencontre
from seuil.demandes.models import Demande, Ressemblance, Titulaire
from seuil.demandes.requetes import cles_de, couples_de, vivants
from seuil.demandes.requetes.ressemblantes import Ressemblante, identites_de, ressemblantes
from seuil.demandes.services.trancher import joindre, verrouiller_les_deux
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

LOT: Final = 200
LOTS: Final = 100  # in one night: other tasks wait for the end of this one
DIXIEMES: Final = 10


class AttributionEnCours(Exception):
    """The demand that would leave has an attribution in progress: nothing may take it away."""


def relever_les_ressemblances(*, le: date) -> int:
    """Compare each holder that came since the last time with the living ones; return how many pairs are new.

    Each lot is kept as it is done: cut, it goes on; run again, it finds nothing. A large import takes several nights.
    """
    nouvelles = 0
    for _ in range(LOTS):
        if not (lot := _a_voir()):
            break
        with transaction.atomic():
            nouvelles += sum(_relever(demande, le=le) for demande in dict.fromkeys(lot.values()))
            Titulaire.objects.filter(pk__in=lot).update(est_compare=True)
    return nouvelles


@transaction.atomic
def separer(ressemblance: Ressemblance, *, motif: str, par: Agent, le: date) -> None:
    """Say that two demands are of two people, or must both live: the pair is never shown again.

    Raises DroitRefuse, PassageInterdit.
    """
    for demande in (ressemblance.premiere, ressemblance.seconde):
        exiger(acces.peut_trancher(par, demande))

    ressemblance = ressemblance.verrouiller()
    ressemblance.passer("separer")
    ressemblance.motif, ressemblance.tranchee_le, ressemblance.tranchee_par = motif, le, par
    ressemblance.save(update_fields=["etat", "motif", "tranchee_le", "tranchee_par"])

    _consigner_la_separation(ressemblance.premiere, ressemblance.seconde, motif=motif, par=par, le=le)
    _consigner_la_separation(ressemblance.seconde, ressemblance.premiere, motif=motif, par=par, le=le)


@transaction.atomic
def reunir(
    ressemblance: Ressemblance,
    *,
    gardee: Demande,
    rencontre: Rencontre,
    accord: Accord,
    precision: str = "",
    par: Agent,
    le: date,
) -> None:
    """Join the two demands of one person, met, identified, who agreed: ``gardee`` stays, with the earlier reception.

    Raises DroitRefuse, PassageInterdit, AttributionEnCours.
    """
    for demande in (ressemblance.premiere, ressemblance.seconde):
        exiger(acces.peut_trancher(par, demande))

    ressemblance = ressemblance.verrouiller()
    ressemblance.passer("reunir")
    une, autre = verrouiller_les_deux(ressemblance.premiere, ressemblance.seconde)
    gardee, quittee = (une, autre) if gardee.pk == une.pk else (autre, une)
    if quittee.attribution_en_cours:
        raise AttributionEnCours("Une attribution est en cours sur l’autre demande : c’est elle qui doit rester.")
    quittee.passer("reunir")
    gardee.passer("modifier")
    ressemblance.tranchee_le, ressemblance.tranchee_par = le, par
    ressemblance.save(update_fields=["etat", "tranchee_le", "tranchee_par"])
    quittee.titulaires.update(est_vivant=False)
    joindre(quittee, gardee, rencontre=rencontre, accord=accord, precision=precision, par=par, le=le)


def garder_separees(demande: Demande, trouvees: Iterable[Ressemblante], *, motif: str, par: Agent, le: date) -> None:
    """Keep that a desk saw these demands and registered this one beside them, for the reason it wrote."""
    if not (proches := list(trouvees)):
        return
    demande.motif_doublon = motif
    demande.save(update_fields=["motif_doublon"])
    decision = {"etat": EtatRessemblance.DISTINCTES, "motif": motif, "tranchee_le": le, "tranchee_par": par}
    Ressemblance.objects.bulk_create(
        _ressemblance(demande.pk, trouvee, trouvee_le=le, **decision) for trouvee in proches
    )


def _a_voir() -> dict[int, int]:
    """Return the demand of each holder that was not compared: who is written again meanwhile keeps its turn."""
    attendus = Titulaire.objects.filter(est_vivant=True, est_compare=False).order_by("demande", "pk")
    return dict(attendus.values_list("pk", "demande")[:LOT])


def _relever(cle: int, *, le: date) -> int:
    """Keep the pairs of one demand; an exact double was justified in writing when it was registered."""
    demande = Demande.objects.select_related("ressort").get(pk=cle)
    deja = {demande.pk, *_memes_titulaires(demande), *_couples(demande)}
    trouvees = ressemblantes([demande.ressort], identites_de(demande), sauf=deja)
    Ressemblance.objects.bulk_create(
        [_ressemblance(demande.pk, trouvee, trouvee_le=le) for trouvee in trouvees], ignore_conflicts=True
    )
    return len(trouvees)


def _memes_titulaires(demande: Demande) -> set[int]:
    return {vivant.demande_id for vivant in vivants(demande.ressort, cles_de(demande))}


def _couples(demande: Demande) -> set[int]:
    return {cle for couple in couples_de(demande).values_list("premiere", "seconde") for cle in couple}


def _ressemblance(demande: int, trouvee: Ressemblante, **autres: Any) -> Ressemblance:
    premiere, seconde = sorted((demande, trouvee.demande))
    return Ressemblance(
        premiere_id=premiere,
        seconde_id=seconde,
        poids=round(trouvee.comparaison.poids * DIXIEMES),
        raisons=list(trouvee.comparaison.raisons),
        **autres,
    )


def _consigner_la_separation(demande: Demande, autre: Demande, *, motif: str, par: Agent, le: date) -> None:
    consigner("demande.separee", demande, par=par, le=le, autre=autre.numero_unique, precision=motif)
