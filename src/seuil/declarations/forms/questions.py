"""The pages of the demand (Cerfa 14069, law §1.6.1), one subject each: one line per page, in the order of the walk.

To add a page: a form in its subject's module, a line here with the condition under which it is put and its help. The
walk, the review, the desk and the dossier read this table.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms import avis, handicap, identite, logement, ressources, souhaits
from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.conditions import Si, sauf_si, si
from seuil.demandes.nomenclatures import PAYANTES, SANS_LOGEMENT, Motif, Occupation

CHAPITRES: Final = {
    "vous": _("Vous"),
    "foyer": _("Votre foyer"),
    "logement": _("Votre logement actuel"),
    "ressources": _("Vos ressources"),
    "souhaits": _("Le logement souhaité"),
    "envoi": _("Relire et envoyer"),
}
FOYER, COMMUNES = "foyer", "communes"  # the two pages that hold a list


@dataclass(frozen=True, slots=True)
class Question:
    """A page. ``par_adulte``: put once for each adult. ``papier``: what will be asked for later, if anything."""

    nom: str
    chapitre: str
    titre: str | Promise
    form: type[EtapeForm]
    pourquoi: str | Promise
    papier: str | Promise = ""
    est_sensible: bool = False
    conditions: tuple[Si, ...] = ()
    par_adulte: bool = False
    adultes_ajoutes: bool = False  # not for the holder

    @property
    def qui(self) -> str | Promise:
        """Who will read the answer."""
        return SEULS_HABILITES if self.est_sensible else TOUS_LES_SERVICES


TOUS_LES_SERVICES = _("Les agents qui traitent les demandes d’ici : guichets, bailleurs, réservataires.")
SEULS_HABILITES = _("Seulement les agents habilités. Jamais affichée dans une liste, une lettre ou un message.")

QUESTIONS: Final = (
    Question(
        "identite",
        "vous",
        _("Qui êtes-vous ?"),
        identite.IdentiteForm,
        _("Une personne a une seule demande dans le département, ou en Île-de-France."),
        _("Votre pièce d’identité ou votre titre de séjour, à la dernière page."),
    ),
    Question(
        "emancipation",
        "vous",
        _("Avez-vous le droit de signer un bail ?"),
        identite.EmancipationForm,
        _("Avant 18 ans, seul un mineur émancipé peut signer."),
        _("La décision du juge, ou l’acte de mariage."),
        conditions=(si("est_mineur", "oui"),),
    ),
    Question(
        "situation",
        "vous",
        _("Votre situation"),
        identite.SituationForm,
        _("Elle dit quels papiers vous seront demandés, et rien de plus."),
    ),
    Question(
        "adresse",
        "vous",
        _("Où recevez-vous votre courrier ?"),
        identite.AdresseForm,
        _("L’attestation et les propositions de logement y arrivent."),
    ),
    Question(
        "joindre",
        "vous",
        _("Comment vous joindre ?"),
        identite.ContactForm,
        _("Pour vous prévenir plus vite que par lettre. Rien n’est obligatoire."),
    ),
    Question(
        FOYER,
        "foyer",
        _("Qui vivra avec vous ?"),
        EtapeForm,
        _("Le nombre de personnes décide de la taille du logement et du plafond de ressources."),
        _("Le livret de famille. Pour un bébé attendu, le certificat de grossesse."),
    ),
    Question(
        "adulte",
        "foyer",
        _("À propos de cette personne"),
        identite.AdulteForm,
        _("Son nom de naissance évite de la confondre avec une autre."),
        _("Sa pièce d’identité ou son titre de séjour."),
        par_adulte=True,
        adultes_ajoutes=True,
    ),
    Question(
        "handicap",
        "foyer",
        _("Handicap, autonomie"),
        handicap.HandicapForm,
        _("Un handicap donne une priorité et change le logement qu’il faut."),
        est_sensible=True,
    ),
    Question(
        "amenagement",
        "foyer",
        _("Ce qu’il faut dans le logement"),
        handicap.AmenagementForm,
        _("Pour ne pas vous proposer un logement où l’on ne peut pas vivre."),
        _("La carte mobilité inclusion ou la décision de la MDPH."),
        est_sensible=True,
        conditions=(si("handicap", "oui"),),
    ),
    Question(
        "logement",
        "logement",
        _("Où habitez-vous aujourd’hui ?"),
        logement.OccupationForm,
        _("Certaines situations donnent une priorité ou des points."),
    ),
    Question(
        "depuis",
        "logement",
        _("Depuis quand, et à combien ?"),
        logement.DepuisForm,
        _("Le nombre de personnes dit si le logement est trop petit."),
    ),
    Question(
        "taille",
        "logement",
        _("La taille de votre logement"),
        logement.TailleForm,
        _("Un logement trop petit ou trop grand peut donner des points."),
        conditions=(sauf_si("occupation", *SANS_LOGEMENT),),
    ),
    Question(
        "bailleur",
        "logement",
        _("Votre bailleur"),
        logement.BailleurForm,
        _("Votre bailleur peut aussi vous proposer un autre de ses logements."),
        conditions=(si("occupation", Occupation.HLM),),
    ),
    Question(
        "loyer",
        "logement",
        _("Ce que vous payez"),
        logement.LoyerForm,
        _("Un loyer trop lourd pour vos ressources compte dans l’examen de la demande."),
        _("La dernière quittance, ou l’attestation de la personne qui vous héberge."),
        conditions=(si("occupation", *PAYANTES),),
    ),
    Question(
        "propriete",
        "logement",
        _("Être propriétaire"),
        logement.ProprieteForm,
        _("La commission peut en tenir compte, si ce logement convient à votre foyer."),
        conditions=(sauf_si("occupation", Occupation.PROPRIETAIRE),),
    ),
    Question(
        "bien",
        "logement",
        _("Le logement possédé"),
        logement.BienForm,
        _("Pour savoir s’il pourrait vous loger."),
        conditions=(si("possede", "oui"),),
    ),
    Question(
        "travail",
        "ressources",
        _("Le travail"),
        ressources.TravailForm,
        _("Pour savoir quels papiers montrent les revenus."),
        par_adulte=True,
    ),
    Question(
        "emploi",
        "ressources",
        _("L’emploi"),
        ressources.EmploiForm,
        _("Travailler loin de chez soi, ou ici, peut donner des points."),
        par_adulte=True,
        conditions=(si("contrat", *ressources.EN_EMPLOI),),
    ),
    Question(
        "sources",
        "ressources",
        _("Les ressources du mois"),
        ressources.SourcesForm,
        _("Pour proposer un loyer que vous pourrez payer."),
        par_adulte=True,
    ),
    Question(
        "montants",
        "ressources",
        _("Combien par mois ?"),
        ressources.MontantsForm,
        _("Pour proposer un loyer que vous pourrez payer."),
        _("Les trois derniers bulletins de paie, ou l’attestation de la CAF."),
        par_adulte=True,
        conditions=(sauf_si("sources", ressources.AUCUNE),),
    ),
    Question(
        "avis",
        "ressources",
        _("L’avis d’impôt"),
        avis.AvisForm,
        _("Le revenu de l’avis est comparé au plafond. Un avis commun n’est compté qu’une fois."),
        _("L’avis d’impôt, toutes les pages. Il pourra venir plus tard."),
        par_adulte=True,
        conditions=(si("avis_deja_dit", "non"),),
    ),
    Question(
        "revenu",
        "ressources",
        _("Le montant de l’avis"),
        avis.RevenuForm,
        _("Le revenu de l’avis est comparé au plafond de ressources."),
        _("L’avis d’impôt, toutes les pages. Il pourra venir plus tard."),
        par_adulte=True,
        conditions=(si("sorte_avis", *avis.AVEC_MONTANT),),
    ),
    Question(
        COMMUNES,
        "souhaits",
        _("Dans quelles communes ?"),
        souhaits.CommunesForm,
        _("Un logement ne vous est proposé que là où vous l’acceptez. La première commune compte le plus."),
    ),
    Question(
        "types",
        "souhaits",
        _("Quel logement ?"),
        souhaits.TypesForm,
        _("Un logement n’est proposé qu’à qui l’accepte, et à un foyer de sa taille."),
    ),
    Question(
        "confort",
        "souhaits",
        _("Ce que vous acceptez"),
        souhaits.ConfortForm,
        _("Pour ne pas vous proposer ce que vous refuseriez. Vous pouvez ne pas répondre."),
    ),
    Question(
        "motifs",
        "souhaits",
        _("Pourquoi demandez-vous un logement ?"),
        souhaits.MotifsForm,
        _("Certaines raisons donnent une priorité ou des points."),
        est_sensible=True,
    ),
    Question(
        "jugement",
        "souhaits",
        _("La procédure d’expulsion"),
        souhaits.JugementForm,
        _("La date du jugement dit s’il faut aller vite."),
        _("Le jugement, ou le commandement de quitter les lieux."),
        conditions=(si("motifs", Motif.EXPULSION),),
    ),
    Question(
        "autre-motif",
        "souhaits",
        _("Votre autre raison"),
        souhaits.AutreMotifForm,
        _("Elle est lue par la commission."),
        conditions=(si("motifs", Motif.AUTRE),),
    ),
    Question(
        "priorites",
        "souhaits",
        _("Situations particulières"),
        souhaits.PrioritesForm,
        _("La loi ou la grille d’ici leur donnent une priorité ou des points."),
        est_sensible=True,
    ),
    Question(
        "precisions",
        "souhaits",
        _("Une précision ?"),
        souhaits.PrecisionsForm,
        _("Pour dire ce qu’aucune question n’a demandé."),
    ),
)
