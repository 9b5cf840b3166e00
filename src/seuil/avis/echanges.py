"""What a household is told of a message that a service wrote: that it waits in its space, nothing of what it says."""

from typing import Final

from seuil.acteurs.models import Organisme
from seuil.avis.modele import Avis, Fait
from seuil.echanges.models import Echange


def du_service(fait: Fait) -> Organisme:
    """The organism of the service that wrote."""
    return Echange.objects.select_related("organisme").get(pk=fait.faits["echange"]).organisme


DES_ECHANGES: Final[dict[str, tuple[Avis, ...]]] = {
    "demande.message_du_service": (
        Avis(
            "message_du_service",
            "Vous avez un message dans votre espace",
            (
                "Un service qui suit votre demande vous a écrit. Son message est dans votre espace, page « Messages ».",
                "Sans Internet, allez à un guichet d’enregistrement : un agent vous aide à ouvrir votre espace.",
            ),
            expediteur=du_service,
            ouvre="mes_echanges",
        ),
    )
}
