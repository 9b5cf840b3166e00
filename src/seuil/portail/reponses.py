"""The answers of a household in five lines, each with the page that changes it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.marche import TITULAIRE
from seuil.demandes.faits import ressources_mensuelles
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien, Occupation
from seuil.socle.design.mesures import euros

CHIFFRES_MONTRES = 2


@dataclass(frozen=True, slots=True)
class Dite:
    """A subject, what was answered, where to change it; ``quoi`` is only heard, after « Changer »."""

    titre: str | Promise
    reponse: str
    url: str
    quoi: str | Promise


def resumer(demande: Demande) -> list[Dite]:
    """Return the subjects that a household changes most, as it answered them; a protected address is not named."""
    titulaire = demande.titulaire
    mensuelles = gettext("%(montant)s par mois") % {"montant": euros(ressources_mensuelles(demande))}
    souhaits = ", ".join(str(souhait) for souhait in demande.souhaits.all())
    types = gettext(" ou ").join(demande.types)
    return [
        Dite(_("Votre foyer"), _foyer(demande), _page("foyer"), _("votre foyer")),
        Dite(_("Où vous vivez"), _logement(demande), _page("logement"), _("votre logement actuel")),
        Dite(_("Votre travail"), titulaire.get_contrat_display(), _page("travail", TITULAIRE), _("votre travail")),
        Dite(_("Vos ressources"), mensuelles, _page("sources", TITULAIRE), _("vos ressources")),
        Dite(_("Le logement voulu"), types, _page("types"), _("le type de logement")),
        Dite(_("Vos communes"), souhaits, _page("communes"), _("vos communes")),
        Dite(_("Vous joindre"), _joindre(demande), _page("joindre"), _("vos coordonnées")),
    ]


def _page(nom: str, personne: str = "") -> str:
    return reverse("changer_page_pour", args=[nom, personne]) if personne else reverse("changer_page", args=[nom])


def _foyer(demande: Demande) -> str:
    """Return `Vous, Lou et Sacha`, or how many when somebody has no first name."""
    autres = [personne for personne in demande.personnes.all() if personne.lien != Lien.DEMANDEUR]
    noms = [personne.prenom for personne in autres if personne.lien != Lien.A_NAITRE]
    attendus = len(autres) - len(noms)
    if not all(noms):
        nombre = len(autres) + 1
        return ngettext("%(n)s personne", "%(n)s personnes", nombre) % {"n": nombre}
    bebe = ngettext("un bébé attendu", "%(n)s bébés attendus", attendus) % {"n": attendus}
    return ", ".join([gettext("Vous"), *noms, *([bebe] if attendus else [])])


def _logement(demande: Demande) -> str:
    lieu = "" if demande.est_protegee else (demande.commune.nom if demande.commune else demande.ville_etrangere)
    return ", ".join(filter(None, (str(Occupation(demande.occupation).label), lieu)))


def _joindre(demande: Demande) -> str:
    """Return the telephone by its last figures, and whether there is an e-mail: the page may be seen by others."""
    telephone = f"•• •• •• {demande.telephone[-CHIFFRES_MONTRES:]}" if demande.telephone else ""
    mel = gettext("un e-mail") if demande.mel else ""
    return ", ".join(filter(None, (telephone, mel))) or gettext("Par courrier")
