"""A verdict is a door on the step: filled, ajar, outline."""

from django.utils.translation import gettext_lazy as _

MOTS = {"oui": _("Oui"), "a_preciser": _("À préciser"), "non": _("Non")}
CLASSES = {"oui": "", "a_preciser": " verdict-preciser", "non": " verdict-non"}


def contexte(reponse: str, texte: str, mot: str = "") -> dict[str, str]:
    """Return the door of an answer of the law; `mot` may say more than yes or no."""
    if reponse not in MOTS:
        raise ValueError(f"Verdict inconnu : {reponse}. Les verdicts sont {', '.join(MOTS)}.")
    return {"mot": mot or str(MOTS[reponse]), "classe": CLASSES[reponse], "texte": texte}
