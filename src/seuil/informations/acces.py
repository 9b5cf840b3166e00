"""Who writes the pages of a territory: its own agents; and who reads a legal delay again before the public does."""

from django.db.models import QuerySet

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Metier
from seuil.cotation.acces import est_chez_soi, territoires_de
from seuil.informations.models import FaitChiffre, Redaction, Texte, Version
from seuil.regles.verdicts import Verdict, non, oui
from seuil.territoires.models import Territoire


def peut_rediger(acteur: Agent | Systeme, territoire: Territoire | None) -> Verdict:
    """Only an agent of the territory's own authority, empowered for its pages; the national rules come with Seuil."""
    if isinstance(acteur, Systeme):
        return oui()
    if territoire is None:
        return non("Les règles nationales sont livrées avec Seuil : elles changent avec la loi.")
    if acteur.exerce(Metier.INFORMATION) and est_chez_soi(acteur, territoire):
        return oui()
    return non("Seuls les agents de ce territoire, habilités pour ses pages, en écrivent les textes.")


def peut_publier(acteur: Agent | Systeme, version: Version) -> Verdict:
    """Whoever may write; a legal delay is put on line by someone other than its author."""
    permis = peut_rediger(acteur, version.lieu)
    if not permis.est_oui or isinstance(acteur, Systeme):
        return permis
    if version.se_relit and version.ecrite_par_id == acteur.pk:
        return non("Ce texte dit un délai de la loi : une autre personne que son auteur le relit et le met en ligne.")
    return oui()


def territoires_tenus(agent: Agent) -> list[Territoire]:
    """Return the territories whose pages the agent writes."""
    return [lieu for lieu in territoires_de(agent) if peut_rediger(agent, lieu).est_oui]


def textes_visibles(agent: Agent) -> QuerySet[Texte]:
    """Return the texts of the territories whose pages the agent writes."""
    return Texte.objects.filter(territoire__in=territoires_tenus(agent)).select_related("territoire")


def redactions_visibles(agent: Agent) -> QuerySet[Redaction]:
    """Return the wordings of these texts."""
    siennes = Redaction.objects.filter(texte__territoire__in=territoires_tenus(agent))
    return siennes.select_related("texte__territoire", "ecrite_par", "relue_par")


def chiffres_visibles(agent: Agent) -> QuerySet[FaitChiffre]:
    """Return every value of the figures of these territories."""
    siens = FaitChiffre.objects.filter(territoire__in=territoires_tenus(agent))
    return siens.select_related("territoire", "ecrite_par", "relue_par")
