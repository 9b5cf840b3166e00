"""What an agent proves: its password, its second factor; wrong ones are counted by the same counters."""

from typing import Any

from django.contrib import auth
from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone

from seuil.acteurs.models import Agent
from seuil.connexions.parcours import Refus, essayer
from seuil.connexions.services import eprouver_cle, eprouver_facteur

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
CLE = Refus("Cette clé n’est pas reconnue. Réessayez, ou écrivez un code.", TROP_POUR_UN_AGENT)


def mot_de_passe_juste(request: HttpRequest, form: Form, identifiant: str) -> Agent | None:
    """Return the agent of that name when the form holds its password."""
    mot_de_passe = form.cleaned_data["mot_de_passe"]

    def reconnaitre() -> Agent | None:
        agent = auth.authenticate(request, username=identifiant, password=mot_de_passe)
        return agent if isinstance(agent, Agent) else None

    return essayer(request, form, f"agent {identifiant.lower()}", reconnaitre, MOT_DE_PASSE)


def facteur_juste(request: HttpRequest, form: Form, agent: Agent, defi: dict[str, Any]) -> bool:
    """Say whether the form holds a code of the telephone, a recovery code, or a key's answer to the challenge."""
    lu, maintenant = form.cleaned_data, timezone.now()

    def reconnaitre() -> Agent | None:
        if "code" in lu:
            juste = eprouver_facteur(agent, lu["code"], maintenant=maintenant)
        else:
            juste = eprouver_cle(agent, lu["reponse"], defi, hote=request.get_host(), maintenant=maintenant)
        return agent if juste else None

    return essayer(request, form, f"facteur {agent.pk}", reconnaitre, FACTEUR if "code" in lu else CLE) is not None
