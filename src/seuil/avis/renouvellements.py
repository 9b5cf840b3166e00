"""What a household is told of the year of its demand: its end announced, renewed, prolonged, put back."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from seuil.avis import lecture as lu
from seuil.avis.modele import CCH, Avis, Fait
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.contacts.requetes import verifies
from seuil.courriers.models import Gabarit
from seuil.envois.annonces import Papier
from seuil.regles.renouvellement import Palier
from seuil.renouvellements.requetes import AVIS_LEGAL, doit_etre_ecrit
from seuil.socle.design.mesures import date_longue

RENOUVELER: Final = "renouveler"  # the page that the link of these messages opens
LOI: Final = f"Article R. 441-2-7 {CCH}."
FIN: Final[dict[str, Any]] = {"fin": "27 décembre 2026"}
VALABLE: Final = "Votre demande est valable jusqu’au {fin}. Renouvelez-la avant ce jour pour rester dans le fichier."
SINON: Final = (
    "Si vous ne la renouvelez pas avant ce jour, elle sera radiée : elle quittera le fichier, et vous perdrez votre "
    "ancienneté."
)
COMMENT: Final = (
    "Pour renouveler : avec le lien, dans votre espace en ligne, à tout guichet d’enregistrement, ou par une lettre "
    "que vous lui envoyez."
)


def la_fin(fait: Fait) -> Mapping[str, str]:
    """Return the recorded end of validity, whatever the day the message leaves."""
    return {"fin": date_longue(_jour(fait, "echeance"))}


def fin_du_lien(fait: Fait) -> date:
    return _jour(fait, "echeance")


def la_suite(fait: Fait) -> Mapping[str, str]:
    return {**lu.le_jour(fait), "fin": date_longue(_jour(fait, "jusqu_au"))}


def la_reintegration(fait: Fait) -> Mapping[str, str]:
    return {**lu.le_jour(fait), "fin": date_longue(fait.demande.echeance), "raison": fait.faits["raison"]}


def est(palier: Palier) -> Any:
    """Return the condition of one announcement."""
    return lambda fait: fait.faits["palier"] == palier


def par_sms(fait: Fait) -> tuple[Contact, ...]:
    """The telephones only: nothing else is due so early."""
    return tuple(contact for contact in verifies(fait.demande) if contact.canal == Canal.SMS)


def papier_de_l_avis(fait: Fait) -> Papier:
    """The channel that the law gives this household."""
    return Papier.EN_PLUS if doit_etre_ecrit(fait.demande) else Papier.A_DEFAUT


def _jour(fait: Fait, nom: str) -> date:
    return date.fromisoformat(fait.faits[nom])


ANNONCE: Final[dict[str, Any]] = {
    "exemple": FIN,
    "mots": la_fin,
    "ouvre": RENOUVELER,
    "fin_du_lien": fin_du_lien,
    "est_urgent": True,
}
DES_RENOUVELLEMENTS: Final[dict[str, tuple[Avis, ...]]] = {
    "demande.echeance_annoncee": (
        Avis(
            "renouvellement_sms",
            "Votre demande est à renouveler",
            (VALABLE,),
            **ANNONCE,
            si=est(Palier.SMS),
            contacts=par_sms,
        ),
        Avis(
            AVIS_LEGAL,
            "Votre demande est à renouveler",
            (VALABLE, SINON, COMMENT),
            LOI,
            **ANNONCE,
            si=est(Palier.AVIS),
            papier=papier_de_l_avis,
        ),
        Avis(
            "renouvellement_relance",
            "Votre demande n’est pas encore renouvelée",
            (VALABLE, SINON, COMMENT),
            LOI,
            **ANNONCE,
            si=est(Palier.RELANCE),
        ),
        Avis(
            "renouvellement_derniere",
            "Derniers jours pour renouveler votre demande",
            (VALABLE, SINON, COMMENT),
            LOI,
            **ANNONCE,
            si=est(Palier.DERNIERE),
            papier=lambda fait: Papier.JAMAIS,  # a letter would come too late
            aussi_accompagnant=True,
        ),
    ),
    "demande.renouvelee": (
        Avis(
            "renouvelee",
            "Votre demande est renouvelée",
            (
                "Votre demande est renouvelée depuis le {jour}. Elle est valable jusqu’au {fin}.",
                "Vous gardez votre ancienneté. Votre attestation est prête.",
            ),
            f"Articles L. 441-2-1 et R. 441-2-7 {CCH}.",
            exemple={"jour": "12 novembre 2026", "fin": "12 novembre 2027"},
            mots=la_suite,
            lettre=lu.ecrite(Gabarit.ATTESTATION),
            aussi_accompagnant=True,
        ),
    ),
    "demande.prolongee": (
        Avis(
            "prolongee",
            "Votre demande reste valable plus longtemps",
            (
                "Votre demande reste valable jusqu’au {fin} : la date d’avant ne compte plus.",
                "Pour la garder après ce jour, renouvelez-la.",
            ),
            LOI,
            exemple=FIN,
            mots=la_suite,
            ouvre=RENOUVELER,
        ),
    ),
    "demande.reintegree": (
        Avis(
            "reintegree",
            "Votre demande est de nouveau dans le fichier",
            (
                "Depuis le {jour}, votre demande est de nouveau dans le fichier, avec son ancienneté.",
                "Pourquoi : {raison}",
                "Elle est valable jusqu’au {fin}.",
            ),
            exemple={"jour": "12 novembre 2026", "raison": "l’avis n’était pas parti.", "fin": "12 novembre 2027"},
            mots=la_reintegration,
            lettre=lu.ecrite(Gabarit.ATTESTATION),
            aussi_accompagnant=True,
        ),
    ),
}
NOMS_DES_ANNONCES: Final = frozenset(avis.nom for avis in DES_RENOUVELLEMENTS["demande.echeance_annoncee"])
