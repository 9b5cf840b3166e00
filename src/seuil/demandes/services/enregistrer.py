"""Register a demand: one living demand per person and ressort, a numéro unique, an attestation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from seuil.acteurs.auteurs import Demandeur, Mandataire
from seuil.acteurs.models import Acteur, Agent, Guichet
from seuil.demandes import acces, codes
from seuil.demandes.controle.identites import TITULAIRES, Identite
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande, Personne, Souhait
from seuil.demandes.models.foyer import UNE_DEMANDE_VIVANTE
from seuil.demandes.requetes import Cles, cles_de, vivants
from seuil.demandes.requetes.ressemblantes import Ressemblante, ressemblantes
from seuil.demandes.services import titulaires
from seuil.demandes.services.numeros import attribuer_le_numero
from seuil.demandes.services.refus import DoublonTrouve, ReceptionRefusee
from seuil.demandes.services.ressemblances import garder_separees
from seuil.documents.models import Document
from seuil.journal.services import consigner
from seuil.regles.delais import Delais, expire_le, juger_la_reception
from seuil.socle.db.contraintes import contrainte_violee
from seuil.socle.droits import exiger
from seuil.territoires.models import Commune, Ressort
from seuil.territoires.requetes import delais_ici

SANS_GUICHET = (Demandeur, Mandataire)  # who registers alone, on the portal


@dataclass(frozen=True, slots=True)
class Enregistrement:
    """A registered demand, and the access code that only its household receives, once."""

    demande: Demande
    code_acces: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a checked form says: fields of Demande, of each Personne, and the wished communes in order.

    ``avis_de`` of a person is the rank, lower than its own, of who holds the tax notice that they share.
    """

    ressort: Ressort
    guichet: Guichet
    reponses: dict[str, Any]
    personnes: list[dict[str, Any]]
    communes: list[Commune]
    piece_identite: Document
    formulaire: Document | None = None
    motif_doublon: str = ""
    motif_reception: str = ""
    recue_le: date | None = None


def enregistrer(dossier: Dossier, *, par: Acteur | Mandataire, le: date) -> Enregistrement:
    """Register a demand (art. R441-2-3 CCH).

    A holder of a living demand who registers alone gets another one, held until a desk decides with the person
    (docs/decisions/0031). At a desk, raises DoublonTrouve, with the living demands of the same name or of one that
    resembles it (docs/decisions/0036), unless ``motif_doublon`` justifies a second one. Two at the same instant: one
    wins, the other is judged as if it came after.
    Raises ReceptionRefusee for a day of reception to come, too old, or old without a written reason.
    """
    try:
        with transaction.atomic():
            return _enregistrer(dossier, par=par, le=le)
    except IntegrityError as erreur:
        if contrainte_violee(erreur) != UNE_DEMANDE_VIVANTE:
            raise
        if not isinstance(par, SANS_GUICHET):
            raise DoublonTrouve(_doublons(dossier)) from erreur
    with transaction.atomic():
        return _enregistrer(dossier, par=par, le=le)


def est_du_meme_titulaire(demande: Demande, dossier: Dossier) -> bool:
    """Say whether this demand, active or held, already asks for a holder of the dossier in the same ressort."""
    if demande.etat not in EN_COURS or demande.ressort_id != dossier.ressort.pk:
        return False
    return not {*cles_de(demande)}.isdisjoint(_cles(dossier))


def _enregistrer(dossier: Dossier, *, par: Acteur | Mandataire, le: date) -> Enregistrement:
    exiger(acces.peut_enregistrer(par))

    existantes = _doublons(dossier)
    proches = _ressemblantes(dossier, existantes) if isinstance(par, Agent) else []
    _exiger_un_motif(dossier, existantes, proches, par)
    regles = delais_ici(dossier.communes[0], le)
    _verifier_la_reception(dossier, regles, le=le)
    code = codes.tirer()
    demande = _creer(dossier, codes.hacher(code), existantes, par=par, regles=regles, le=le)
    if isinstance(par, Agent):
        garder_separees(demande, proches, motif=dossier.motif_doublon, par=par, le=le)
    _inscrire_le_foyer(demande, dossier)

    consigner(
        "demande.enregistree",
        demande,
        par=par,
        le=le,
        guichet=dossier.guichet.code,
        recue_le=demande.recue_le,
        doublon_de=[existante.numero_unique for existante in existantes],
        motif_doublon=demande.motif_doublon,
        motif_reception=dossier.motif_reception,
    )
    return Enregistrement(demande, code)


def _doublons(dossier: Dossier) -> list[Demande]:
    """Return the living demands of the ressort in which one of the holders already is one."""
    trouves = vivants(dossier.ressort, _cles(dossier))
    return list({vivant.demande_id: vivant.demande for vivant in trouves}.values())


def _ressemblantes(dossier: Dossier, existantes: list[Demande]) -> list[Ressemblante]:
    identites = [Identite.dite(personne) for personne in dossier.personnes if personne["lien"] in TITULAIRES]
    return ressemblantes([dossier.ressort], identites, sauf=[existante.pk for existante in existantes])


def _exiger_un_motif(
    dossier: Dossier, existantes: list[Demande], proches: list[Ressemblante], par: Acteur | Mandataire
) -> None:
    est_justifiee = isinstance(par, Agent) and dossier.motif_doublon.strip()
    if (existantes or proches) and not (isinstance(par, SANS_GUICHET) or est_justifiee):
        raise DoublonTrouve(existantes, proches)


def _verifier_la_reception(dossier: Dossier, regles: Delais, *, le: date) -> None:
    motivee = bool(dossier.motif_reception.strip())
    verdict = juger_la_reception(dossier.recue_le or le, regles, le=le, est_motivee=motivee)
    if not verdict.est_oui:
        raise ReceptionRefusee("recue_le" if verdict.est_non else "motif_reception", verdict.motif)


def _creer(
    dossier: Dossier, code_hache: str, existantes: list[Demande], *, par: Acteur | Mandataire, regles: Delais, le: date
) -> Demande:
    recue_le = dossier.recue_le or le
    demande = Demande(
        **dossier.reponses,
        ressort=dossier.ressort,
        guichet=dossier.guichet,
        numero_unique=attribuer_le_numero(dossier.ressort, dossier.guichet, depot=recue_le),
        recue_le=recue_le,
        enregistree_le=le,
        echeance=expire_le(recue_le, regles),
        code_acces=code_hache,
        piece_identite=dossier.piece_identite,
        formulaire=dossier.formulaire,
    )
    if existantes and isinstance(par, SANS_GUICHET):
        demande.passer("retenir")
        demande.doublon_de = existantes[0]
    elif existantes:
        demande.motif_doublon = dossier.motif_doublon
    demande.save(force_insert=True)
    for document in filter(None, (dossier.piece_identite, dossier.formulaire)):
        document.numero_unique = demande.numero_unique
        document.save(update_fields=["numero_unique"])
    return demande


def _inscrire_le_foyer(demande: Demande, dossier: Dossier) -> None:
    inscrites: list[Personne] = []
    for ordre, dite in enumerate(dossier.personnes):
        personne = dict(dite)
        rang = personne.pop("avis_de", None)
        avis_de = inscrites[rang] if rang is not None else None
        inscrites.append(Personne.objects.create(demande=demande, ordre=ordre, avis_de=avis_de, **personne))
    for ordre, commune in enumerate(dossier.communes, start=1):
        Souhait.objects.create(demande=demande, commune=commune, ordre=ordre)
    titulaires.inscrire(demande, dossier.personnes)


def _cles(dossier: Dossier) -> Cles:
    return titulaires.cles(dossier.personnes)
