"""A held demand becomes that of who left a couple: its own, with the seniority of the demand that both held."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.demandes.controle.identites import Identite, comparer
from seuil.demandes.etats import Rencontre
from seuil.demandes.models import Demande, FaitEtabli, Personne
from seuil.demandes.nomenclatures import Lien, Maison, MotifSeparation, SituationFamiliale
from seuil.demandes.requetes.separations import enfants_de, partie_seule
from seuil.demandes.services import titulaires
from seuil.demandes.services.dissocier import quitter
from seuil.demandes.services.emporter import emporter
from seuil.demandes.services.enregistrer import Enregistrement
from seuil.demandes.services.foyer_decrit import Foyer
from seuil.demandes.services.modifier import ecrire
from seuil.demandes.services.preuves_du_couple import preuves_de_qui_part, remettre_les_preuves
from seuil.demandes.services.proteger import proteger
from seuil.demandes.services.renouveler_code import remplacer_le_code
from seuil.demandes.services.separation import (
    Separation,
    SeparationImpossible,
    avis_apres,
    est_titulaire,
    qui_reste,
    verifier,
)
from seuil.demandes.services.trancher import avancer_la_reception, verrouiller_les_deux
from seuil.demandes.services.unir import reponses_de
from seuil.journal.services import consigner
from seuil.regles.menage import Garde
from seuil.socle.droits import exiger

SEPARATION: Final = "Séparation d’un couple"
EN_COUPLE: Final = {SituationFamiliale.MARIE, SituationFamiliale.PACSE, SituationFamiliale.CONCUBIN, ""}
PAS_DU_COUPLE: Final = "Cette demande n’est pas celle d’un couple où cette personne est : rien ne se sépare ainsi."


@transaction.atomic
def separer_la_retenue(
    retenue: Demande, couple: Demande, separation: Separation, *, rencontre: Rencontre, par: Agent, le: date
) -> Enregistrement:
    """Let a held demand live as that of who leaves ``couple``, since the same day; return it with a new code.

    What its holder told in it stays, except what both demands shared: each child goes where ``separation`` says, a
    phone or an e-mail of both is asked again. ``couple`` loses that person as by `dissocier`, and never names it.
    Raises DroitRefuse, PassageInterdit, SeparationImpossible, FoyerImpossible.
    """
    exiger(acces.peut_trancher(par, retenue))
    exiger(acces.peut_dissocier(par, couple))

    retenue, couple = verrouiller_les_deux(retenue, couple)
    retenue.passer("distinguer")
    couple.passer("modifier")
    personnes = {personne.pk: personne for personne in couple.personnes.all()}
    elle = partie_seule(retenue, couple)
    if elle is None or elle.pk != separation.partante:
        raise SeparationImpossible("", PAS_DU_COUPLE)
    verifier(personnes, separation)
    changements = dict.fromkeys(_partages(retenue, couple), "")
    foyer = _foyer(retenue, personnes, separation)
    siennes = preuves_de_qui_part(couple, separation.partante, separation.motif)
    _emporter(retenue, personnes, separation)
    partie = quitter(couple, personnes, separation, le=le)
    _faire_vivre(retenue, couple, separation, par=par, le=le)
    _remettre(retenue, changements, foyer, siennes, par=par, le=le)
    code = remplacer_le_code(retenue)

    consigner("demande.dissociee", couple, par=par, le=le, avant=partie.avant, apres=partie.apres, qui=partie.qui)
    consigner("demande.distinguee", retenue, par=par, le=le, **_faits(couple, elle, separation, rencontre))
    if couple.recue_le < retenue.recue_le:
        avancer_la_reception(retenue, couple, par=par, le=le)
    return Enregistrement(retenue, code)


def _faits(couple: Demande, elle: Personne, separation: Separation, rencontre: Rencontre) -> dict[str, Any]:
    return {
        "separee_de": couple.numero_unique,
        "motif_separation": separation.motif,
        "precision": separation.precision,
        "titulaire_partie": est_titulaire(elle),
        "rencontre": rencontre,
        "piece_vue": True,
    }


def _emporter(retenue: Demande, personnes: dict[int, Personne], separation: Separation) -> None:
    """Have what names who leaves, and each child that leaves too, name it in the held demand."""
    emporter(personnes[separation.partante], retenue.titulaire)
    for pk, deja in _deja_dits(retenue, personnes, separation).items():
        if separation.maisons[pk] == Maison.PART:
            emporter(personnes[pk], deja)


def _remettre(
    retenue: Demande, changements: dict[str, str], foyer: Foyer, siennes: list[FaitEtabli], *, par: Agent, le: date
) -> None:
    """Write what changes in the demand that lives from now on, and give it the proofs that are its own."""
    if changements or foyer.champs:
        ecrire(retenue, changements, foyer, par=par, le=le)
    remettre_les_preuves(retenue, siennes)


def _faire_vivre(retenue: Demande, couple: Demande, separation: Separation, *, par: Agent, le: date) -> None:
    """Make it active, under a protected address when the couple showed why; nothing else of its answers changes."""
    retenue.motif_doublon = SEPARATION  # why itself stays in the journal: it may say violence
    retenue.tranchee_le, retenue.separee_de = le, couple
    retenue.save(update_fields=["etat", "motif_doublon", "tranchee_le", "separee_de"])
    titulaires.faire_vivre(retenue)
    if separation.motif == MotifSeparation.PROTECTION and not retenue.est_protegee:
        chez_le_couple = retenue.adresse_postale == couple.adresse_postale
        sure = "" if chez_le_couple else "\n".join(retenue.adresse_postale)  # no letter, rather than one there
        proteger(retenue, adresse_sure=sure, par=par, le=le)


def _partages(retenue: Demande, couple: Demande) -> list[str]:
    """Return where both demands are called or written to: from now on it may be read by the other one."""
    dits = {champ: getattr(retenue, champ) for champ in ("telephone", "mel")}
    return [champ for champ, dit in dits.items() if dit and dit == getattr(couple, champ)]


def _foyer(retenue: Demande, personnes: dict[int, Personne], separation: Separation) -> Foyer:
    """Return what changes among the persons of the held demand: its holder, and the children that both demands tell."""
    changees: dict[int, dict[str, Any]] = {retenue.titulaire.pk: dict(_d_elle(retenue, personnes, separation))}
    dits = _deja_dits(retenue, personnes, separation)
    venues: dict[str, dict[str, Any]] = {}
    retirees: list[int] = []
    for pk, maison in separation.maisons.items():
        deja = dits.get(pk)
        garde = {"garde": Garde.ALTERNEE.value if maison == Maison.DEUX else ""}
        if maison == Maison.RESTE:
            retirees += [deja.pk] if deja else []
        elif deja is None:
            venues[f"venue{pk}"] = reponses_de(personnes[pk]) | garde
        elif deja.garde != garde["garde"]:
            changees[deja.pk] = garde
    return Foyer(personnes={pk: dit for pk, dit in changees.items() if dit}, ajoutees=venues, retirees=retirees)


def _deja_dits(retenue: Demande, personnes: dict[int, Personne], separation: Separation) -> dict[int, Personne]:
    """Return the child that the held demand tells too, by the row of the couple's: each one answers for one only."""
    restants, trouves = enfants_de(retenue), dict[int, Personne]()
    for pk in separation.maisons:
        if memes := [un for un in restants if _est_le_meme(un, personnes[pk])]:
            trouves[pk] = memes[0]
            restants.remove(memes[0])
    return trouves


def _est_le_meme(un: Personne, autre: Personne) -> bool:
    """A child written otherwise is the same; one who is expected has no name yet, and its day is a guess."""
    if Lien.A_NAITRE in (un.lien, autre.lien):
        return un.lien == autre.lien
    return comparer(_identite(un), _identite(autre)).est_a_montrer


def _identite(enfant: Personne) -> Identite:
    return Identite(enfant.nom, enfant.nom_naissance, enfant.prenom, enfant.naissance, enfant.precision_naissance)


def _d_elle(retenue: Demande, personnes: dict[int, Personne], separation: Separation) -> Iterator[tuple[str, Any]]:
    """Yield what the separation changes of its holder; a notice that still counts for both replaces what it told."""
    refait = any(personne.lien == Lien.CONJOINT for personne in retenue.personnes.all())
    if retenue.titulaire.situation_familiale in EN_COUPLE and not refait:
        yield "situation_familiale", SituationFamiliale.SEPARE
    elle = personnes[separation.partante]
    if separation.motif.compte_le_couple:
        yield from avis_apres(elle, qui_reste(personnes, elle), separation.motif).items()
