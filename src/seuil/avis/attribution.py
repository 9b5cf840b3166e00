"""What a household is told of a dwelling: put forward, examined, offered, leased."""

from typing import Final

from seuil.avis import lecture as lu
from seuil.avis.modele import CCH, JOUR, Avis, sans_papier, sur_papier
from seuil.courriers.models import Gabarit

DE_L_ATTRIBUTION: Final[dict[str, tuple[Avis, ...]]] = {
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
}
