"""Which addresses of the internet are public, by the registries of special addresses that IANA keeps.

The tables are here, and not taken from `ipaddress`, because those differ between versions of Python.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_CLOSED_4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared behind carriers; also the metadata of a cloud
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # the host of virtual machines in a cloud
        "169.254.0.0/16",  # link-local, and there the metadata of most clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # assigned to protocols
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_OPEN_6 = IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    IPv6Network(text)
    for text in (
        "2001::/23",  # assigned to protocols; Teredo, which hides an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which hides an IPv4 address
        "3fff::/20",  # documentation
    )
)
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Where NAT64 shows the whole of IPv4: such an address is as public as the one inside."""


def is_public(text: str) -> bool:
    """Whether `text` is the address of a machine out in the internet.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address in _TRANSLATED:
        address = IPv4Address(int(address) & 0xFFFF_FFFF)
    if isinstance(address, IPv4Address):
        return not any(address in closed for closed in _CLOSED_4)
    return address in _OPEN_6 and not any(address in closed for closed in _CLOSED_6)
