"""The attestation of a demand's registration (art. R441-2-4)."""

from datetime import date
from typing import Any

from seuil.acteurs.requetes import bailleurs_presents, guichets_de
from seuil.courriers.contextes import Attestation, Piece
from seuil.demandes.courriers.entete import emetteur, lettre
from seuil.demandes.courriers.mediation import mediations
from seuil.demandes.courriers.resume import logement_demande, resume
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande
from seuil.demandes.pieces import est_recue, situation
from seuil.regles.delais import Delais
from seuil.regles.pieces import Etape, pieces_attendues
from seuil.regles.procedure import Jalon, titres
from seuil.socle.design.mesures import date_longue
from seuil.socle.telephones import montrer
from seuil.territoires.models import Commune
from seuil.territoires.requetes import adresse_locale, delais_ici, territoire_de

SUITE = [jalon for jalon in Jalon if jalon not in (Jalon.DEPOT, Jalon.NUMERO)]
ACCUEILS_NOMMES = 4
SUIVRE = [
    "Sur le portail, page « Ma demande », avec votre numéro unique et votre code d’accès.",
    "Auprès de tout guichet d’enregistrement ou bailleur du ressort, avec votre numéro unique.",
    "Code perdu : un guichet d’enregistrement vous en donne un nouveau, avec une pièce d’identité.",
]
# Written for everybody: a paper that tells a protected fact is missing from the list, and nothing shows it.
SELON_LA_SITUATION = (
    "Selon votre situation, d’autres justificatifs : la liste entière est au guichet et sur votre page « Ma demande »"
)
RADIEE_SI = {
    MotifRadiation.ATTRIBUTION: "vous signez le bail d’un logement social ;",
    MotifRadiation.ABANDON: "vous y renoncez par écrit ;",
    MotifRadiation.CONTACT: (
        "vous ne répondez pas à une lettre envoyée à votre dernière adresse, {preavis} après un avertissement ;"
    ),
    MotifRadiation.IRRECEVABILITE: (
        "une commission la rejette parce que les conditions d’accès ne sont pas remplies, {preavis} après un "
        "avertissement ;"
    ),
    MotifRadiation.RENOUVELLEMENT: "vous ne la renouvelez pas.",
}
ACTUALISER = ["Faites-le dès qu’il arrive, auprès de tout guichet du ressort. Votre dossier est relu aussitôt."]


def attestation(demande: Demande, *, le: date) -> Attestation:
    """Return everything art. R441-2-4 lists, a to i, and its annexes."""
    communes = [souhait.commune for souhait in demande.souhaits.select_related("commune__departement")]
    regles = delais_ici(communes[0], le)
    return Attestation(
        **lettre(demande, emetteur(demande.guichet.organisme, demande.guichet), le=le),
        demandeur=str(demande.titulaire),
        recue_le=date_longue(demande.recue_le),
        renouvelee_le=date_longue(demande.renouvelee_le) if demande.renouvelee_le else "",
        valable_jusqu_au=date_longue(demande.echeance),
        duree=_duree(regles),
        preavis=_preavis(regles),
        actualiser=ACTUALISER,
        logement_demande=logement_demande(demande, communes),
        bailleurs=[bailleur.nom for bailleur in bailleurs_presents(communes)],
        organismes_agrees=adresse_locale(communes[0], "organismes_agrees"),
        mediations=list(mediations(demande, communes, le)),
        ressort=demande.ressort.du,
        accueil=_accueil(communes[0]),
        suivre=SUIVRE,
        radiee_si=[cas.format(preavis=_preavis(regles)) for cas in RADIEE_SI.values()],
        resume=resume(demande, communes),
        etapes=titres(SUITE, regles),
        pieces_obligatoires=_pieces(demande, le, obligatoires=True),
        pieces_complementaires=_complementaires(demande, le),
    )


def _accueil(commune: Commune) -> list[str]:
    """Return where a person is received: the desks of the territory, with what is known of each."""
    territoire = territoire_de(commune)
    guichets = guichets_de(territoire)[:ACCUEILS_NOMMES] if territoire else ()
    lignes = [(guichet.nom, guichet.adresse, montrer(guichet.telephone)) for guichet in guichets]
    return [", ".join(filter(None, ligne)) for ligne in lignes]


def _duree(regles: Delais) -> str:
    return "un an" if regles.validite_mois == 12 else f"{regles.validite_mois} mois"


def _preavis(regles: Delais) -> str:
    mois = regles.notification_renouvellement_mois
    return "un mois" if mois == 1 else f"{mois} mois"


def _pieces(demande: Demande, le: date, *, obligatoires: bool) -> list[Piece]:
    faits = situation(demande, le, tout_voir=False)
    return [
        Piece(piece=piece.libelle, exigence=_exigence(piece), recue=_recue(demande, piece.code, le))
        for etape in Etape
        for piece in pieces_attendues(faits, etape, le)
        if piece.obligatoire is obligatoires
    ]


def _complementaires(demande: Demande, le: date) -> list[str]:
    return [*(piece["piece"] for piece in _pieces(demande, le, obligatoires=False)), SELON_LA_SITUATION]


def _recue(demande: Demande, code: str, le: date) -> str:
    return "oui" if est_recue(demande, code, le) else "pas encore"


def _exigence(piece: Any) -> str:
    return f"de moins de {piece.validite_mois} mois" if piece.validite_mois else ""
