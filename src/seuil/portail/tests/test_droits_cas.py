"""The ten persons of `cas_simulation.toml` on the page: what it shows is what the rules and the command answer."""

import re

import pytest

from seuil.portail.droits.resultat import TITRES
from seuil.regles import commande_simulation
from seuil.regles.menage import Garde, Lien
from seuil.regles.simulation import simuler
from seuil.regles.tests.jugements import en_ligne
from seuil.regles.tests.lecture_des_cas import espaces_simples
from seuil.regles.tests.lecture_simulation import CAS, LE, de_la_commande, de_la_regle, ligne, personne, situation
from seuil.socle.design.mesures import euros
from seuil.territoires.faits import lieu_principal
from seuil.territoires.models import Commune


def reponses(cas) -> dict[str, str]:
    """Return what the person types on the five pages."""
    tous = [personne(ecriture) for ecriture in cas["personnes"]]
    conjoint = next((une for une in tous if une.lien is Lien.CONJOINT), None)
    montants = [str(un["n2"]) for un in cas["avis"]]
    return {
        "age": str(tous[0].age),
        "en_couple": "oui" if conjoint else "non",
        "age_conjoint": str(conjoint.age) if conjoint else "",
        "a_charge": ", ".join(str(une.age) for une in tous if une.lien is Lien.A_CHARGE and une.garde is None),
        "en_garde": ", ".join(str(une.age) for une in tous if une.garde is Garde.ALTERNEE),
        "cmi_invalidite": "non",
        "sejour": cas["sejour"],
        "residence": "oui" if cas["residence_principale"] else "non",
        "propriete": cas["propriete"],
        "avis": ("inconnu", "un", "plusieurs")[len(montants)],
        **dict(zip(("rfr_n2", "autre_n2"), montants, strict=False)),
        "mensuelles": str(cas["ressources_mensuelles"]),
        "commune": lieu_principal(Commune.objects.get(pk=cas["commune"])).ecrit,
    }


def montre(page: str) -> dict[str, object]:
    """Return what a reader sees: the heading, the steps of the stairs, the sizes, the amounts."""
    escalier = re.findall(
        r'<text class="t-fort" x="\d+" y="238">(\w+)</text><text x="\d+" y="256">([^<]+)</text>', page
    )
    return {
        "titre": re.findall(r"<h1>(.*?)</h1>", page),
        "plafonds": dict(escalier),
        "types": re.findall(r"<h2[^>]*>Les logements pour votre foyer</h2>\s*<p><strong>(.*?)</strong>", page)[0],
        "apl": re.findall(r"\(APL\) : environ <strong>(.*?)</strong>", page)[0],
        "reduction": re.findall(r"Le bailleur baisse aussi le loyer de (.*?) :", page),
        "loyer": re.findall(r"jusqu’à <strong>(.*?)</strong>", page)[0],
    }


class TestLesDixPersonnes:
    @pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["nom"])
    def test_la_page_dit_ce_que_disent_la_regle_et_la_commande(self, visiteur, monkeypatch, cas):
        monkeypatch.setattr("seuil.socle.middleware.timezone.localdate", lambda: LE)
        faite = simuler(situation(cas), le=LE, grille=cas.get("territoire", "defaut"))
        commandee = en_ligne(ligne(cas), commande_simulation.repondre)

        reponse = visiteur.get("/compiegne/mes-droits/resultat/", reponses(cas))

        page = " ".join(espaces_simples(reponse.content.decode()).split())
        assert de_la_regle(faite) == de_la_commande(commandee) == cas["attendu"]
        attendu = cas["attendu"]
        assert montre(page) == {
            "titre": [str(TITRES[attendu["verdict"]])],
            "plafonds": {nom: espaces_simples(euros(montant)) for nom, montant in attendu["plafonds"].items()},
            "types": " ou ".join(attendu["types"]).replace("C", "chambre"),
            "apl": f"{round(attendu['apl'])} €",
            "reduction": [f"{attendu['reduction']:.2f} €".replace(".", ",")] if attendu["reduction"] else [],
            "loyer": espaces_simples(euros(attendu["loyer"])),
        }
        for une in commandee["conditions"].values():
            assert espaces_simples(une["motif"]) in page
