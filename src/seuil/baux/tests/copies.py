"""Another row like one of the journey."""


def copier(ligne, **changes):
    """Return a new row that differs by ``changes``."""
    neuve = type(ligne).objects.get(pk=ligne.pk)
    neuve.pk = None
    for nom, valeur in changes.items():
        setattr(neuve, nom, valeur)
    neuve.save(force_insert=True)
    return neuve
