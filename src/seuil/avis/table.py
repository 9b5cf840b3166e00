"""Fact → what is told, to whom, how. The only table: docs/avis.md is drawn from it, every promise stands on it.

To tell something else: consign the fact on the demand, add its line here.
"""

from typing import Final

from seuil.avis import lecture as lu
from seuil.avis.modele import Avis, sans_papier, sur_papier
from seuil.courriers.models import Gabarit

JOUR: Final = {"jour": "12 novembre 2026"}
QUI: Final = {**JOUR, "par": "Mairie de Compiègne"}
SI_CE_N_EST_PAS_VOUS: Final = "Si cela vous étonne, dites-le tout de suite à un guichet d’enregistrement."
CCH: Final = "du code de la construction et de l’habitation"

ENREGISTREE: Final = Avis(
    "enregistree",
    "Votre demande est enregistrée",
    (
        "Votre demande est enregistrée depuis le {jour}.",
        "Votre attestation est prête. Elle prouve votre demande, donne votre numéro unique et dit ce qui suit.",
    ),
    f"Attestation d’enregistrement, articles L. 441-2-1 et R. 441-2-4 {CCH}.",
    exemple=JOUR,
    mots=lu.le_jour,
    lettre=lu.ecrite(Gabarit.ATTESTATION),
    aussi_accompagnant=True,
)

TABLE: Final[dict[str, tuple[Avis, ...]]] = {
    "demande.enregistree": (ENREGISTREE,),
    "demande.modifiee": (
        Avis(
            "modifiee",
            "Des réponses de votre demande ont changé",
            ("Des réponses de votre demande ont changé le {jour}. Qui l’a fait : {par}.", SI_CE_N_EST_PAS_VOUS),
            exemple=QUI,
            mots=lu.qui_et_quand,
            papier=lu.papier_d_un_acte,
        ),
    ),
    "demande.code_renouvele": (
        Avis(
            "code_renouvele",
            "Un nouveau code d’accès a été donné",
            (
                "Un nouveau code d’accès à votre demande a été donné le {jour}. Qui l’a fait : {par}.",
                "L’ancien code ne marche plus.",
                SI_CE_N_EST_PAS_VOUS,
            ),
            exemple=QUI,
            mots=lu.qui_et_quand,
            papier=sans_papier,
        ),
    ),
    "demande.designee": (
        Avis(
            "designee",
            "Votre demande est proposée pour un logement",
            (
                "Votre demande a été proposée le {jour} pour un logement, avec d’autres. Une commission l’examine.",
                "Ce n’est pas encore une offre. Vous n’avez rien à faire.",
            ),
            exemple=JOUR,
            mots=lu.le_jour,
            papier=sans_papier,
            si=lu.la_ville_le_dit,
        ),
    ),
    "demande.examinee": (
        Avis(
            "decision",
            "La décision de la commission",
            (
                "Une commission a examiné votre demande pour un logement.",
                "Sa décision, ses raisons et les façons de la contester sont dans la lettre.",
            ),
            f"Décision de la commission d’attribution, articles L. 441-2-2 et R. 441-3 {CCH}.",
            lettre=lu.lettre_de_decision,
            expediteur=lu.du_bailleur,
            papier=sur_papier,
            aussi_accompagnant=True,
        ),
        Avis(
            "avertissement",
            "Avertissement avant radiation",
            (
                "Une commission a rejeté votre demande. Elle peut quitter le fichier si vous ne répondez pas.",
                "La lettre dit pourquoi, le délai, et à qui répondre.",
            ),
            f"Avertissement, article R. 441-2-8 d {CCH}.",
            lettre=lu.lettre_d_avertissement,
            expediteur=lu.du_bailleur,
            papier=sur_papier,
            si=lu.est_avertie,
            exige_preuve=True,
            est_urgent=True,
            aussi_accompagnant=True,
        ),
    ),
    "demande.reportee": (
        Avis(
            "report",
            "L’examen de votre demande est reporté",
            ("Une commission a reporté l’examen de votre demande pour un logement.", "La lettre dit pourquoi."),
            lettre=lu.lettre_de_report,
            expediteur=lu.du_bailleur,
            papier=sur_papier,
        ),
    ),
    "demande.offre_envoyee": (
        Avis(
            "offre",
            "Une offre de logement",
            (
                "Un logement vous est proposé. Répondez jusqu’au {limite} inclus.",
                "La lettre dit le logement, le loyer, comment répondre, et ce que change un refus.",
            ),
            f"Offre de logement, article R. 441-10 {CCH}.",
            exemple={"limite": "7 décembre 2026"},
            mots=lu.limite,
            lettre=lu.lettre_d_offre,
            expediteur=lu.du_bailleur,
            papier=lu.papier_de_l_offre,
            exige_preuve=True,
            est_urgent=True,
            aussi_accompagnant=True,
        ),
    ),
    "demande.offre_acceptee": (
        Avis(
            "accord_recu",
            "Votre accord est bien reçu",
            ("Votre réponse à une offre de logement est bien reçue. {suite}",),
            exemple={"suite": "La lettre dit la suite."},
            mots=lu.suite_de_la_reponse,
            lettre=lu.lettre_de_reponse,
            expediteur=lu.du_bailleur,
        ),
    ),
    "demande.offre_refusee": (
        Avis(
            "refus_recu",
            "Votre refus est bien reçu",
            ("Votre réponse à une offre de logement est bien reçue. {suite}",),
            exemple={"suite": "La lettre dit la suite."},
            mots=lu.suite_de_la_reponse,
            lettre=lu.lettre_de_reponse,
            expediteur=lu.du_bailleur,
        ),
    ),
    "demande.offre_sans_reponse": (
        Avis(
            "silence",
            "L’offre est restée sans réponse",
            (
                "Nous n’avons pas reçu de réponse à l’offre de logement dans le délai qu’elle donnait.",
                "Le règlement compte ce silence comme un refus. Votre demande reste active.",
                "Vous aviez répondu, ou vous n’avez pas reçu l’offre ? Dites-le au bailleur tout de suite.",
            ),
            f"Article R. 441-10 {CCH} : le défaut de réponse dans le délai équivaut à un refus.",
            expediteur=lu.du_bailleur,
            papier=sur_papier,
        ),
    ),
    "demande.offre_passee": (
        Avis(
            "offre_passee",
            "L’offre passe à un autre foyer",
            (
                "Une offre de logement qui vous était faite passe à un autre foyer. {pourquoi}",
                "Ce n’est pas un refus de votre part : rien n’est compté contre vous.",
            ),
            exemple={"pourquoi": lu.NON_REMISE},
            mots=lu.passage,
            expediteur=lu.du_bailleur,
            papier=sur_papier,
        ),
    ),
    "demande.offre_retiree": (
        Avis(
            "offre_retiree",
            "L’offre de logement est retirée",
            ("L’offre de logement qui vous était faite est retirée. Ce n’est pas un refus de votre part.",),
            expediteur=lu.du_bailleur,
            si=lu.est_vivante,
        ),
    ),
    "demande.condition_tombee": (
        Avis(
            "condition_tombee",
            "L’attribution sous condition est tombée",
            ("Le document attendu n’est pas arrivé à temps, ou ne suffit pas. La lettre dit la suite.",),
            lettre=lu.lettre_de_caducite,
            expediteur=lu.du_bailleur,
            papier=sur_papier,
        ),
    ),
    "bail.signe": (
        Avis(
            "bail",
            "Votre bail est signé",
            ("Votre bail est signé. Votre demande est satisfaite : elle quitte le fichier.",),
            f"Radiation pour attribution, article R. 441-2-8 a {CCH}.",
            lettre=lu.ecrite(Gabarit.BAIL),
            expediteur=lu.du_bailleur,
            aussi_accompagnant=True,
        ),
    ),
    "demande.radiee": (
        Avis(
            "radiee",
            "Votre demande a quitté le fichier",
            ("Votre demande a été radiée le {jour}. Motif : {motif}.", "Comment contester. {recours}"),
            f"Article R. 441-2-8 {CCH}.",
            exemple={
                **JOUR,
                "motif": "Renonciation écrite du demandeur",
                "recours": "(les voies et délais de recours)",
            },
            mots=lu.radiation,
            papier=sur_papier,
            si=lu.n_est_pas_logee,
            aussi_accompagnant=True,
        ),
    ),
    "demande.contact_change": (
        Avis(
            "contact_change",
            "Cette adresse n’est plus celle d’une demande",
            (
                "Une demande qui utilisait cette adresse ne l’utilise plus depuis le {jour}.",
                "Si cela vous étonne, allez à un guichet d’enregistrement avec une pièce d’identité.",
            ),
            exemple=JOUR,
            mots=lu.le_jour,
            contacts=lu.contacts_quittes,
            sans_lien=True,
            papier=sans_papier,
        ),
    ),
    "demande.ouverture_inhabituelle": (
        Avis(
            "ouverture_inhabituelle",
            "Votre dossier a été ouvert d’une façon inhabituelle",
            (
                "Votre dossier a été ouvert le {jour}, {comment}. Qui l’a ouvert : {par}.",
                "La liste de toutes les ouvertures est dans votre espace. Vous pouvez demander pourquoi.",
            ),
            exemple={**QUI, "comment": "à une heure inhabituelle"},
            mots=lu.ouverture,
        ),
    ),
    "demande.doublon_presente": (
        Avis(
            "doublon",
            "Quelqu’un a fait une demande à votre nom",
            (
                "Une autre demande a été faite le {jour} avec votre nom et votre date de naissance.",
                "C’est vous ? Allez à un guichet, avec une pièce d’identité : il réunit les deux demandes.",
                "Ce n’est pas vous ? Dites-le tout de suite à un guichet d’enregistrement.",
            ),
            exemple=JOUR,
            mots=lu.le_jour,
            papier=sans_papier,
            si=lu.est_le_premier_du_jour,
        ),
    ),
    "demande.rattachee": (
        Avis(
            "reunies",
            "Vos deux demandes sont réunies",
            (
                "Un guichet a réuni le {jour} vos deux demandes. La première reste, avec son numéro et son ancienneté.",
                SI_CE_N_EST_PAS_VOUS,
            ),
            exemple=JOUR,
            mots=lu.le_jour,
        ),
    ),
}


def de_nom(nom: str) -> Avis | None:
    """Return a notice by its name."""
    return next((avis for ligne in TABLE.values() for avis in ligne if avis.nom == nom), None)
