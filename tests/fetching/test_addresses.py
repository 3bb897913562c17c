"""Which addresses are fetched: names are resolved by a table here, and nothing is connected to."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.fetching.addresses import is_public, parse_target, permitted_addresses, resolve_within

INSIDE = """
    127.0.0.1 127.255.0.3 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
    ::1 :: fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 100::1 ::ffff:10.0.0.1 ::ffff:127.0.0.1
    ::ffff:169.254.169.254 ::127.0.0.1 64:ff9b::a00:1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:a00:1::1 2002:7f00:1::
    2001:0:a00:1::1 2001:0:0808:0808:0:0:f5ff:fffe fd00:ec2::254 5f00::1 nonsense
""".split()
OUTSIDE = "8.8.8.8 1.1.1.1 93.184.216.34 2606:4700:4700::1111 2a00:1450:4001:81b::200e ::ffff:8.8.8.8 64:ff9b::808:808".split()


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_inside(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_what_is_outside(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_however_an_inside_address_is_dressed(address) -> None:
    if not is_public(str(address)):
        number = int(address)
        assert not is_public(f"::ffff:{address}")
        assert not is_public(f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}")
        assert not is_public(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.org/x", "http and https"),
        ("file:///etc/passwd", "http and https"),
        ("//example.org/x", "http and https"),
        ("http:///x", "http and https"),
        ("http://user:word@example.org/", "name or password"),
        ("http://user@example.org/", "name or password"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:25/", "port 25"),
        ("http://example.org:99999/", "no valid address"),
        ("http://[::1/", "no valid address"),
        ("http://[fe80::1%25eth0]/", "network interface"),
        ("http://exa mple.org:80", None),
    ],
)
def test_addresses_that_are_not_fetched_whatever_they_lead_to(url: str, says: str | None) -> None:
    if says is None:
        assert parse_target(url).host == "exa mple.org"  # which no resolver knows
        return
    with pytest.raises(SourceError, match=says):
        parse_target(url)


def test_a_target_is_what_goes_over_the_wire() -> None:
    target = parse_target(" https://bücher.example:8443/ä b?q=ü&r=%20#part ")
    assert target.host == "xn--bcher-kva.example"
    assert target.host_header == "xn--bcher-kva.example:8443"
    assert target.request == "/%C3%A4%20b?q=%C3%BC&r=%20"
    assert parse_target("http://[2606:4700::1111]/").host_header == "[2606:4700::1111]"
    assert "\r" not in parse_target("http://example.org/a\r\nX: y").request


def names(table: dict[str, list[str]]):
    def look_up(host: str, port: int) -> list[str]:
        if host not in table:
            raise OSError("unknown")
        return table[host]

    return look_up


def test_a_name_is_judged_by_all_that_it_resolves_to() -> None:
    table = names(
        {"good.example": ["8.8.8.8", "2606:4700::1"], "mixed.example": ["8.8.8.8", "10.0.0.1"], "none.example": []}
    )
    assert permitted_addresses(parse_target("http://good.example/"), resolver=table) == ["8.8.8.8", "2606:4700::1"]
    with pytest.raises(SourceError, match="private or local"):
        permitted_addresses(parse_target("http://mixed.example/"), resolver=table)
    for unknown in ("none.example", "other.example"):
        with pytest.raises(SourceError, match="is not known"):
            permitted_addresses(parse_target(f"http://{unknown}/"), resolver=table)
    allowed = permitted_addresses(parse_target("http://mixed.example/"), resolver=table, allow_private=True)
    assert allowed == ["8.8.8.8", "10.0.0.1"]


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost"])
def test_this_machine_under_its_other_names(host: str) -> None:
    with pytest.raises(SourceError, match=r"private or local|is not known"):
        permitted_addresses(parse_target(f"http://{host}/"))


def test_a_silent_name_server_is_not_waited_for() -> None:
    silent = threading.Event()
    try:
        slow = resolve_within(0.05, lambda _host, _port: [str(silent.wait(9))])
        with pytest.raises(SourceError, match="is not known in time"):
            permitted_addresses(parse_target("http://slow.example/"), resolver=slow)
    finally:
        silent.set()
    assert resolve_within(5, lambda host, port: [f"{host}:{port}"])("a", 1) == ["a:1"]
    with pytest.raises(OSError, match="unknown"):
        resolve_within(5, names({}))("a", 1)
