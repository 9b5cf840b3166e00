"""The settings that keep people's data out of PostgreSQL's log, and the sentences that say which are missing.

A failed statement is not logged, nor its values: its message and its DETAIL quote them, and the application has both.
"""

from collections.abc import Mapping
from typing import Final

MUETS: Final = {
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_transaction_sample_rate": "0",
    "log_parameter_max_length_on_error": "0",
    "log_duration": "off",
    "log_lock_waits": "off",
}
AUSSI_MUETS: Final = {"log_min_messages": {"log", "fatal", "panic"}, "log_duration": {"off", "on"}}


def bavards(reglages: Mapping[str, str]) -> list[str]:
    """Return a sentence for each setting that lets people's data into the log."""
    return [
        f"Le journal de PostgreSQL peut citer des gens : {nom} vaut « {reglages[nom]} », mettez « {muet} »."
        for nom, muet in MUETS.items()
        if nom in reglages and reglages[nom] not in {muet, *AUSSI_MUETS.get(nom, ())}
    ]
