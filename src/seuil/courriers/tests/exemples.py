"""One invented context per letter, complete, as the callers would write it."""

from datetime import date
from typing import Any

from seuil.courriers.tests.exemples_seance import CONDITION, LOGEMENT, PROCES_VERBAL, PROCES_VERBAL_LONG
from seuil.regles.delais import delais
from seuil.regles.recours import Contestation, mention_algorithmique, voies
from seuil.regles.tribunaux import tribunal

EMETTEUR = {
    "nom": "Les Logis d'Exemple",
    "service": "Service attribution",
    "adresse": ["4, quai des Exemples", "60200 Compiègne"],
    "telephone": "03 00 00 00 00",
    "courriel": "attribution@exemple.fr",
}
LETTRE: dict[str, Any] = {
    "date": "2024-11-12",
    "fait_a": "Compiègne, le 12 novembre 2024",
    "emetteur": EMETTEUR,
    "appel": "Monsieur,",
    "destinataire": ["M. Octave Modèle", "7, rue de l'Exemple", "60280 Clairoix"],
    "numero": "0601024000977GEXPL",
}
LE = date(2024, 11, 20)
REGLES = delais(LE)
CONTESTATION = Contestation(
    "la commission d’attribution",
    tribunal("60", LE),
    demeure="60",
    adresse_auteur="Les Logis d’Exemple, 4, quai des Exemples, 60200 Compiègne",
)
RECOURS = {
    "delai": "2 mois",
    "gracieux": ["la commission d’attribution", CONTESTATION.adresse_auteur],
    "tribunal": ["tribunal administratif d’Amiens"],
    "voies": [{"titre": voie.titre, "phrases": list(voie.phrases)} for voie in voies(CONTESTATION, REGLES, LE)],
}
AUTEUR = {"nom": "Mme Ida Modèle", "qualite": "présidente de la commission d’attribution"}
ALGORITHME = {
    "phrases": list(
        mention_algorithmique(
            "la grille de cotation de l’Agglomération de la Région de Compiègne, en vigueur depuis le 1er janvier 2023",
            "Les Logis d’Exemple, 4, quai des Exemples, 60200 Compiègne",
            REGLES,
            LE,
        )
    )
}
REPONDRE = [
    ("En ligne", "page « Ma demande », avec votre numéro unique et votre code"),
    ("Par courrier", "Les Logis d’Exemple, 4, quai des Exemples, 60200 Compiègne"),
    ("Par téléphone", "03 00 00 00 00"),
    ("Sur place", "à l’accueil du bailleur, ou à tout guichet d’enregistrement"),
]

ATTESTATION = LETTRE | {
    "demandeur": "M. Octave Modèle",
    "recue_le": "11 octobre 2024",
    "renouvelee_le": "",
    "valable_jusqu_au": "11 octobre 2025",
    "duree": "un an",
    "preavis": "un mois",
    "actualiser": ["En ligne ou dans n'importe quel guichet."],
    "logement_demande": "T2 ou T3, à Clairoix",
    "bailleurs": ["OPAC de l'Oise", "Clésence"],
    "organismes_agrees": "Association L’Essai",
    "mediations": [
        {
            "titre": "Commission de médiation : Oise",
            "phrases": [
                "À partir du 11 octobre 2026, vous pouvez la saisir.",
                "Son adresse : Secrétariat, 60000 Beauvais.",
            ],
        }
    ],
    "ressort": "du département",
    "accueil": ["CCAS, 1, rue de l’Exemple, 60200 Compiègne"],
    "suivre": ["En ligne, avec votre numéro unique."],
    "radiee_si": ["vous signez le bail d’un logement social ;", "vous ne la renouvelez pas."],
    "resume": [("Foyer", "1 adulte, 1 enfant")],
    "etapes": ["Nous vérifions vos documents.", "Une commission examine au moins trois demandes."],
    "pieces_obligatoires": [{"piece": "Pièce d'identité", "exigence": "en cours de validité", "recue": "pas encore"}],
    "pieces_complementaires": ["Attestation de l'employeur"],
}

SEANCE = {"organisme": "Les Logis d'Exemple", "numero": "2024-21", "date": "20 novembre 2024"}
DATEE = LETTRE | {"date": "2024-11-21", "fait_a": "Compiègne, le 21 novembre 2024"}
DECISION = DATEE | {
    "logement": LOGEMENT,
    "seance": SEANCE,
    "decision": "c",
    "rang": "1",
    "auteur": AUTEUR,
    "motif": "Le titre de séjour présenté expire le 2 décembre 2024.",
    "motif_de_droit": "Articles R. 441-2-4-1 et R. 441-3 (c) du code de la construction et de l’habitation",
    "conditions": [CONDITION],
    "repondre": REPONDRE,
    "cotation": "Votre demande avait 59 points. La commission s’en est servie pour classer les candidats.",
    "algorithme": ALGORITHME,
    "suites": [],
    "preavis_radiation": "",
    "recours": RECOURS,
}
SANS_CONDITION = DECISION | {"conditions": [], "repondre": [], "motif": "", "motif_de_droit": ""}
DECISION_A = SANS_CONDITION | {"decision": "a", "rang": ""}
DECISION_B1 = SANS_CONDITION | {"decision": "b", "rang": "1"}
DECISION_B2 = SANS_CONDITION | {"decision": "b", "rang": "2"}
DECISION_D = SANS_CONDITION | {
    "decision": "d",
    "rang": "",
    "motif": "Le loyer et les charges de ce logement pèseraient trop lourd sur les ressources de votre foyer.",
    "motif_de_droit": "Article R. 441-3-1 du code de la construction et de l’habitation",
    "mots": "Un logement de trois pièces, moins cher, convient mieux à vos ressources du moment.",
}
IRRECEVABLE = {
    "motif": "Les ressources de votre foyer dépassent le plafond le plus élevé du logement social.",
    "constat": "Ressources retenues pour 2022 : 61 240 €. Plafond le plus élevé pour votre foyer : 54 402 € (PLS).",
    "motif_de_droit": "Articles L. 441-2-2 et R. 441-1 du code de la construction et de l’habitation",
}
DECISION_E = (
    SANS_CONDITION
    | IRRECEVABLE
    | {"decision": "e", "rang": "", "cotation": "", "preavis_radiation": "1 mois", "repondre": REPONDRE}
)
del DECISION_E["algorithme"]

REPORT = DATEE | {
    "logement": LOGEMENT,
    "seance": SEANCE,
    "motif": "Il ne restait plus assez de membres présents pour décider.",
    "prochaine_seance": "jeudi 5 décembre 2024",
}
AVERTISSEMENT = (
    DATEE
    | IRRECEVABLE
    | {
        "seance": SEANCE,
        "auteur": {"nom": "M. Octave Directeur", "qualite": "directeur des attributions des Logis d’Exemple"},
        "delai": "1 mois",
        "repondre": REPONDRE,
        "recours": RECOURS,
    }
)

AUTEUR_DU_GUICHET = {"nom": "Mme Ida Modèle", "qualite": "guichet d’enregistrement, Mairie d’Exemple"}
QUESTION = "Dites-nous si vous cherchez toujours un logement à Compiègne, et combien de personnes vivent avec vous."
BAILLEUR = LETTRE | {
    "emetteur": EMETTEUR | {"nom": "M. Octave Modèle", "service": "", "adresse": LETTRE["destinataire"][1:]},
    "destinataire": ["Office d’Exemple"],
    "appel": "Madame, Monsieur,",
    "recue_le": "12 novembre 2024",
    "signataire": "M. Octave Modèle",
}
REPONSE_ATTENDUE = DATEE | {
    "auteur": AUTEUR_DU_GUICHET,
    "question": QUESTION,
    "repondre_avant_le": "12 décembre 2024",
    "repondre": REPONDRE,
    "delai": "1 mois",
}
SANS_REPONSE = LETTRE | {
    "date": "2024-12-13",
    "fait_a": "Compiègne, le 13 décembre 2024",
    "auteur": AUTEUR_DU_GUICHET,
    "motif": "Vous n’avez pas répondu à notre lettre du 12 novembre 2024.",
    "motif_de_droit": "Article R. 441-2-8 (c) du code de la construction et de l’habitation",
    "constat": "Réponse attendue jusqu’au 12 décembre 2024. Le 13 décembre 2024, nous n’avons rien reçu.",
    "question": QUESTION,
    "repondre": REPONDRE,
    "delai": "1 mois",
    "recours": RECOURS,
}

OFFRE = DATEE | {
    "logement": LOGEMENT,
    "caracteristiques": [
        ("Surface", "82 m²"),
        ("Étage", "2e étage, avec ascenseur"),
        ("Accessible en fauteuil roulant", "non"),
        ("Financement", "PLUS"),
    ],
    "loyer": "498,20 €",
    "charges": "112,00 €",
    "total": "610,20 €",
    "depot_garantie": "498,20 €",
    "aide_estimee": "",
    "disponible_le": "2 décembre 2024",
    "rang": "1",
    "conditions": [],
    "repondre_avant_le": "6 décembre 2024",
    "limite": "vendredi 6 décembre 2024",
    "delai": "10 jours",
    "delai_minimal": "10 jours",
    "repondre": REPONDRE,
    "effet_du_refus": "",
    "dalo": False,
    "suites": ["Si vous acceptez, le bailleur vous appelle pour préparer le bail."],
}
OFFRE_DALO = OFFRE | {
    "dalo": True,
    "rang": "2",
    "effet_du_refus": "après deux refus sans raison, la demande perd 10 points pendant un an (délibération du 12 mars "
    "2024, article 7).",
}
ACCUSE = DATEE | {
    "logement": LOGEMENT,
    "reponse": "acceptation",
    "recue_le": "27 novembre 2024",
    "voie": "au comptoir",
    "suites": ["Préparez une attestation d’assurance du logement : elle est demandée pour le bail."],
}
RETRAIT = DATEE | {
    "logement": LOGEMENT,
    "offre_du": "2 décembre 2024",
    "motif": "Une personne placée avant vous avait répondu oui à temps. Sa réponse a été enregistrée en retard.",
    "auteur": {"nom": "M. Octave Directeur", "qualite": "directeur des attributions des Logis d’Exemple"},
    "suites": ["La commission vous écrira si ce logement se libère."],
    "recours": RECOURS,
}

CADUCITE = DATEE | {
    "logement": LOGEMENT,
    "seance": SEANCE,
    "piece": CONDITION["piece"],
    "avant_le": CONDITION["avant_le"],
    "recue_le": "",
    "motif": "La pièce n’est pas arrivée dans le délai que la commission avait fixé.",
    "auteur": {"nom": "M. Octave Directeur", "qualite": "directeur des attributions des Logis d’Exemple"},
    "repondre": REPONDRE,
    "recours": RECOURS,
}

BAIL_NOTICE = LETTRE | {
    "logement": LOGEMENT,
    "bailleur": "Les Logis d'Exemple",
    "signe_le": "9 décembre 2024",
    "entree_le": "16 décembre 2024",
    "radiee_le": "9 décembre 2024",
    "suites": ["Assurez le logement."],
    "recours": RECOURS,
}

CODE_ACCES = LETTRE | {
    "code": "K7PMX4WRTA",
    "site": "https://demande.exemple.fr",
    "guichets": ["Guichet d'Exemple", "4, quai des Exemples, 60200 Compiègne"],
}

AVIS = LETTRE | {
    "titre": "Des réponses de votre demande ont changé",
    "paragraphes": ["Des réponses de votre demande ont changé le 12 novembre 2024.", "Si cela vous étonne, dites-le."],
}

COURRIERS: dict[str, dict[str, Any]] = {
    "accuse": ACCUSE,
    "attestation": ATTESTATION,
    "avertissement": AVERTISSEMENT,
    "avis": AVIS,
    "bail_notice": BAIL_NOTICE,
    "caducite": CADUCITE,
    "code_acces": CODE_ACCES,
    "decision": DECISION,
    "offre": OFFRE,
    "proces_verbal": PROCES_VERBAL,
    "bailleur": BAILLEUR,
    "reponse_attendue": REPONSE_ATTENDUE,
    "report": REPORT,
    "retrait": RETRAIT,
    "sans_reponse": SANS_REPONSE,
}
# Every way a letter may read, beside the first of each.
AUTRES: dict[str, tuple[str, dict[str, Any]]] = {
    "decision_a": ("decision", DECISION_A),
    "decision_b1": ("decision", DECISION_B1),
    "decision_b2": ("decision", DECISION_B2),
    "decision_d": ("decision", DECISION_D),
    "decision_e": ("decision", DECISION_E),
    "offre_dalo": ("offre", OFFRE_DALO),
    "accuse_refus": ("accuse", ACCUSE | {"reponse": "refus", "motif": "trop loin de l’école", "suites": []}),
    "proces_verbal_12": ("proces_verbal", PROCES_VERBAL_LONG),
}
