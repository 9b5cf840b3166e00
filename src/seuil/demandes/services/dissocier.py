"""One demand becomes two when a couple separates: each its number, its seniority, its persons, its own code."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes import acces, codes
from seuil.demandes.models import Demande, Personne, Remise, Souhait
from seuil.demandes.nomenclatures import Lien, Maison, Motif, MotifSeparation, SituationFamiliale
from seuil.demandes.services import titulaires
from seuil.demandes.services.emporter import emporter
from seuil.demandes.services.enregistrer import Enregistrement
from seuil.demandes.services.etablir import DEPART, retirer_les_preuves
from seuil.demandes.services.foyer import changer_le_foyer
from seuil.demandes.services.foyer_decrit import Changes, Foyer
from seuil.demandes.services.numeros import attribuer_le_numero
from seuil.demandes.services.preuves_du_couple import perdues_par_le_depart, preuves_de_qui_part, remettre_les_preuves
from seuil.demandes.services.renouveler_code import remplacer_le_code
from seuil.demandes.services.separation import Separation, avis_apres, est_titulaire, motifs_apres, qui_reste, verifier
from seuil.journal.services import consigner
from seuil.regles.delais import expire_le
from seuil.regles.menage import Garde
from seuil.socle.droits import exiger
from seuil.territoires.requetes import delais_ici

COPIEES: Final = (  # what the demand that is born asks, until its household changes it
    "types",
    "categorie",
    "loyer_maximum",
    "avec_parking",
    "refuse_rez_de_chaussee",
    "accepte_sans_ascenseur",
    "besoin_accessible",
    "demande_elargie",
    "situations",
)


@transaction.atomic
def dissocier(demande: Demande, separation: Separation, *, par: Agent, le: date) -> Enregistrement:
    """Give a demand of its own, with the same seniority, to a holder who leaves; return it with its code.

    From that minute neither sees anything of the other: the code that both knew opens nothing any more, the shared
    phone and e-mail are asked again of who stays. Raises DroitRefuse, PassageInterdit, SeparationImpossible.
    """
    exiger(acces.peut_dissocier(par, demande))
    exiger(acces.peut_enregistrer(par))

    demande = demande.verrouiller()
    demande.passer("modifier")
    personnes = {personne.pk: personne for personne in demande.personnes.all()}
    verifier(personnes, separation)
    siennes = preuves_de_qui_part(demande, separation.partante, separation.motif)
    code = codes.tirer()
    nee = _naitre(demande, personnes, separation, codes.hacher(code), par=par, le=le)
    _peupler(nee, demande, personnes, separation)
    partie = quitter(demande, personnes, separation, le=le)
    remettre_les_preuves(nee, siennes)
    titulaires.inscrire(nee, nee.personnes.values())

    consigner("demande.dissociee", demande, par=par, le=le, avant=partie.avant, apres=partie.apres, qui=partie.qui)
    _consigner_la_naissance(nee, demande, personnes, separation, par=par, le=le)
    return Enregistrement(nee, code)


def _consigner_la_naissance(
    nee: Demande, de: Demande, personnes: Mapping[int, Personne], separation: Separation, *, par: Agent, le: date
) -> None:
    faits = {"guichet": nee.guichet.code, "recue_le": nee.recue_le, "separee_de": de.numero_unique}
    faits |= {"titulaire_partie": est_titulaire(personnes[separation.partante])}
    faits |= {"doublon_de": [], "motif_doublon": "", "motif_reception": ""}
    faits |= {"motif_separation": separation.motif, "precision": separation.precision}
    consigner("demande.enregistree", nee, par=par, le=le, **faits)


def quitter(demande: Demande, personnes: Mapping[int, Personne], separation: Separation, *, le: date) -> Changes:
    """Take who leaves and its children out of the demand; who stays holds it, its shared addresses are asked again."""
    siennes = preuves_de_qui_part(demande, separation.partante, separation.motif)
    partante = personnes[separation.partante]
    restante = qui_reste(personnes, partante)
    changees: dict[int, dict[str, Any]] = {restante.pk: {"situation_familiale": SituationFamiliale.SEPARE}}
    if est_titulaire(partante):
        changees[restante.pk]["lien"] = Lien.DEMANDEUR
    changees[restante.pk] |= avis_apres(restante, partante, separation.motif)
    for pk, maison in separation.maisons.items():
        if maison == Maison.DEUX:
            changees[pk] = {"garde": Garde.ALTERNEE.value}
    parties = [partante.pk, *(pk for pk, maison in separation.maisons.items() if maison == Maison.PART)]
    remplacer_le_code(demande)
    Remise.objects.filter(demande=demande).delete()
    demande.telephone = demande.mel = ""
    if est_titulaire(partante):
        demande.piece_identite = None  # its own, gone with it
    demande.motifs = motifs_apres([motif for motif in demande.motifs if motif != Motif.VIOLENCES])
    demande.save(update_fields=["etat", "telephone", "mel", "motifs", "piece_identite"])
    foyer = Foyer(personnes=changees, retirees=parties, remplaces=[partante.pk])
    faits = changer_le_foyer(demande, foyer, le=le)
    perdues = {*perdues_par_le_depart(partante), *(etabli.fait for etabli in siennes)}
    retirer_les_preuves(demande, faits.preuves_perdues | perdues, motif=DEPART, le=le)
    return faits


def _naitre(
    demande: Demande,
    personnes: Mapping[int, Personne],
    separation: Separation,
    code_hache: str,
    *,
    par: Agent,
    le: date,
) -> Demande:
    """Write the demand of who leaves, while that of the couple is still whole."""
    assert par.guichet is not None
    sienne = demande.piece_identite if est_titulaire(personnes[separation.partante]) else None
    nee = Demande(
        **{champ: getattr(demande, champ) for champ in COPIEES},
        **separation.reponses,
        ressort=demande.ressort,
        guichet=par.guichet,
        numero_unique=attribuer_le_numero(demande.ressort, par.guichet, depot=le),
        recue_le=demande.recue_le,
        enregistree_le=le,
        echeance=expire_le(le, delais_ici(demande.souhaits.earliest("ordre").commune, le)),
        motifs=motifs_apres(list(demande.motifs)),
        code_acces=code_hache,
        piece_identite=separation.piece_identite or sienne,
        separee_de=demande,
    )
    if separation.motif == MotifSeparation.PROTECTION:
        nee.est_protegee, nee.adresse_sure = True, "\n".join(nee.adresse_postale)
    nee.save(force_insert=True)
    return nee


def _peupler(nee: Demande, separee: Demande, personnes: Mapping[int, Personne], separation: Separation) -> None:
    partante = personnes[separation.partante]
    avis = avis_apres(partante, qui_reste(personnes, partante), separation.motif)
    elle = {"lien": Lien.DEMANDEUR, "situation_familiale": SituationFamiliale.SEPARE} | avis
    emporter(partante, _copier(nee, partante, ordre=0, **elle))
    for souhait in separee.souhaits.all():
        Souhait.objects.create(demande=nee, commune=souhait.commune, ordre=souhait.ordre)
    venus = [pk for pk, maison in separation.maisons.items() if maison != Maison.RESTE]
    for ordre, pk in enumerate(venus, start=1):
        garde = {"garde": Garde.ALTERNEE.value} if separation.maisons[pk] == Maison.DEUX else {}
        venue = _copier(nee, personnes[pk], ordre=ordre, **garde)
        if separation.maisons[pk] == Maison.PART:
            emporter(personnes[pk], venue)


def _copier(nee: Demande, personne: Personne, **autres: Any) -> Personne:
    exclus = {"id", "demande", "avis_de"}
    siens = {champ.name: getattr(personne, champ.name) for champ in personne._meta.concrete_fields}
    return Personne.objects.create(
        **{nom: dit for nom, dit in siens.items() if nom not in exclus} | autres, demande=nee
    )
