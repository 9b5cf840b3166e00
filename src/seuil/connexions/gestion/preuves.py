"""What an agent proves: its password, its second factor; wrong ones are counted by the same counters."""

from typing import Any

from django.contrib import auth
from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone

from seuil.acteurs.models import Agent
from seuil.connexions.parcours import Refus, essayer
from seuil.connexions.services import TropDeCodesFaux, eprouver_avec_compte, eprouver_cle, eprouver_facteur

TROP_POUR_UN_AGENT = (
    "%(essais)s essais ont échoué depuis cette connexion à Internet. Attendez %(minutes)s minutes, "
    "ou appelez la personne qui gère les comptes."
)
MOT_DE_PASSE = Refus(
    "Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez les majuscules, puis réessayez.",
    TROP_POUR_UN_AGENT,
)
FACTEUR = Refus(
    "Ce code n’est pas le bon, ou a déjà servi. Attendez que votre application en affiche un autre, puis écrivez-le.",
    TROP_POUR_UN_AGENT,
    "code",
)
TROP_DE_CODES = (
    "Beaucoup de codes faux ont été essayés avec ce mot de passe. Attendez {minutes} minute{s}, "
    "utilisez votre clé de sécurité, ou appelez la personne qui gère les comptes."
)
CLE = Refus("Cette clé n’est pas reconnue. Réessayez, ou écrivez un code.", TROP_POUR_UN_AGENT)


def mot_de_passe_juste(request: HttpRequest, form: Form, identifiant: str) -> Agent | None:
    """Return the agent of that name when the form holds its password."""
    mot_de_passe = form.cleaned_data["mot_de_passe"]

    def reconnaitre() -> Agent | None:
        agent = auth.authenticate(request, username=identifiant, password=mot_de_passe)
        return agent if isinstance(agent, Agent) else None

    return essayer(request, form, f"agent {identifiant.lower()}", reconnaitre, MOT_DE_PASSE)


def code_juste(request: HttpRequest, form: Form, agent: Agent) -> int | None:
    """Return how many wrong codes came before, when the form holds a code of the telephone or a recovery code."""
    code, maintenant = form.cleaned_data["code"], timezone.now()

    def reconnaitre() -> int | None:
        return eprouver_avec_compte(
            agent, lambda: eprouver_facteur(agent, code, maintenant=maintenant), maintenant=maintenant
        )

    try:
        return essayer(request, form, f"facteur {agent.pk}", reconnaitre, FACTEUR)
    except TropDeCodesFaux as trop:
        form.add_error("code", TROP_DE_CODES.format(minutes=trop.minutes, s="s" if trop.minutes > 1 else ""))
        return None


def cle_juste(request: HttpRequest, form: Form, agent: Agent, defi: dict[str, Any]) -> int | None:
    """Return 0 when the form holds a key's answer to the challenge: nobody guesses one, wrong ones are not told."""
    reponse, maintenant = form.cleaned_data["reponse"], timezone.now()

    def reconnaitre() -> int | None:
        juste = eprouver_cle(agent, reponse, defi, hote=request.get_host(), maintenant=maintenant)
        return 0 if juste else None

    return essayer(request, form, f"facteur {agent.pk}", reconnaitre, CLE)
