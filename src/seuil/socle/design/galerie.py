"""Data of the component gallery: every component, in all its states. People and files are invented."""

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.forms import formset_factory

from seuil.socle.design.champs import (
    CaseField,
    ChoixField,
    ChoixMultiplesField,
    CourrielField,
    DateTroisChamps,
    MontantField,
    NomField,
    OuiNonField,
    TexteField,
)
from seuil.socle.design.tableau import Ligne


class ExempleForm(forms.Form):
    """One control of each kind."""

    courriel = CourrielField(label="E-mail", help_text="Pour vous prévenir avant chaque échéance.")
    revenu = MontantField(
        label="Revenu fiscal de référence", help_text="En haut de votre avis d'impôt.", maximum=999_999
    )
    naissance = DateTroisChamps(
        label="Date de naissance", help_text="Par exemple : 5 mars 1990.", maximum=date(2024, 11, 12)
    )
    hebergement = DateTroisChamps(label="Hébergée depuis quelle date ?", sans_jour=True, required=False)
    plusieurs = OuiNonField(label="Cherchez-vous pour plusieurs personnes ?")
    lieu = ChoixField(
        label="Où dormez-vous en ce moment ?",
        choices=[
            ("location", "Dans un logement que je loue"),
            ("hebergement", "Chez quelqu'un qui m'héberge"),
            ("hotel", "À l'hôtel ou en camping"),
        ],
        exemples={"location": "Bailleur privé ou social", "hebergement": "Parents, enfants, amis, une connaissance"},
    )
    motifs = ChoixMultiplesField(
        label="Pourquoi voulez-vous changer de logement ?",
        required=False,
        choices=[("cher", "Le loyer est trop cher"), ("petit", "Le logement est trop petit")],
    )
    financement = ChoixField(label="Financement", liste=True, choices=[("", "Choisir"), ("plus", "PLUS")])
    precision = TexteField(label="Autre chose à dire", longueur_max=255, lignes=3, required=False)
    photo = forms.FileField(
        label="Photo ou PDF du document", required=False, help_text="Toutes les pages, bien lisibles. 10 Mo au plus."
    )
    accord = CaseField(label="Je certifie que mes réponses sont exactes", exemple="Vous pourrez les corriger ensuite.")


class PersonneForm(forms.Form):
    """A person of the household, in a formset."""

    prenom = NomField(label="Prénom", longueur_max=36, autocomplete="off")


def contexte_galerie() -> dict[str, Any]:
    """Return what `seuil/composants.html` shows."""
    return (
        {
            "territoire": "Planche de composants",
            "navigation": _navigation(),
            "vierge": ExempleForm(prefix="v"),
            "fautif": _fautif(),
            "personnes": _personnes(),
            "boutons": ("plein", "contour", "danger", "lien"),
            "page_de_liste": Paginator(range(90), 10).page(3),
        }
        | _etapes()
        | _tableaux()
        | _graphiques()
        | _taches()
    )


def _navigation() -> list[dict[str, Any]]:
    return [
        {"libelle": libelle, "url": "#", "courant": courant}
        for libelle, courant in (("Mes droits", False), ("Ma demande", True), ("Guichets", False), ("Aide", False))
    ]


def _fautif() -> ExempleForm:
    return ExempleForm(
        {
            "courriel": "zelie.fictive",
            "revenu": "douze mille",
            "naissance_jour": "5",
            "naissance_mois": "13",
            "naissance_annee": "1990",
            "hebergement_mois": "mars",
            "hebergement_annee": "23",
            "lieu": "hebergement",
            "financement": "plus",
        }
    )


def _personnes() -> "forms.BaseFormSet[PersonneForm]":
    personnes = formset_factory(PersonneForm, extra=2)
    return personnes({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-prenom": "Léo", "form-1-prenom": "4"})


def _etapes() -> dict[str, Any]:
    return {
        "etapes": "Vous|Votre foyer|Votre logement actuel|Vos ressources|Le logement souhaité|Relire et envoyer",
        "frise": [
            {"titre": "Numéro unique reçu", "detail": "21 mars 2023", "etat": "fait"},
            {"titre": "Documents en vérification", "detail": "4 acceptés sur 6", "etat": "courant"},
            {"titre": "La commission examine"},
        ],
        "mots": ("Prouvé", "Provisoire", "À envoyer", "À remplacer", "Depuis 4 jours", "Ce soir", "Demain"),
        "portes": [
            {
                "titre": "Vérifier mes droits",
                "texte": "5 questions, 3 minutes, sans donner votre nom.",
                "allumee": True,
            },
            {"titre": "Faire ma demande", "texte": "Une pièce d'identité suffit pour commencer."},
            {"titre": "Suivre ma demande", "texte": "Mes étapes, mon score, mes documents."},
        ],
    }


def _tableaux() -> dict[str, Any]:
    return {
        "plafonds": [
            ("1 personne", "12 452", "22 642"),
            Ligne(("3 personnes, comme vous", "21 818", "36 362"), ici=True),
            ("Par personne en plus", "+ 3 569", "+ 6 492"),
        ],
        "score": [
            Ligne(
                ("Premier quartile des demandeurs", "Avis d'impôt sur vos revenus de 2022", 15),
                unites=("", "", "points"),
            ),
            Ligne(("Parent isolé", "2 enfants à charge", 6), unites=("", "", "points")),
        ],
        "total": ("Total", "", 21),
        "numero": "0600323000142GEXPL",
        "fiche": [("Type", "T4, 82 m²"), ("Financement", "PLUS"), ("Loyer", "498,20 €, charges 112,00 €")],
        "reperes": [
            {"valeur": "14 mois", "libelle": "la moitié des ménages ont attendu moins"},
            {"valeur": "73 %", "libelle": "sont à Compiègne même"},
            {"valeur": "9 943", "libelle": "logements sociaux, gérés par 8 bailleurs"},
        ],
    }


def _graphiques() -> dict[str, Any]:
    tranches = (
        ("0", 22),
        ("10", 58),
        ("20", 74),
        ("30", 61),
        ("40", 38),
        ("50", 31),
        ("60", 17),
        ("70", 8),
        ("80+", 3),
    )
    return {
        "tranches": [{"libelle": nom, "valeur": compte, "vous": nom == "50"} for nom, compte in tranches],
        "criteres": [
            {"libelle": "Dalo", "valeur": 30},
            {"libelle": "Premier quartile", "valeur": 15},
            {"libelle": "Handicap", "valeur": 12},
        ],
        "longs": [
            {"libelle": "T4 non demandé, trop petit ou trop grand", "valeur": 913},
            {"libelle": "Revenus au-dessus du plafond PLUS", "valeur": 118},
        ],
        "marches": [
            {"libelle": "PLAI, très social", "plafond": 21818, "mot": "dépassé"},
            {"libelle": "PLUS, social", "plafond": 36362, "ouverte": True, "mot": "ouvert"},
            {"libelle": "PLS", "plafond": 47271, "ouverte": True, "mot": "ouvert"},
        ],
    }


def _taches() -> dict[str, Any]:
    return {
        "groupes": [
            {
                "titre": "En retard",
                "actes": [
                    {
                        "echeance": "Depuis 1 jour",
                        "acte": "Délivrer une attestation",
                        "detail": "Cerfa reçu le 11 octobre",
                        "dossier": "M. Octave Modèle",
                        "regle": "Un mois",
                        "verbe": "Délivrer",
                    },
                    {
                        "echeance": "Depuis 4 jours",
                        "acte": "Envoyer le procès-verbal",
                        "detail": "9 logements, signé",
                        "dossier": "Commission n° 2024-19",
                        "regle": "8 jours",
                        "verbe": "Envoyer",
                    },
                ],
            },
            {
                "titre": "Aujourd'hui",
                "actes": [
                    {
                        "echeance": "Ce soir",
                        "acte": "Désigner trois candidats",
                        "detail": "T4, 82 m², Compiègne",
                        "dossier": "Logement 60-0412",
                        "regle": "Un mois",
                        "verbe": "Choisir",
                    }
                ],
            },
        ]
    }
