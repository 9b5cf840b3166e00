"""A verdict is a door on the step: filled, ajar, outline."""

MOTS = {"oui": "Oui", "a_preciser": "À préciser", "non": "Non"}
CLASSES = {"oui": "", "a_preciser": " verdict-preciser", "non": " verdict-non"}


def contexte(reponse: str, texte: str, mot: str = "") -> dict[str, str]:
    """Return the door of an answer of the law; `mot` may say more than yes or no."""
    if reponse not in MOTS:
        raise ValueError(f"Verdict inconnu : {reponse}. Les verdicts sont {', '.join(MOTS)}.")
    return {"mot": mot or MOTS[reponse], "classe": CLASSES[reponse], "texte": texte}
