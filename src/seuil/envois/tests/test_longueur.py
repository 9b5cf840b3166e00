"""How many SMS a text costs."""

import pytest

from seuil.envois.voies.longueur import parties


class TestParties:
    @pytest.mark.parametrize(
        ("texte", "comptees"),
        [
            ("", 0),
            ("a", 1),
            ("é" * 160, 1),
            ("a" * 161, 2),
            ("a" * 306, 2),
            ("a" * 307, 3),
            ("€" * 80, 1),
            ("€" * 81, 2),
            ("€" * 153, 3),
            ("ç" * 70, 1),
            ("ç" * 71, 2),
            ("a" * 134 + "ç", 3),
            ("🙂" * 35, 1),
            ("🙂" * 36, 2),
            ("🙂" * 67, 3),
        ],
    )
    def test_compte_comme_les_telephones(self, texte, comptees):
        assert parties(texte) == comptees
