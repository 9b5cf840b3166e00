"""Loads Seuil once; each line it reads is a `seuil` command, done by a new process whose number it says."""

import os
import signal
import sys

import django
from django.urls import get_resolver

from seuil.config.cli import main as seuil


def main() -> None:
    django.setup()
    get_resolver().reverse_dict  # noqa: B018 - loads every page, as the command would
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for ligne in sys.stdin:
        if pid := os.fork():
            print(pid, flush=True)
            continue
        _vivre(ligne.split())


def _vivre(arguments: list[str]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    sys.argv, code = ["seuil", *arguments], 0
    os.dup2(2, 1)
    try:
        seuil()
    except SystemExit as fin:
        code = int(fin.code or 0)
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
