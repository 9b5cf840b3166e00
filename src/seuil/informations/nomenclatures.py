"""The subjects of what the public is told, in the order a person meets them; the pages of those who help."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Rubrique:
    """A subject: ``code`` is its address, ``voisines`` the other pages that go with it, as `(words, name)`.

    ``page`` names the page that shows its texts beside what it counts, "" for the page of texts.
    """

    code: str
    titre: str | Promise
    phrase: str | Promise
    voisines: tuple[tuple[str | Promise, str], ...] = ()
    page: str = ""

    @property
    def adresse(self) -> str:
        """Return its address in the town, without the first slash."""
        return f"{self.page}/" if self.page else f"comprendre/{self.code}/"


@dataclass(frozen=True, slots=True)
class Aidant:
    """Who helps a household: ``code`` is the address of its page, after `aider/`."""

    code: str
    titre: str | Promise
    phrase: str | Promise


AIDANTS: Final[Mapping[str, Aidant]] = {
    aidant.code: aidant
    for aidant in (
        Aidant(
            "travailleur-social",
            _("Travailleur social, association, proche"),
            _("Agir pour un foyer, avec lui, et qui appeler."),
        ),
        Aidant("bailleur", _("Bailleur d’une autre ville"), _("Ce que vaut une demande, et qui la voit.")),
        Aidant("elu", _("Élu"), _("Ce que la commune peut faire, et ne peut pas.")),
    )
}
DROITS: Final = (_("Calculer mes droits"), "eligibilite")
COMMENCER: Final = (_("Faire ma demande"), "commencer")
SUIVRE: Final = (_("Ouvrir ma demande"), "ma_demande")
GUICHETS: Final = (_("Voir les guichets"), "guichets")
GRILLE: Final = (_("Lire la grille de cotation"), "grille")
PARC: Final = (_("Voir les logements d’ici"), "parc")
LOYERS: Final = (_("Les loyers au mètre carré"), "loyers")
RUBRIQUES: Final[Mapping[str, Rubrique]] = {
    rubrique.code: rubrique
    for rubrique in (
        Rubrique(
            "logement-social",
            _("C’est quoi, un logement social ?"),
            _("Ce qui le rend différent, ses catégories, ses loyers."),
            (LOYERS, PARC),
        ),
        Rubrique(
            "conditions", _("Qui peut demander ?"), _("Le séjour, les revenus, la résidence principale."), (DROITS,)
        ),
        Rubrique(
            "demander",
            _("Faire sa demande"),
            _("En ligne, sur papier, avec de l’aide. Le numéro et l’attestation."),
            (COMMENCER, GUICHETS),
        ),
        Rubrique("papiers", _("Les papiers"), _("Ce qu’on vous demandera, selon votre situation."), (GUICHETS,)),
        Rubrique("suivre", _("Suivre et mettre à jour"), _("Qui voit votre demande, comment la corriger."), (SUIVRE,)),
        Rubrique(
            "renouveler",
            _("Renouveler chaque année"),
            _("Quand, comment, et ce qui se passe sinon."),
            (SUIVRE, GUICHETS),
        ),
        Rubrique(
            "attribution", _("Qui décide ?"), _("Qui propose des candidats, la commission, ses décisions."), (GRILLE,)
        ),
        Rubrique(
            "priorites", _("Qui passe en premier ?"), _("Les publics prioritaires et les critères d’ici."), (GRILLE,)
        ),
        Rubrique(
            "proposition", _("On me propose un logement"), _("Visiter, accepter, refuser, signer le bail."), (SUIVRE,)
        ),
        Rubrique(
            "delais", _("Combien de temps attendre ?"), _("Les délais connus, par type de logement."), (), "attentes"
        ),
        Rubrique(
            "parc", _("Les logements d’ici"), _("Combien, de quelle taille, chez quels bailleurs."), (LOYERS,), "parc"
        ),
        Rubrique(
            "etre-recu", _("Être reçu"), _("Le service logement, l’entretien, le rendez-vous avec un élu."), (GUICHETS,)
        ),
        Rubrique("mutation", _("Déjà locataire HLM"), _("Changer de logement social."), (COMMENCER,)),
        Rubrique(
            "dalo",
            _("Le droit au logement opposable"),
            _("Le recours quand rien n’est proposé, ou en urgence."),
            (GUICHETS,),
        ),
        Rubrique(
            "aides",
            _("Les aides pour payer"),
            _("APL, Fonds de solidarité, Visale, chèque énergie, Action Logement."),
            (DROITS,),
        ),
        Rubrique("contacts", _("Qui contacter ?"), _("Téléphones et adresses utiles."), (GUICHETS,)),
    )
}


def rubrique_du_chiffre(cle: str) -> Rubrique:
    """Return the subject whose page shows a figure: what people ask and wait, or what there is."""
    return RUBRIQUES["delais" if cle.startswith(("attente", "delai", "demande")) else "parc"]
