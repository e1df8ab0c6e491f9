"""What is kept here works anywhere: no registry's host, no path of one machine."""

import re

from tests.structure.sources import ROOT, place, text_files

HOSTS = {
    "127.0.0.1",
    "[2001",
    "docs.python.org",
    "example.com",
    "example.org",
    "gw-api.pinduoduo.com",
    "localhost",
    "schemas.microsoft.com",
    "schemas.openxmlformats.org",
    "www.apache.org",
    "www.tc260.org.cn",
    "www.w3.org",
    "www.xiaohongshu.com",
}
"""The hosts that a file may name: ourselves, made-up ones, standards, the platform, a site of
web originals."""

URL_HOST = re.compile(r"https?://(?:[^/\s@\"'`]*@)?([\w.\[-]+)")
HOME = re.compile(r"(?<![\w.])/(?:home|root|Users)/\w|[A-Z]:\\\\?Users\\")


def test_only_known_hosts_are_named() -> None:
    found = {
        (place(path), host)
        for path, text in text_files()
        for host in URL_HOST.findall(text)
        if host.lower().rstrip(".") not in HOSTS
    }
    assert found == set()


def test_no_path_of_somebody_s_machine_is_named() -> None:
    for path, text in text_files():
        assert not HOME.search(text), place(path)
        assert f"{ROOT}/" not in text, place(path)
