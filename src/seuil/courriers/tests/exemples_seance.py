"""Two invented sessions, as the minutes write them: one dwelling with everything that may happen, then twelve."""

from typing import Any

LOGEMENT = {
    "designation": "T4 de 82 m², 2e étage",
    "adresse": "12, rue des Exemples, 60200 Compiègne",
    "reference": "60-0412",
}
CONDITION = {"piece": "Copie de votre titre de séjour renouvelé", "avant_le": "11 décembre 2024"}
COTATION = "La note de la grille publiée a servi à classer les candidats ; la commission a décidé."
R441_3_1 = "Article R. 441-3-1"

CANDIDAT: dict[str, Any] = {
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
    "heure": "9 h 31",
}
DEUXIEME = CANDIDAT | {
    "numero": "0601024000977GEXPL",
    "initiales": "O. M.",
    "points": "59",
    "pour": 6,
    "contre": 0,
    "preponderante": "",
    "decision": "b. Attribution par ordre de priorité, rang 2",
    "conditions": [],
    "heure": "9 h 35",
}
REFUSE = DEUXIEME | {
    "numero": "0600323000412GEXPL",
    "initiales": "B. L.",
    "points": "51",
    "decision": "d. Non-attribution",
    "motif": "Le loyer et les charges de ce logement pèseraient trop lourd sur les ressources du foyer.",
    "motif_de_droit": R441_3_1,
    "heure": "9 h 40",
}
POINT: dict[str, Any] = {
    "logement": LOGEMENT | {"rpls": "6012345678"},
    "details": "PLUS, loyer 498,20 €, charges 112,00 €.",
    "reservataire": "Contingent du bailleur.",
    "examinees": "4, pour 3 au moins",
    "derogation": "",
    "quorum": "3 membres désignés présents, 3 exigés : atteint",
    "electorat": ["Mme Ida Modèle", "M. Paul Exemple", "Mme Nour Essai", "M. le maire de Compiègne"],
    "deports": [("M. Luc Parent", "parent d’un candidat")],
    "cotation": COTATION,
    "candidats": [CANDIDAT, DEUXIEME, REFUSE],
    "votes_anterieurs": [
        {
            "numero": "0601024000977GEXPL",
            "heure": "9 h 33",
            "proposition": "b, rang 1",
            "scrutin": "4 pour, 2 contre",
            "issue": "vote refait",
        }
    ],
    "reports": [{"numero": "0600524000118GEXPL", "heure": "9 h 44", "motif": "un document essentiel manque"}],
    "rangs_passes": [
        {"rang": "2", "numero": "0600119000045GEXPL", "motif": "foyer consulté, ce logement ne l’intéresse pas"}
    ],
    "cumuls": [
        ("0600722000871GEXPL", "aussi au rang 1 pour le 60-0205 (Clésence), vu au vote : il choisira entre les deux")
    ],
    "report": "",
}
MEMBRES = [
    ("Mme Ida Modèle", "Membre désignée, présidente", "Présente", "Délibérative"),
    ("M. Paul Exemple", "Membre désigné", "Présent jusqu’à 10 h 50", "Délibérative"),
    ("Mme Nour Essai", "Membre désignée, représentante des locataires", "Présente", "Délibérative"),
    ("M. Luc Parent", "Membre désigné", "Absent, pouvoir à Mme Ida Modèle", "Délibérative"),
    ("M. le maire de Compiègne", "Maire", "Présent", "Délibérative pour Compiègne"),
    ("Mme Ana Lien", "Association d’insertion agréée", "Présente", "Consultative"),
]
PROCES_VERBAL: dict[str, Any] = {
    "date": "2024-11-20",
    "organisme": "Les Logis d'Exemple",
    "numero": "2024-21",
    "seance_le": "20 novembre 2024",
    "convocation": "à 9 h, pour le 20 novembre 2024",
    "ouverture": "9 h 02",
    "cloture": "11 h 45",
    "lieu": "4, quai des Exemples, 60200 Compiègne",
    "presidence": "Mme Ida Modèle, présidente élue",
    "reglement": "Règlement intérieur du 3 mars 2023",
    "quorum_atteint": True,
    "quorum": "3 membres désignés présents en personne, pour 3 exigés.",
    "membres": [
        {"nom": nom, "qualite": qualite, "presence": presence, "voix": voix} for nom, qualite, presence, voix in MEMBRES
    ],
    "mouvements": [("9 h 20", "Mme Ana Lien arrive"), ("10 h 50", "M. Paul Exemple part")],
    "points": [POINT],
    "signataires": ["Mme Ida Modèle, présidente de séance"],
    "empreinte": "9f86d081884c7d65",
}
SIMPLE = POINT | {
    "examinees": "3, pour 3 au moins",
    "deports": [],
    "candidats": [DEUXIEME | {"decision": "b. Attribution par ordre de priorité, rang 1"}, DEUXIEME, REFUSE],
    "votes_anterieurs": [],
    "reports": [],
    "rangs_passes": [],
    "cumuls": [],
}
SANS_QUORUM = SIMPLE | {
    "candidats": [],
    "quorum": "2 membres désignés présents, 3 exigés : non atteint à 10 h 50",
    "report": "il ne restait plus assez de membres présents pour décider (10 h 52)",
}
DALO = SIMPLE | {
    "examinees": "1",
    "derogation": "candidat désigné par le préfet au titre du DALO",
    "candidats": [DEUXIEME | {"decision": "a. Attribution"}],
}
PROCES_VERBAL_LONG: dict[str, Any] = PROCES_VERBAL | {
    "points": [
        point | {"logement": POINT["logement"] | {"reference": f"60-04{rang}"}}
        for rang, point in enumerate([POINT, *[SIMPLE] * 8, DALO, SANS_QUORUM, SANS_QUORUM], start=12)
    ]
}
