"""Why the address of a household that hides is opened: a closed list, none of which names its situation."""

from django.db.models import TextChoices


class ButOuverture(TextChoices):
    JOINDRE = "joindre", "Joindre la personne, comme elle l’a demandé"
    REMETTRE = "remettre", "Lui remettre un document"
    VERIFIER = "verifier", "Vérifier un justificatif avec elle"
    CORRIGER = "corriger", "Corriger ses coordonnées avec elle"
