"""An agent who never touches the mouse: what it types, and how many keys besides the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

ALT: Final = 1  # the bit of the modifier in DevTools' protocol
PEINTE: Final = "new Promise((peinte) => requestAnimationFrame(() => requestAnimationFrame(peinte)))"


@dataclass
class Clavier:
    """The keyboard of a page. ``touches``: every key that is not text: Tab, a letter that chooses, an access key."""

    page: Any
    touches: int = 0

    def attendre_le_curseur(self) -> None:
        """Wait, as a person does, until the page is painted and has put the cursor somewhere."""
        self.page.wait_for_load_state()
        self.page.wait_for_selector(":focus", state="attached")  # a polled function is « eval » to its policy
        self.page.evaluate(PEINTE)

    def suivant(self, fois: int = 1) -> None:
        """Go to the next control."""
        for _ in range(fois):
            self._presser("Tab")

    def ecrire(self, texte: str) -> None:
        """Type a text where the cursor is: these keys are what the paper says."""
        self.page.keyboard.type(texte)

    def choisir(self, touches: Sequence[str]) -> None:
        """Press keys where the cursor is: in a list, the letters or the number of an answer."""
        for touche in touches:
            self._presser(touche)

    def enregistrer(self) -> None:
        """Send the page by its access key."""
        self.touches += 1
        with self.page.expect_navigation():
            self._presser_avec_alt("s")

    def remplir(self, *reponses: str) -> None:
        """Answer the controls from the cursor on: a text, « =touches » in a list, nothing to leave it as it is."""
        self.attendre_le_curseur()
        for rang, reponse in enumerate(reponses):
            if rang:
                self.suivant()
            if reponse.startswith("="):
                self.choisir(reponse[1:])
            elif reponse:
                self.ecrire(reponse)

    def _presser(self, touche: str) -> None:
        self.touches += 1
        self.page.keyboard.press(touche)

    def _presser_avec_alt(self, touche: str) -> None:
        """Press Alt and a letter as a keyboard does: Playwright leaves out the character that Chromium waits for."""
        outils = self.page.context.new_cdp_session(self.page)
        appui = {
            "modifiers": ALT,
            "key": touche,
            "code": f"Key{touche.upper()}",
            "windowsVirtualKeyCode": ord(touche) - 32,
        }
        self.page.keyboard.down("Alt")
        outils.send("Input.dispatchKeyEvent", appui | {"type": "rawKeyDown"})
        outils.send("Input.dispatchKeyEvent", appui | {"type": "char", "text": touche, "unmodifiedText": touche})
        outils.send("Input.dispatchKeyEvent", appui | {"type": "keyUp"})
        self.page.keyboard.up("Alt")
