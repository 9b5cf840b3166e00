"""Where a request comes from: the address that the nearest trusted machine saw."""

from ipaddress import AddressValueError, IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

INCONNUE = "inconnue"
VOISINAGE = 64  # one household or office receives a whole IPv6 /64: its devices are one source


def provenance(request: HttpRequest) -> str:
    """Return the IPv4 address, or the /64 of the IPv6 one; INCONNUE for all that no machine named.

    With ``PROXYS`` trusted proxies, each adds the address it saw on the right of X-Forwarded-For: the client's is
    the one that the first of them added. What stands on its left was written by the client and is never read.
    """
    annoncees = request.headers.get("X-Forwarded-For", "").split(",") if settings.PROXYS else []
    lue = annoncees[max(-settings.PROXYS, -len(annoncees))] if annoncees else ""
    return _source(lue) or _source(request.META.get("REMOTE_ADDR") or "") or INCONNUE


def _source(texte: str) -> str:
    try:
        adresse = ip_address(_sans_port(texte.strip()))
    except (AddressValueError, ValueError):
        return ""
    if isinstance(adresse, IPv6Address):
        return str(adresse.ipv4_mapped or IPv6Network((int(adresse) >> VOISINAGE << VOISINAGE, VOISINAGE)))
    return str(IPv4Address(adresse))


def _sans_port(texte: str) -> str:
    """Return an address without the port that some proxies add: `192.0.2.1:4711`, `[2001:db8::1]:4711`."""
    if texte.startswith("["):
        return texte[1:].partition("]")[0]
    return texte.partition(":")[0] if texte.count(":") == 1 else texte
