"""The kinds of work that await an agent: each line of the work of the day says its own, a digest counts by them."""

from django.db.models import TextChoices


class Attente(TextChoices):
    """What awaits an agent, in words that name nobody: they are written in e-mails."""

    ORIENTATION = "orientation", "Candidats à désigner"
    LOGEMENT = "logement", "Logements à envoyer ou à reprendre"
    CANDIDATS = "candidats", "Candidats reçus, à inscrire en commission"
    SEANCE = "seance", "Séances de commission"
    REJET = "rejet", "Motifs à relire, rejets à suivre"
    REPONSE = "reponse", "Offres et réponses"
    RENDEZ_VOUS = "rendez_vous", "Rendez-vous à fixer ou à clore"
    MESSAGE = "message", "Messages des foyers"
    ENVOI = "envoi", "Envois et courrier"
    AUTRE = "autre", "Autres actes"
