"""An agent of a desk types paper forms by keyboard alone; every key that is not text is counted (issue 11, B2)."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.parcours import menage
from tests.parcours.agents import connecter
from tests.parcours.clavier import Clavier

pytestmark = pytest.mark.navigateur
AU_GUICHET = (820, 1280)
TOUCHES = 120
NUMERO = re.compile(r"[0-9]{3} ?[0-9]{4} ?[0-9]{6} ?[0-9A-Z]{5}")


class Saisie:
    """A paper form being typed at the desk of Compiègne, each chapter looked at before it is sent."""

    def __init__(self, regard: Any, serveur: str, nom: str) -> None:
        self.regard, self.nom = regard, nom
        regard.prendre(regard.ORDINATEUR)
        regard.page.on("filechooser", lambda choix: None)  # the browser gives every choice of a file, from now on
        connecter(regard.page, serveur, "guichet")
        regard.page.goto(f"{serveur}/gestion/guichet/")
        self.clavier = Clavier(regard.page)

    def commencer(self, recue_le: str) -> None:
        """Open a draft with the day the paper came."""
        self.regard.verifier(f"{self.nom}-guichet", AU_GUICHET)
        self.clavier.remplir(recue_le)
        self.clavier.enregistrer()

    def chapitre(self, titre: str, *reponses: str) -> None:
        """Type a chapter from the control that has the cursor, then save it."""
        assert titre in self.regard.page.title(), self.regard.page.inner_text("main")
        self.clavier.remplir(*reponses)
        self.regard.verifier(f"{self.nom}-{titre.rsplit(maxsplit=1)[-1].lower()}", AU_GUICHET)
        self.clavier.enregistrer()

    def envoyer(self, piece: Path) -> str:
        """Choose the identity document, say that all is exact, register; return the number."""
        assert "Enregistrer la demande" in self.regard.page.title(), self.regard.page.inner_text("main")
        self.clavier.attendre_le_curseur()
        with self.regard.page.expect_file_chooser() as choix:
            self.clavier.choisir(["Enter"])
        choix.value.set_files(piece)
        self.clavier.suivant(4)
        self.clavier.choisir(["Space"])
        self.regard.verifier(f"{self.nom}-envoi", AU_GUICHET)
        self.clavier.enregistrer()
        self.regard.verifier(f"{self.nom}-enregistree", AU_GUICHET)
        dit = self.regard.page.inner_text("main").replace("\u00a0", " ")
        assert "Imprimer l’attestation" in dit or "Ouvrir le récépissé" in dit
        return NUMERO.search(dit)[0]  # type: ignore[index]


class TestSaisieAuClavier:
    def test_enregistre_un_foyer_de_quatre_personnes(self, serveur: str, regard: Any, tmp_path: Path) -> None:
        """A couple, two children, a job each, one joint tax notice, two communes."""
        saisie = Saisie(regard, serveur, "quatre")
        saisie.commencer(f"{timezone.localdate():%d/%m/%Y}")
        saisie.chapitre(
            "Vous",
            *("=mo", "Karim", "", "Essai", "", "27/03/1985", "=f", "=m"),
            *("12, rue des Essais", "Compiègne", "", "", "06 00 00 00 00"),
        )
        saisie.chapitre(
            "Votre foyer",
            *("=1", "Nadia", "", "02/02/1987", "=ma", "=f", ""),
            *("=3", "Lou", "", "28/02/2016", ""),
            *("=3", "Sacha", "", "03/11/2020", ""),
            *("", "", "", "", "=n"),
        )
        saisie.chapitre("Votre logement", "=2", "03/2023", "4")
        saisie.chapitre("Votre logement", "58", "3", "720", "", "=n")
        saisie.chapitre("Vos ressources", "=1", "=1", "", "", "=2", "=2", "=1")
        saisie.chapitre(
            "Vos ressources",
            *("Cariste", "", "Compiègne", "", "", "", "", "1 650", "", "31 200", "=n", ""),
            *("", "Aide-soignante", "", "Noyon", "", "", "", "", "1 480"),
        )
        saisie.chapitre(
            "Le logement souhaité",
            *("Compiègne", "Margny-lès-Compiègne", "", "", "=t4", "", "", "", "750", "", "", "", "=13"),
        )

        numero = saisie.envoyer(menage.piece_d_identite(tmp_path))

        assert numero.startswith("060")
        touches = saisie.clavier.touches
        assert touches <= TOUCHES, f"{touches} touches en plus du texte, {TOUCHES} au plus"

    def test_enregistre_une_personne_seule(self, serveur: str, regard: Any, tmp_path: Path) -> None:
        """Retired, lodged by a relative, no tax notice at hand, one commune."""
        saisie = Saisie(regard, serveur, "seule")
        saisie.commencer("")
        saisie.chapitre(
            "Vous",
            *("=ma", "Odette", "", "Essai", "", "1950", "=f", "=v"),
            *("3, rue des Essais", "Venette", "", "Mme Fictive"),
        )
        saisie.chapitre("Votre foyer", *[""] * 16, "=n")
        saisie.chapitre("Votre logement", "=4", "09/2025", "3")
        saisie.chapitre("Votre logement", "70", "3", "", "", "=n")
        saisie.chapitre("Vos ressources", "=7", "=2", "", "", "=4")
        saisie.chapitre("Vos ressources", "980")
        saisie.chapitre("Le logement souhaité", "Compiègne", "", "", "", "=t2", "", "", "", "", "", "", "", "=1")

        numero = saisie.envoyer(menage.piece_d_identite(tmp_path))

        assert numero.startswith("060")
        touches = saisie.clavier.touches
        assert touches <= TOUCHES, f"{touches} touches en plus du texte, {TOUCHES} au plus"
