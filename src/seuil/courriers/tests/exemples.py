"""One invented context per letter, complete, as the callers would write it."""

from typing import Any

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
LOGEMENT = {
    "designation": "T4 de 82 m², 2e étage",
    "adresse": "12, rue des Exemples, 60200 Compiègne",
    "reference": "60-0412",
}
RECOURS = {
    "delai": "2 mois",
    "gracieux": ["Commission des Logis d'Exemple", "60200 Compiègne"],
    "tribunal": ["Tribunal administratif d'Amiens", "80000 Amiens"],
}
CONDITION = {"piece": "Copie de votre titre de séjour renouvelé", "avant_le": "11 décembre 2024"}

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
    "delai_anormal": "24 mois",
    "mediation_a_partir_du": "11 octobre 2026",
    "ressort": "du département",
    "commission_mediation": ["Secrétariat", "60000 Beauvais"],
    "suivre": ["En ligne, avec votre numéro unique."],
    "radiee_si": ["vous signez le bail d’un logement social ;", "vous ne la renouvelez pas."],
    "resume": [("Foyer", "1 adulte, 1 enfant")],
    "etapes": ["Nous vérifions vos documents.", "Une commission examine au moins trois demandes."],
    "pieces_obligatoires": [{"piece": "Pièce d'identité", "exigence": "en cours de validité", "recue": "pas encore"}],
    "pieces_complementaires": ["Attestation de l'employeur"],
}

DECISION = LETTRE | {
    "logement": LOGEMENT,
    "seance": {"organisme": "Les Logis d'Exemple", "numero": "2024-21", "date": "20 novembre 2024"},
    "decision": "c",
    "rang": "1",
    "motif": "Le titre présenté expire le 2 décembre 2024.",
    "conditions": [CONDITION],
    "cotation": "Votre demande avait 59 points.",
    "suites": ["Apportez le document au guichet."],
    "preavis_radiation": "un mois",
    "recours": RECOURS,
}

OFFRE = LETTRE | {
    "logement": LOGEMENT,
    "caracteristiques": [("Surface", "82 m²")],
    "loyer": "498,20 €",
    "charges": "112,00 €",
    "total": "610,20 €",
    "depot_garantie": "498,20 €",
    "aide_estimee": "",
    "disponible_le": "2 décembre 2024",
    "rang": "1",
    "conditions": [],
    "repondre_avant_le": "6 décembre 2024",
    "delai": "10 jours",
    "repondre": [("Par téléphone", "03 00 00 00 00")],
    "suites": [],
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

CANDIDAT = {
    "numero": "0600722000871GEXPL",
    "initiales": "A. T.",
    "points": "78",
    "pour": 3,
    "contre": 3,
    "abstention": 1,
    "preponderante": "maire de Compiègne, pour",
    "decision": "c. Attribution sous condition, rang 1",
    "motif": "",
    "conditions": [CONDITION],
}
PROCES_VERBAL = {
    "date": "2024-11-20",
    "organisme": "Les Logis d'Exemple",
    "numero": "2024-21",
    "seance_le": "20 novembre 2024",
    "ouverture": "9 h 02",
    "cloture": "11 h 45",
    "lieu": "60200 Compiègne",
    "quorum_atteint": True,
    "quorum": "6 voix présentes, 4 membres désignés pour 3 exigés.",
    "membres": [
        {
            "nom": "Mme Ida Présidente",
            "qualite": "Membre désignée, préside",
            "presence": "Présente",
            "voix": "Délibérative",
        }
    ],
    "points": [
        {
            "logement": LOGEMENT,
            "details": "PLUS.",
            "reservataire": "Contingent du bailleur.",
            "derogation": "",
            "cotation": "41 demandes classées.",
            "candidats": [CANDIDAT],
            "report": "",
        }
    ],
    "signataires": ["La présidente, Mme Ida Présidente"],
    "empreinte": "9f86d081884c7d65",
}

CODE_ACCES = LETTRE | {
    "code": "K7PMX4WRTA",
    "site": "https://demande.exemple.fr",
    "guichets": ["Guichet d'Exemple", "4, quai des Exemples, 60200 Compiègne"],
}

COURRIERS: dict[str, dict[str, Any]] = {
    "attestation": ATTESTATION,
    "decision": DECISION,
    "offre": OFFRE,
    "bail_notice": BAIL_NOTICE,
    "proces_verbal": PROCES_VERBAL,
    "code_acces": CODE_ACCES,
}
