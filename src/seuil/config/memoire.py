"""What every request shares is put out of the collector's sight: to walk it again made one page in a thousand wait."""

import gc

from django.urls import get_resolver


def figer() -> None:
    """Load the addresses, then freeze what is loaded: a full collection looks only at what requests leave.

    Measured on a site's process with 435 000 objects: 0.25 to 0.45 s, during which it answers nobody.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
