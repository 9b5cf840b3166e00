"""Forms filled as people fill them, right unless a test says otherwise."""

from datetime import date

from django.http import QueryDict

from seuil.declarations.forms import PersonneForm, VousForm

LE = date(2026, 11, 23)


def remplie(form, champs, **options):
    saisi = QueryDict(mutable=True)
    for nom, valeur in champs.items():
        saisi.setlist(nom, valeur if isinstance(valeur, list) else [valeur])
    lue = form(saisi, le=LE, **options)
    lue.is_valid()
    return lue


def vous(**champs):
    justes = {
        "civilite": "2",
        "prenom": "Zélie",
        "nom": "Fictive",
        "naissance_jour": "14",
        "naissance_mois": "5",
        "naissance_annee": "1990",
        "nationalite": "1",
        "adresse": "7, rue des Essais",
        "commune": "Clairoix",
        "telephone": "06 00 00 00 00",
        "mel": "zelie@example.org",
    }
    return remplie(VousForm, justes | champs)


def personne(**champs):
    justes = {
        "lien": "a_charge",
        "prenom": "Lou",
        "nom": "Fictive",
        "naissance_jour": "29",
        "naissance_mois": "2",
        "naissance_annee": "2016",
    }
    return remplie(PersonneForm, justes | champs)
