"""What requests leave behind in a process of the site: freed by bytes received, and given back to the system."""

import ctypes
import gc


def rendre() -> None:
    """Free what the requests have left, then give its pages back to the system, where malloc is glibc's.

    A form or an error that names itself holds its photo until a full collection, which counts objects and not bytes:
    a dozen wait for it at any time, and the holes that they leave are kept for later (docs/coffre.md).
    """
    gc.collect()
    rendre_les_pages = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if rendre_les_pages is not None:
        rendre_les_pages(0)
