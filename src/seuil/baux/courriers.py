"""What an offer and a lease say in letters."""

from datetime import date

from seuil.baux.models import Bail
from seuil.commissions.courriers import logement_ecrit
from seuil.courriers.contextes import BailNotice
from seuil.courriers.contextes import Offre as LettreOffre
from seuil.demandes.courriers import emetteur, lettre, recours
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Logement, Vacance
from seuil.regles.tribunaux import Objet
from seuil.socle.design.mesures import date_longue, euros
from seuil.territoires.requetes import delais_ici

SUITES_DE_L_OFFRE = [
    "Si vous acceptez, le bailleur vous appelle pour signer le bail.",
    "Si vous refusez, votre demande reste active et le logement est proposé au candidat suivant.",
]


def lettre_d_offre(vacance: Vacance, demande: Demande, *, repondre_avant: date, le: date) -> LettreOffre:
    """Return the offer (art. R441-10): the dwelling, its rent and charges, the delay, silence is a refusal."""
    logement, bailleur = vacance.logement, vacance.bailleur
    delai = f"{delais_ici(logement.programme.commune, le).reponse_offre_jours} jours"
    return LettreOffre(
        **lettre(demande, emetteur(bailleur, service="Service attribution"), le=le),
        logement=logement_ecrit(logement),
        caracteristiques=_caracteristiques(logement),
        loyer=euros(logement.loyer),
        charges=euros(logement.charges),
        total=euros(logement.loyer_charges),
        depot_garantie=euros(logement.loyer),
        aide_estimee="",
        disponible_le=date_longue(vacance.libre_le),
        rang="",
        conditions=[],
        repondre_avant_le=date_longue(repondre_avant),
        delai=delai,
        repondre=[
            ("En ligne", "page « Ma demande », avec votre numéro unique"),
            ("Auprès du bailleur", " ".join([bailleur.nom, bailleur.telephone]).strip()),
        ],
        suites=SUITES_DE_L_OFFRE,
    )


def _caracteristiques(logement: Logement) -> list[tuple[str, str]]:
    return [
        ("Type et surface", f"{logement.type}, {logement.surface:.0f} m²"),
        ("Étage", f"{logement.etage}, {'avec' if logement.ascenseur else 'sans'} ascenseur"),
        ("Accessible en fauteuil roulant", "oui" if logement.accessible else "non"),
        ("Financement", logement.get_financement_display()),
    ]


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
