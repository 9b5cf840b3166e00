"""Browsers of a test: the same session in another window, without signing in again."""

from copy import deepcopy
from http.cookies import SimpleCookie

from django.test import Client


def au_navigateur(temoins: SimpleCookie) -> Client:
    """Return a browser that holds these cookies, and shows the page of a failure."""
    client = Client(raise_request_exception=False)
    client.cookies = deepcopy(temoins)
    return client
