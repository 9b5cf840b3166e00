"""Which telephone numbers an SMS reaches."""

import pytest

from seuil.envois.voies import Raison, Refus
from seuil.envois.voies.numeros import e164


class TestE164:
    @pytest.mark.parametrize(
        ("numero", "international"),
        [
            ("0612345678", "+33612345678"),
            ("06 12 34 56 78", "+33612345678"),
            ("07.51.23.45.67", "+33751234567"),
            ("+33 6 12 34 56 78", "+33612345678"),
            ("+33 (0)6 12 34 56 78", "+33612345678"),
            ("0033612345678", "+33612345678"),
            ("0695123456", "+33695123456"),
            ("0690123456", "+590690123456"),
            ("0694123456", "+594694123456"),
            ("0696123456", "+596696123456"),
            ("0692123456", "+262692123456"),
            ("+262 692 12 34 56", "+262692123456"),
            ("0639123456", "+262639123456"),
            ("+32470123456", "+32470123456"),
            ("+352 621 123 456", "+352621123456"),
            ("+689 87 12 34 56", "+68987123456"),
        ],
    )
    def test_ecrit_un_mobile_de_france_ou_d_ailleurs(self, numero, international):
        assert e164(numero) == international

    @pytest.mark.parametrize(
        "numero",
        [
            "",
            "0344112233",
            "0912345678",
            "+3225551234",
            "+687 26 12 34",
            "0812345678",
            "0700123456",
            "061234567",
            "06123456789",
            "06１2345678",
            "0612345678\x00",
            "zéro six",
        ],
    )
    def test_refuse_les_autres(self, numero):
        with pytest.raises(Refus) as refus:
            e164(numero)

        assert refus.value.raison == Raison.ADRESSE_MALFORMEE
