"""Who published a page, where only its address says so.

In: a URL. Out: the registered domain, or None.
"""

from urllib.parse import urlsplit

SHARED_HOSTS = frozenset({"blogspot.com", "wordpress.com", "substack.com", "medium.com", "github.io", "tumblr.com"})


def domain_of(url: str) -> str | None:
    """The registered domain of a web address: the outlet's name as a last resort.

    >>> domain_of("https://www.example.co.uk/a"), domain_of("https://news.kesvik.example/b"), domain_of("file:///x")
    ('example.co.uk', 'kesvik.example', None)
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or "." not in host:
        return None
    if host.replace(".", "").isdigit() or ":" in host:
        return host
    domain = _registered(host)
    return host if domain in SHARED_HOSTS else domain


def _registered(host: str) -> str:
    from tld import get_fld

    known = get_fld(host, fix_protocol=True, fail_silently=True)
    return known or ".".join(host.split(".")[-2:])
