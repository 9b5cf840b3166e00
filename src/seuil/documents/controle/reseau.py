"""The child gives up the network before it opens anything: a flaw of a library could send the file nowhere.

The kernel refuses every new socket, also those of this machine (the database's), to the process itself and for ever
(seccomp). On another processor, or a kernel without it, the process moves to a network where there is nothing.
"""

import ctypes
import os
from typing import Final

PR_SET_NO_NEW_PRIVS: Final = 38
PR_SET_SECCOMP: Final = 22
MODE_FILTRE: Final = 2
CLONE_NEWUSER: Final = 0x10000000
CLONE_NEWNET: Final = 0x40000000

# Of each processor: its name for the kernel, the number of `socket`. Numbers of `io_uring_setup` are all the same.
PROCESSEURS: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
IO_URING: Final = 425
AUTRE_APPEL: Final = 0x40000000  # the second numbering of x86_64

LIRE, EGAL, AU_MOINS, RENDRE = 0x20, 0x15, 0x35, 0x06
NUMERO, PROCESSEUR = 0, 4  # where the kernel writes them
PERMIS, REFUSE, MORT = 0x7FFF0000, 0x00050001, 0x80000000  # refused: EPERM


class Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("oui", ctypes.c_ubyte), ("non", ctypes.c_ubyte), ("k", ctypes.c_uint))


class Programme(ctypes.Structure):
    _fields_ = (("longueur", ctypes.c_ushort), ("instructions", ctypes.POINTER(Instruction)))


def couper() -> bool:
    """Give up the network for ever; False where this kernel lets nobody do it."""
    noyau = ctypes.CDLL(None)
    return _interdire_les_prises(noyau) or noyau.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0


def _interdire_les_prises(noyau: ctypes.CDLL) -> bool:
    if os.uname().machine not in PROCESSEURS:
        return False
    lues = _instructions(*PROCESSEURS[os.uname().machine])
    filtre = Programme(len(lues), (Instruction * len(lues))(*lues))
    if noyau.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return bool(noyau.prctl(PR_SET_SECCOMP, MODE_FILTRE, ctypes.byref(filtre)) == 0)


def _instructions(processeur: int, prise: int) -> list[Instruction]:
    """Return what the kernel asks at each call; ``oui`` and ``non`` say how many lines to leave out."""
    return [
        Instruction(LIRE, 0, 0, PROCESSEUR),
        Instruction(EGAL, 1, 0, processeur),
        Instruction(RENDRE, 0, 0, MORT),
        Instruction(LIRE, 0, 0, NUMERO),
        Instruction(AU_MOINS, 3, 0, AUTRE_APPEL),
        Instruction(EGAL, 2, 0, prise),
        Instruction(EGAL, 1, 0, IO_URING),
        Instruction(RENDRE, 0, 0, PERMIS),
        Instruction(RENDRE, 0, 0, REFUSE),
    ]
