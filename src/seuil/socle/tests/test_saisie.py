"""S9: a number sent by a page."""

import pytest

from seuil.socle.saisie import entier


@pytest.mark.parametrize(
    ("texte", "lu"), [("0", 0), ("12", 12), ("", None), ("²", None), ("-1", None), ("1e3", None), ("9" * 5_000, None)]
)
def test_lit_un_entier_ou_rien(texte, lu):
    assert entier(texte) == lu
