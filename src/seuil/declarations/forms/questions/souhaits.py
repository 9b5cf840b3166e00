"""What home, where, and why."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms import souhaits
from seuil.declarations.forms.conditions import si
from seuil.declarations.forms.questions.modele import COMMUNES, Question
from seuil.demandes.nomenclatures import Motif

QUESTIONS: Final = (
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
        parle_de_violences=True,
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
        parle_de_violences=True,
    ),
    Question(
        "precisions",
        "souhaits",
        _("Une précision ?"),
        souhaits.PrecisionsForm,
        _("Pour dire ce qu’aucune question n’a demandé."),
    ),
)
