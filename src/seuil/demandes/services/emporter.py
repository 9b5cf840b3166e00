"""Who leaves with a demand of its own takes along what the rooms after this one keep of it."""

from django.apps import apps

from seuil.demandes.models import Personne


def emporter(ancienne: Personne, nouvelle: Personne) -> None:
    """Have the rows of other rooms that name a person name it where it lives from now on, before its row is deleted.

    Whatever refers to persons is asked to the models: its papers, what they corrected, and what a later room may add.
    Each room then gives its rows to the demand of the person (docs/decisions/0048).
    """
    for modele in apps.get_models(include_auto_created=True):
        for champ in modele._meta.concrete_fields:
            if champ.related_model is Personne and modele._meta.app_label != Personne._meta.app_label:
                modele._base_manager.filter(**{champ.name: ancienne}).update(**{champ.name: nouvelle})
