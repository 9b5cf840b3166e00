"""The kinds of appointments, and where a report sends a household."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sorte(TextChoices):
    ENTRETIEN = "entretien", _("Entretien individuel")
    ELU = "elu", _("Rendez-vous avec un élu")


class Orientation(TextChoices):
    """What a report advises: coded, so that desks are counted the same way."""

    METTRE_A_JOUR = "mettre_a_jour", _("Mettre à jour ma demande")
    ELARGIR = "elargir", _("Élargir les communes ou les types de logement")
    MUTATION = "mutation", _("Demander un échange à mon bailleur")
    DALO = "commission_mediation", _("Saisir la commission de médiation (DALO)")
    PRIORITE = "priorite", _("Faire reconnaître une priorité")
    ACTION_LOGEMENT = "action_logement", _("Écrire à Action Logement, par mon employeur")
    TRAVAILLEUR_SOCIAL = "travailleur_social", _("Rencontrer un travailleur social")
    AIDES = "aides", _("Demander une aide au logement, ou le FSL")
    HEBERGEMENT = "hebergement", _("Demander un hébergement (115, SIAO)")
