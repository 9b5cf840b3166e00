"""A commune written as people do: proposed while one types, by keyboard and by touch; as rows without a script."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.parcours import gestes

pytestmark = pytest.mark.navigateur
PAGE = "/compiegne/mes-droits/lieu/"


class TestSuggestions:
    def test_se_choisissent_au_clavier(self, serveur: str, regard: Any) -> None:
        page = regard.page
        page.goto(serveur + PAGE)
        champ = page.get_by_role("combobox", name="Dans quelle commune cherchez-vous")
        champ.press_sequentially("Pierrefitte-sur-Sei")
        options = page.get_by_role("option")
        expect(options.first).to_contain_text("Saint-Denis (93200), Seine-Saint-Denis")
        expect(options.first).to_contain_text("Pierrefitte-sur-Seine en fait partie depuis 2025.")
        champ.press("ArrowDown")
        regard.verifier("suggestions")
        champ.press("Enter")

        expect(champ).to_have_value("Saint-Denis (93200)")
        expect(champ).to_have_attribute("aria-expanded", "false")

    def test_se_choisissent_d_un_doigt(self, serveur: str, regard: Any) -> None:
        page = regard.page
        page.goto(serveur + PAGE)
        champ = page.get_by_role("combobox", name="Dans quelle commune cherchez-vous")
        champ.press_sequentially("st denis")
        page.get_by_role("option", name="Saint-Denis (97400), La Réunion").click()

        expect(champ).to_have_value("Saint-Denis (97400)")

    def test_se_ferment_avec_echap(self, serveur: str, regard: Any) -> None:
        page = regard.page
        page.goto(serveur + PAGE)
        champ = page.get_by_role("combobox", name="Dans quelle commune cherchez-vous")
        champ.press_sequentially("Nanc")
        expect(page.get_by_role("option").first).to_be_visible()
        champ.press("Escape")

        expect(page.get_by_role("listbox")).to_have_count(0)
        expect(champ).to_have_value("Nanc")

    def test_se_montrent_en_rangs_sans_script(self, serveur: str, browser: Browser) -> None:
        with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as contexte:
            page = contexte.new_page()
            page.goto(serveur + PAGE)
            page.fill("[name=commune]", "St Denis")
            gestes.suivre(page, "button:has-text('Voir mes droits')")
            page.get_by_label("Saint-Denis (93200), Seine-Saint-Denis").check()
            gestes.suivre(page, "button:has-text('Voir mes droits')")

            assert page.locator("[name=commune]").input_value() == "St Denis"
            assert "Plusieurs communes répondent" not in page.inner_text("main")
