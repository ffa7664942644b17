"""Toponyms with gold spans: the exact GeoNames id, in local news (LGL) and in world news (GeoWebNews)."""

from pathlib import Path

import pytest
from lxml import etree

from firsthand.read import resolved
from tests.gates.conftest import Gate

Gold = tuple[int, int, int]


@pytest.mark.gate
def test_gold_spans_resolve_to_geonames(shared: Path, gate: Gate) -> None:
    """The resolver names the gold entry at least as often as pinned, and what it supports is right more often."""
    files = [shared / "geoparsing" / "lgl.xml", shared / "geoparsing" / "GWN.xml"]
    measured: dict[str, float] = {}
    for name, file, read in (("LGL", files[0], _lgl), ("GeoWebNews", files[1], _gwn)):
        total = right = kept = kept_right = 0
        for article in etree.fromstring(file.read_bytes(), etree.XMLParser(huge_tree=True)).iter("article"):
            gold = read(article)
            found = resolved.resolve(article.findtext("text"), [(start, end) for start, end, _ in gold])
            for (_, _, wanted), got in zip(gold, found, strict=True):
                hit = got is not None and got.entry.geonames == wanted
                total, right = total + 1, right + hit
                if got is not None and got.supported:
                    kept, kept_right = kept + 1, kept_right + hit
        measured[f"{name} exact id"] = right / total
        measured[f"{name} precision of the supported"] = kept_right / kept
    gate("places", measured, files)


def _lgl(article: etree._Element) -> list[Gold]:
    found = []
    for toponym in article.iter("toponym"):
        tag = toponym.find("gaztag")
        if tag is not None:
            found.append((int(toponym.findtext("start")), int(toponym.findtext("end")), int(tag.get("geonameid"))))
    return found


def _gwn(article: etree._Element) -> list[Gold]:
    found = []
    for toponym in article.iter("toponym"):
        if toponym.findtext("geonamesID"):
            where = int(toponym.findtext("start")), int(toponym.findtext("end"))
            found.append((*where, int(toponym.findtext("geonamesID").split(",")[0])))
    return found
