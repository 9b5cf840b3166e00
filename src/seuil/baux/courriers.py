"""What an offer, its answers, its withdrawal and a lease say in letters."""

from datetime import date

from seuil.acteurs.models import Acteur, Agent
from seuil.baux.models import Bail, Offre, Reponse, Sens, Voie
from seuil.commissions.courriers import (
    auteur_de_la_seance,
    logement_ecrit,
    piece_ecrite,
    seance_ecrite,
    voies_du_bailleur,
)
from seuil.commissions.models import Decision
from seuil.courriers.contextes import Accuse, Auteur, BailNotice, Caducite, Retrait
from seuil.courriers.contextes import Offre as LettreOffre
from seuil.demandes.courriers import emetteur, lettre, recours
from seuil.demandes.publics import est_reconnu_dalo
from seuil.patrimoine.models import Logement, Vacance
from seuil.regles.delais import parametres
from seuil.regles.ecriture import compte
from seuil.regles.tribunaux import Objet
from seuil.socle.design.mesures import date_avec_jour, date_longue, euros
from seuil.socle.telephones import montrer
from seuil.territoires.models import Commune
from seuil.territoires.nomenclatures import regles_dites
from seuil.territoires.requetes import delais_ici, territoire_de

SERVICE = "Service attribution"
SUITES_DE_L_OFFRE = [
    "Si vous acceptez, le bailleur prend contact avec vous pour signer le bail.",
    "Si vous refusez, le logement peut aller à un autre foyer.",
]
SUITES_DE_LA_REPONSE = {
    Sens.ACCEPTE: ["Préparez une attestation d’assurance du logement : elle est demandée pour le bail."],
    Sens.REFUSE: [],
}
SUITES_DU_RETRAIT = ["Si ce logement redevient disponible, votre rang dans la décision de la commission est gardé."]
VOIES = {
    Voie.EN_LIGNE: "en ligne",
    Voie.COURRIER: "par courrier",
    Voie.COURRIEL: "par courriel",
    Voie.GUICHET: "au guichet",
    Voie.TELEPHONE: "par téléphone",
    Voie.VISITE: "sur le bon de visite",
}
REGLE_DU_REFUS = "refus_non_motives_maximum"


def lettre_d_offre(decision: Decision, *, repondre_avant: date, par: Acteur, le: date) -> LettreOffre:
    """Return the offer (art. R441-10): the dwelling, its rent and charges, the last day to answer, every way to."""
    vacance, demande = decision.point.vacance, decision.candidature.demande
    logement, bailleur = vacance.logement, vacance.bailleur
    commune = logement.programme.commune
    return LettreOffre(
        **lettre(demande, emetteur(bailleur, service=SERVICE), le=le),
        logement=logement_ecrit(logement),
        caracteristiques=_caracteristiques(logement),
        loyer=euros(logement.loyer),
        charges=euros(logement.charges),
        total=euros(logement.loyer_charges),
        depot_garantie=euros(logement.loyer),
        aide_estimee="",
        disponible_le=date_longue(vacance.libre_le),
        rang=str(decision.rang or ""),
        conditions=[],
        repondre_avant_le=date_longue(repondre_avant),
        limite=date_avec_jour(repondre_avant),
        delai=compte(delais_ici(commune, le).reponse_offre_jours, "jour", "jours"),
        delai_minimal=compte(parametres(le)["reponse_offre_jours"].minimum or 0, "jour", "jours"),
        effet_du_refus=effet_d_un_refus(commune),
        dalo=est_reconnu_dalo(demande, le=le),
        auteur=_auteur(par, decision),
        repondre=_facons_de_repondre(vacance),
        suites=SUITES_DE_L_OFFRE,
    )


def effet_d_un_refus(commune: Commune) -> str:
    """Return what the territory decided that a refusal changes (art. R441-2-17); "" when it decided nothing."""
    territoire = territoire_de(commune)
    decides = territoire.parametres if territoire else {}
    return " ".join(regles_dites({nom: valeur for nom, valeur in decides.items() if nom == REGLE_DU_REFUS}))


def accuse_de_reponse(reponse: Reponse, *, le: date) -> Accuse:
    """Return the receipt of an answer: the day it came, the way it took."""
    offre = reponse.offre
    return Accuse(
        **lettre(offre.demande, emetteur(offre.vacance.bailleur, service=SERVICE), le=le),
        logement=logement_ecrit(offre.vacance.logement),
        reponse="acceptation" if reponse.sens == Sens.ACCEPTE else "refus",
        recue_le=date_longue(reponse.recue_le),
        voie=VOIES[Voie(reponse.voie)],
        motif=reponse.motif,
        hors_delai="",
        conditions=[],
        suites=SUITES_DE_LA_REPONSE[Sens(reponse.sens)],
    )


def lettre_de_retrait(offre: Offre, *, par: Acteur, le: date) -> Retrait:
    """Return the withdrawal of an offer, with its reason and remedies: nothing counts against the household."""
    bailleur, commune = offre.vacance.bailleur, offre.vacance.logement.programme.commune
    return Retrait(
        **lettre(offre.demande, emetteur(bailleur, service=SERVICE), le=le),
        logement=logement_ecrit(offre.vacance.logement),
        offre_du=date_longue(offre.envoyee_le),
        motif=offre.motif_cloture,
        suites=SUITES_DU_RETRAIT,
        auteur=_auteur(par, offre.decision),
        recours=recours(offre.demande, Objet.LOGEMENT, auteur=bailleur.nom, bailleur=bailleur, commune=commune, le=le),
    )


def lettre_de_caducite(decision: Decision, *, par: Acteur, le: date) -> Caducite:
    """Return what tells a household that its attribution under condition lapsed, with remedies."""
    vacance, demande = decision.point.vacance, decision.candidature.demande
    bailleur, commune = vacance.bailleur, vacance.logement.programme.commune
    return Caducite(
        **lettre(demande, emetteur(bailleur, service=SERVICE), le=le),
        logement=logement_ecrit(vacance.logement),
        seance=seance_ecrite(decision.point.seance),
        piece=piece_ecrite(decision),
        avant_le=date_longue(decision.condition_avant_le) if decision.condition_avant_le else "",
        recue_le=date_longue(decision.condition_recue_le) if decision.condition_recue_le else "",
        motif=decision.condition_motif,
        auteur=_auteur(par, decision),
        repondre=voies_du_bailleur(bailleur),
        recours=recours(demande, Objet.LOGEMENT, auteur=bailleur.nom, bailleur=bailleur, commune=commune, le=le),
    )


def avis_de_bail(bail: Bail, *, le: date) -> BailNotice:
    """Return the notice that the lease is signed and the demand satisfied."""
    bailleur = bail.logement.programme.bailleur
    return BailNotice(
        **lettre(bail.demande, emetteur(bailleur, service="Service location"), le=le),
        logement=logement_ecrit(bail.logement),
        bailleur=bailleur.nom,
        signe_le=date_longue(bail.signe_le),
        entree_le=date_longue(bail.prend_effet_le),
        radiee_le=date_longue(bail.signe_le),
        suites=["Gardez votre attestation d’assurance à jour.", "Demandez l’aide au logement dès votre entrée."],
        recours=recours(
            bail.demande,
            Objet.DEMANDE,
            auteur=bailleur.nom,
            bailleur=bailleur,
            commune=bail.logement.programme.commune,
            le=le,
        ),
    )


def _auteur(par: Acteur, decision: Decision) -> Auteur:
    """Return who decided (art. L212-1 CRPA): the agent, or who presided the session that attributed the dwelling.

    An offer that a deadline or an answer sends by itself carries out what that session pronounced (art. R441-3 b).
    """
    if isinstance(par, Agent):
        return Auteur(nom=par.designation, qualite=f"{SERVICE.lower()}, {decision.point.vacance.bailleur.nom}")
    seance = decision.point.seance
    auteur = auteur_de_la_seance(seance)
    return Auteur(nom=auteur["nom"], qualite=f"{auteur['qualite']}, le {date_longue(seance.le)}")


def _facons_de_repondre(vacance: Vacance) -> list[tuple[str, str]]:
    bailleur = vacance.bailleur
    facons = [
        ("En ligne", "page « Ma demande », avec votre numéro unique et votre code d’accès"),
        ("Par courrier", ", ".join(filter(None, [bailleur.nom, bailleur.adresse]))),
        ("Par téléphone", montrer(bailleur.telephone)),
        ("Au bailleur, ou sur le bon de visite", "un écrit ou un mot suffit, demandez un reçu"),
    ]
    return [(moyen, ou) for moyen, ou in facons if ou]


def _caracteristiques(logement: Logement) -> list[tuple[str, str]]:
    return [
        ("Étage", f"{logement.etage or 'rez-de-chaussée'}, {'avec' if logement.ascenseur else 'sans'} ascenseur"),
        ("Accessible en fauteuil roulant", "oui" if logement.accessible else "non"),
        ("Financement", logement.get_financement_display()),
    ]
