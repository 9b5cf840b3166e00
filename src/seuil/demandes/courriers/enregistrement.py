"""The attestation of a demand's registration (art. R441-2-4)."""

from datetime import date
from typing import Any

from seuil.acteurs.requetes import bailleurs_presents
from seuil.courriers.contextes import Attestation, Piece
from seuil.demandes.courriers.entete import emetteur, lettre
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.faits import menage
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.pieces import est_recue, situation
from seuil.regles.delais import Delais, saisine_mediation_le
from seuil.regles.ecriture import compte
from seuil.regles.menage import personnes_a_loger
from seuil.regles.pieces import Etape, pieces_attendues
from seuil.regles.procedure import Jalon, titres
from seuil.regles.recours import adresse_mediation
from seuil.socle.design.mesures import date_longue, euros
from seuil.territoires.models import Commune
from seuil.territoires.requetes import adresse_locale, attente_anormale, delais_ici

SUITE = [jalon for jalon in Jalon if jalon not in (Jalon.DEPOT, Jalon.NUMERO)]
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
    communes = [souhait.commune for souhait in demande.souhaits.select_related("commune")]
    regles = delais_ici(communes[0], le)
    attente = attente_anormale(communes[0], demande.types, le)
    return Attestation(
        **lettre(demande, emetteur(demande.guichet.organisme, demande.guichet), le=le),
        demandeur=str(demande.titulaire),
        recue_le=date_longue(demande.recue_le),
        renouvelee_le=date_longue(demande.renouvelee_le) if demande.renouvelee_le else "",
        valable_jusqu_au=date_longue(demande.echeance),
        duree=_duree(regles),
        preavis=_preavis(regles),
        actualiser=ACTUALISER,
        logement_demande=_logement_demande(demande, communes),
        bailleurs=[bailleur.nom for bailleur in bailleurs_presents(communes)],
        delai_anormal=compte(attente, "mois", "mois") if attente else "",
        mediation_a_partir_du=date_longue(saisine_mediation_le(demande.recue_le, attente)) if attente else "",
        ressort=demande.ressort.du,
        commission_mediation=_commission(communes[0], le),
        suivre=SUIVRE,
        radiee_si=[cas.format(preavis=_preavis(regles)) for cas in RADIEE_SI.values()],
        resume=_resume(demande, communes),
        etapes=titres(SUITE, regles),
        pieces_obligatoires=_pieces(demande, le, obligatoires=True),
        pieces_complementaires=_complementaires(demande, le),
    )


def _commission(commune: Commune, le: date) -> list[str]:
    """Return the address of the commission de médiation, nothing when nobody entered it (art. R441-2-4 g)."""
    connue = adresse_locale(commune, "adresse_mediation") or adresse_mediation(commune.departement_id, le)
    return [connue] if connue else []


def _duree(regles: Delais) -> str:
    return "un an" if regles.validite_mois == 12 else f"{regles.validite_mois} mois"


def _preavis(regles: Delais) -> str:
    mois = regles.notification_renouvellement_mois
    return "un mois" if mois == 1 else f"{mois} mois"


def _logement_demande(demande: Demande, communes: list[Any]) -> str:
    types = " ou ".join(demande.types)
    return f"{types} à {', '.join(str(commune) for commune in communes)}, pour {_personnes(demande)}"


def _personnes(demande: Demande) -> str:
    nombre = personnes_a_loger(menage(demande))
    return "1 personne" if nombre == 1 else f"{nombre} personnes"


def _resume(demande: Demande, communes: list[Any]) -> list[tuple[str, str]]:
    foyer = [
        f"{personne} ({personne.get_lien_display().lower()}), {personne.naissance_ecrite}"
        if personne.lien != Lien.A_NAITRE
        else f"Enfant à naître, prévu le {date_longue(personne.naissance)}"
        for personne in demande.personnes.all()
    ]
    mensuel = sum(personne.ressources_mensuelles for personne in demande.personnes.all())
    return [
        ("Personnes à loger", " ; ".join(foyer)),
        ("Logement actuel", demande.get_occupation_display()),
        ("Ressources du foyer", f"{euros(mensuel)} par mois"),
        ("Logements souhaités", ", ".join(demande.types)),
        ("Communes souhaitées", ", ".join(str(commune) for commune in communes)),
    ]


def _pieces(demande: Demande, le: date, *, obligatoires: bool) -> list[Piece]:
    dues = pieces_attendues(situation(demande, le, tout_voir=False), Etape.INSTRUCTION, le)
    return [
        Piece(piece=piece.libelle, exigence=_exigence(piece), recue=_recue(demande, piece.code))
        for piece in dues
        if piece.obligatoire is obligatoires
    ]


def _complementaires(demande: Demande, le: date) -> list[str]:
    return [*(piece["piece"] for piece in _pieces(demande, le, obligatoires=False)), SELON_LA_SITUATION]


def _recue(demande: Demande, code: str) -> str:
    return "oui" if est_recue(demande, code) else "pas encore"


def _exigence(piece: Any) -> str:
    return f"de moins de {piece.validite_mois} mois" if piece.validite_mois else ""
