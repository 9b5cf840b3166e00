"""A test waits for what must come, with `tests.patience`; never for as long as it takes on one machine."""

import re

from tests.architecture.arbre import nom, suivis

ECHUE = r"(?:wait|join|result)\((?:timeout=)?\d"  # an event, a process or a thread, given up early
PRESSEE = r"timeout\(\d|\btimeout=\d"  # a socket, a command or a browser that hurries
SONDEE = r"wait_for_(?:timeout|function)\("  # a time that passes; a function that the page's policy may refuse
COURTE = r"(?:monotonic|perf_counter)\(\) - \w+ < \d(?:\.\d+)?\b"  # less than ten seconds on the clock
ATTENTE = re.compile("|".join((ECHUE, PRESSEE, SONDEE, COURTE)))
HORS_DE_LA_SUITE = {"charge", "pannes"}


class TestAttentes:
    def test_aucun_test_n_attend_le_temps_d_une_machine(self):
        fautes = [
            f"{nom(chemin)} : {trouvee[0]}"
            for chemin in suivis(".py")
            if "tests" in chemin.parts and not HORS_DE_LA_SUITE & {*chemin.parts} and "architecture" not in chemin.parts
            for trouvee in ATTENTE.finditer(chemin.read_text(encoding="utf-8"))
        ]

        assert fautes == []
