"""Forms filled as people fill them, right unless a test says otherwise."""

from datetime import date

from django.http import QueryDict

from seuil.declarations.forms import PersonneForm, VousForm

LE = date(2026, 11, 23)
VOUS = {
    "civilite": "2",
    "prenom": "Zélie",
    "nom": "Fictive",
    "naissance_jour": "14",
    "naissance_mois": "5",
    "naissance_annee": "1990",
    "nationalite": "1",
    "adresse": "7, rue des Essais",
    "commune": "Clairoix",
}
LOGEMENT = {"occupation": "CP", "nb_occupants": "4", "surface": "31"}
RESSOURCES = {"p0-contrat": "CDD", "p0-ressources_mensuelles": "1480"}
SOUHAITS = {"commune_1": "Compiègne", "types": ["T4"], "motifs": ["01"]}


def remplie(form, champs, **options):
    saisi = QueryDict(mutable=True)
    for nom, valeur in champs.items():
        saisi.setlist(nom, valeur if isinstance(valeur, list) else [valeur])
    lue = form(saisi, le=LE, **options)
    lue.is_valid()
    return lue


def vous(**champs):
    return remplie(VousForm, VOUS | {"telephone": "06 00 00 00 00", "mel": "zelie@example.org"} | champs)


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
