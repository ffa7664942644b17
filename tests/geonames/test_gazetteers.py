"""Gazetteers that a user adds: what is read of a dump, what is left out, and what the reader then knows.

Every place here is invented, with ids that GeoNames does not give; what surrounds them (Zulia, Boston) is real.
"""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import geonames, workflow
from firsthand.geonames import adding, dump
from firsthand.geonames.dump import Alternate, MalformedError, Place
from firsthand.read import Reader, places
from firsthand.read.gazetteer import gazetteer
from firsthand.records import Place as Found
from firsthand.store import Store
from tests.cli.test_cli import firsthand
from tests.read.reading import document

Add = Callable[..., list[adding.Added]]


def row(
    ident: int, name: str, feature: str, admin1: str = "23", *, country: str = "VE", names: str = "", people: int = 0,
    lat: float = 10.5, lon: float = -71.5
) -> str:  # fmt: skip
    """A line of a dump."""
    kind, code = feature.split(".")
    cells = (ident, name, name, names, lat, lon, kind, code, country, "", admin1, "", "", "", people, "", 5, "", "")
    return "\t".join(map(str, cells)) + "\n"


ZULIA = (
    row(900001, "Quebrada Tolvera", "H.STM")
    + row(900002, "Vistalba del Norte", "P.PPL", names="Vistalba,Viçtalbah,VTB,https://example.org/v", people=40)
    + row(900003, "Boston", "H.STM")
    + row(900004, "Boston", "P.PPL", people=12)
    + row(900005, "Cerro Morlán", "T.HLL")
    + row(900006, "Morlán", "P.PPL", lat=9.0)
    + row(900007, "Morlán", "P.PPL", lat=11.0)
)


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Add:
    """Write files, add them to a folder of the test's own, and let the reader see it."""
    home = tmp_path / "gazetteers"
    monkeypatch.setenv("FIRSTHAND_GAZETTEERS", str(home))

    def add(**files: str | bytes) -> list[adding.Added]:
        written = []
        for name, content in files.items():
            file = tmp_path / f"{name}.txt"
            file.write_bytes(content.encode() if isinstance(content, str) else content)
            written.append(file)
        return list(adding.add(written, home, workflow.unwatched))

    return add


def found(text: str, language: str = "en") -> dict[str, Found]:
    return {text[p.span.start : p.span.end]: p for p in places.tag(document(text, language=language))}


def test_a_hamlet_and_a_stream_get_their_place(add: Add) -> None:
    """What only the added dump knows is resolved where its region is told, under its other names too."""
    add(VE=ZULIA)
    here = found("In Zulia, the flood took the school of Vistalba. People in Vistalba fled to Maracaibo.")
    assert (here["Vistalba"].geonames, here["Vistalba"].precision) == (900002, "city")
    stream = found(
        "In the state of Zulia, the Tolvera stream, near Maracaibo, left its bed. It is calm in Tolvera now."
    )
    assert stream["Zulia"].precision == "region"
    spanish = found("Ocurrió en la Quebrada Tolvera, cerca de Maracaibo, en el estado de Zulia.", "es")
    assert (spanish["Quebrada Tolvera"].geonames, spanish["Quebrada Tolvera"].precision) == (900001, "site")


def test_without_the_dump_nothing_is_known_of_them(add: Add) -> None:
    """The same words without a dump name nothing."""
    assert found("In Zulia, the flood took Vistalba. People in Vistalba fled.")["Vistalba"].geonames is None


def test_a_stream_named_as_a_city_does_not_displace_it(add: Add) -> None:
    """Boston is the city, also in an article about Zulia, unless the text calls it a stream."""
    add(VE=ZULIA)
    city = found("The team from Zulia in Venezuela landed in Boston. From Boston they went on to Maracaibo.")
    assert city["Boston"].country == "US"
    stream = found("Cayeron al río Boston, en el estado de Zulia. Ocurrió en Boston, cerca de Maracaibo.", "es")
    assert stream["Boston"].country != "VE"
    told = found("Ocurrió en el río Boston. Viven en Maracaibo, en el estado de Zulia.", "es")
    assert told.get("Boston") is None or told["Boston"].geonames in (900003, None)


def test_two_hamlets_of_one_name_in_one_region_stay_open(add: Add) -> None:
    """Where two are as good, neither is taken; what the text calls a hill is the hill."""
    add(VE=ZULIA)
    assert found("Ocurrió en Morlán, cerca de Maracaibo, en Zulia.", "es")["Morlán"].geonames is None
    hill = found("Ocurrió en Cerro Morlán, cerca de Maracaibo, en Zulia.", "es")
    assert hill["Cerro Morlán"].geonames == 900005


def test_no_support_no_place(add: Add) -> None:
    """A hamlet whose country and region nobody names stays a name."""
    add(VE=ZULIA)
    assert found("The flood took the school in Vistalba. People in Vistalba fled.")["Vistalba"].geonames is None


def test_alternate_names_come_to_the_dump_given_with_them(add: Add) -> None:
    """Names in other languages are added; links, post codes, historic names and other places' names are not."""
    lines = (
        "1\t900002\ten\tLeftview\t\t\t\t\t\t\n2\t900002\tlink\thttps://example.org\t\t\t\t\t\t\n"
        "3\t900002\tes\tVieja Alba\t\t\t\t1\t\t\n4\t7777777\ten\tElsewhere\t\t\t\t\t\t\n"
    )
    [done] = add(VE=ZULIA, alternateNamesV2=lines)
    assert not done.problems
    [index] = geonames.added()
    assert [t.geonames for t in index.named("leftview")] == [900002]
    assert not index.named("vieja alba")
    assert not index.named("elsewhere")
    [alone] = add(alternateNamesV2=lines)
    assert (alone.places, alone.problems[0].code) == (0, "names-only")


def test_malformed_lines_are_named_and_the_rest_is_kept(add: Add) -> None:
    """Each bad line is a Problem with file, line and reason; the good ones are all there."""
    good = ZULIA.encode()
    bad = [b"only\tthree\tcells\n", row(900010, "X", "P.PPL", lat=97).encode(), "señal".encode("latin-1") + b"\t" * 18]
    [done] = add(
        VE=good + b"\n".join(line.rstrip(b"\n") for line in bad) + b"\n" + row(900011, "Último", "P.PPL").encode()
    )
    assert done.places == 8
    assert [p.message.split(":")[0] for p in done.problems] == ["line 8", "line 9", "line 10"]
    assert "columns: 3" in done.problems[0].message
    assert "'97' is no latitude" in done.problems[1].message
    assert "UTF-8" in done.problems[2].message
    assert all(p.where.endswith("VE.txt") for p in done.problems)


def test_a_thousand_bad_lines_are_counted(add: Add) -> None:
    """Ten are told one by one, the others as a number."""
    [done] = add(VE=row(900012, "Uno", "P.PPL") + "broken\n" * 1000)
    assert (done.places, len(done.problems)) == (1, dump.SHOWN + 1)
    assert done.problems[-1].message.startswith("990 more lines")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html>\n<html>503</html>", "web page"),
        ("\ufeff1\tX".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04 cut", "cut short"),
        (b"name,lat,lon\n" * 500, "no lines of a GeoNames dump"),
    ],
)
def test_what_is_no_dump_is_said_to_be_none(add: Add, content: bytes, said: str) -> None:
    """An empty file, a saved error page, another encoding or format: one message at the end, and nothing added."""
    [done] = add(VE=content)
    assert done.places == 0
    assert said in done.problems[-1].message
    assert geonames.added() == ()


def test_a_zip_as_downloaded_and_a_truncated_one(tmp_path: Path) -> None:
    """The table in the zip is read and its readme is not; a zip cut short is named, as one that is empty."""
    whole, cut, none = tmp_path / "VE.zip", tmp_path / "CO.zip", tmp_path / "PE.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "Readme for GeoNames\n")
        archive.writestr("VE.txt", ZULIA)
    cut.write_bytes(whole.read_bytes()[:-40])
    with zipfile.ZipFile(none, "w"):
        pass
    home = tmp_path / "home"
    first, second, third = adding.add([whole, cut, none], home, workflow.unwatched)
    assert (first.name, first.places, first.problems) == ("VE", 7, ())
    assert (second.places, second.problems[0].code) == (0, "damaged-archive")
    assert (third.places, third.problems[0].code) == (0, "empty")
    assert [file.name for file in home.iterdir()] == ["VE.gazetteer"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("damage", ["content", "version"])
def test_a_damaged_zip_of_any_method_is_said_to_be_damaged(tmp_path: Path, method: int, damage: str) -> None:
    """Bytes exchanged in what is packed, or a version nobody can unpack: one problem, and nothing added."""
    file = tmp_path / "VE.zip"
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("VE.txt", ZULIA)
    raw = bytearray(file.read_bytes())
    if damage == "content":
        raw[60:140] = bytes(range(80, 160))
    else:
        raw[raw.index(b"PK\x01\x02") + 6] = 99
    file.write_bytes(raw)
    [done] = adding.add([file], tmp_path / "home", workflow.unwatched)
    assert done.places == 0
    assert done.problems[-1].code in {"damaged-archive", "unreadable", "not-a-dump"}


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\t\n\r"), max_size=12), min_size=1, max_size=21)
)
def test_any_line_is_a_place_a_name_nothing_or_malformed(cells: list[str]) -> None:
    """The parser never fails in another way, and what it gives lies on the earth."""
    try:
        item = dump.parse("\t".join(cells).encode())
    except MalformedError:
        return
    if isinstance(item, Place):
        assert item.name in item.names
        assert abs(item.lat) <= 90
        assert abs(item.lon) <= 180
    else:
        assert item is None or isinstance(item, Alternate)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_to_their_end(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """No bytes make the reading of a dump fail."""
    file = tmp_path_factory.mktemp("bytes") / "XX.txt"
    file.write_bytes(raw)
    assert all(reading.item is None or reading.item for reading in dump.read(file))


@given(st.integers(1, 10**9), st.text(st.characters(categories=["L", "Nd"]), min_size=1), st.floats(-90, 90))
def test_what_a_well_formed_line_says_comes_back(ident: int, name: str, lat: float) -> None:
    """Id, name and latitude are those of the line."""
    item = dump.parse(row(ident, name, "P.PPL", lat=round(lat, 5) or 0.0).replace("e-05", "").encode())
    assert isinstance(item, Place)
    assert (item.geonames, item.name) == (ident, name)


def test_an_added_gazetteer_has_articles_read_again(add: Add, tmp_path: Path) -> None:
    """A build after an addition reads anew, the next does nothing, and taking it away reads anew."""
    text = tmp_path / "one.txt"
    text.write_text("In Zulia, the flood took the school of Vistalba. People in Vistalba fled to Maracaibo.")
    with Store(tmp_path / "case", create=True) as store:
        workflow.collect(store, [str(text)], published="2024-05-01", outlet="Courier")
        workflow.build(store, stage="read")
        add(VE=ZULIA)
        assert workflow.build(store, stage="read").read == 1
        assert 900002 in {p.geonames for p in workflow.records(store, "places")}  # type: ignore[union-attr]
        assert workflow.build(store, stage="read").nothing_new
        assert "VE " in dict(workflow.dossier(store).made_with)["reader"]
        assert adding.remove("VE", geonames.folder())
        assert workflow.build(store, stage="read").read == 1


def test_a_reader_that_lives_on_knows_what_was_added_since(add: Add) -> None:
    """Readings and the name they are kept under go by the same gazetteers, without a new process."""
    text, reader = "In Zulia, the flood took Vistalba. People in Vistalba fled to Maracaibo.", Reader()
    before = reader.fingerprint
    assert found(text)["Vistalba"].geonames is None
    add(VE=ZULIA)
    assert found(text)["Vistalba"].geonames == 900002
    assert reader.fingerprint != before


def test_parts_of_towns_and_states_that_are_no_more_are_small(add: Add) -> None:
    """However many live there, a quarter or an abandoned town is no namesake of a city, and no old state a country."""
    parts = ("PPLX", "PPLH", "PPLQ", "PPLW")
    rows = [row(900030 + n, f"Tolvera {n}", f"P.{code}", people=90_000) for n, code in enumerate(parts)]
    add(VE="".join(rows) + row(900040, "Tolvera Vieja", "A.PCLH") + row(900041, "Tolvera", "P.PPL", people=90_000))
    for name in ("Tolvera 0", "Tolvera 1", "Tolvera 2", "Tolvera 3", "Tolvera Vieja"):
        assert gazetteer().named(name) == ()
        assert len(gazetteer().minor_named(name)) == 1
    assert [entry.level for entry in gazetteer().named("Tolvera")] == ["city"]


def test_the_command_adds_lists_and_removes(add: Add, tmp_path: Path) -> None:
    """Add, list, add a bad file, remove; what is not there is named with a way out."""
    assert "no gazetteer was added yet" in firsthand("gazetteer").stdout
    file = tmp_path / "VE.txt"
    file.write_text(ZULIA + "broken\n")
    done = firsthand("gazetteer", file)
    assert done.returncode == 0
    assert done.stdout == "added: VE, 7 places under 9 names\n"
    assert "line 8: columns: 1" in done.stderr
    assert "VE: 7 places" in firsthand("gazetteer").stdout
    assert firsthand("gazetteer", "--strict", file).returncode == 1
    (tmp_path / "page.txt").write_text("<html>")
    assert firsthand("gazetteer", tmp_path / "page.txt").returncode == 1
    assert firsthand("gazetteer", tmp_path / "absent.txt").returncode == 2
    assert firsthand("gazetteer", "--remove", "XX").returncode == 1
    assert firsthand("gazetteer", "--remove", "VE").stdout == "removed: VE\n"
    assert geonames.added() == ()


def test_two_dumps_of_one_name_do_not_overwrite_each_other(add: Add, tmp_path: Path) -> None:
    """The second of a call is named and left out; a later one takes the place of the first and says so."""
    (tmp_path / "other").mkdir()
    first, second = tmp_path / "VE.txt", tmp_path / "other" / "VE.txt"
    first.write_text(ZULIA)
    second.write_text(row(900020, "Otra", "P.PPL"))
    one, two = adding.add([first, second], geonames.folder(), workflow.unwatched)
    assert (one.places, one.replaced) == (7, False)
    assert (two.places, [p.code for p in two.problems]) == (0, ["same-name"])
    assert firsthand("gazetteer", second).stdout == "replaced: VE, 1 place under 1 name\n"


def test_what_a_killed_process_left_is_swept(add: Add) -> None:
    """The part of a process that is no more goes with the next addition; that of one at work stays."""
    home = geonames.folder()
    home.mkdir(parents=True)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for pid in (gone.pid, os.getppid()):
        (home / f".CO.part-{pid}").write_bytes(b"half")
    add(VE=ZULIA)
    assert sorted(file.name for file in home.iterdir()) == [f".CO.part-{os.getppid()}", "VE.gazetteer"]


def test_a_full_disk_is_said_to_be_full(add: Add, tmp_path: Path) -> None:
    """What SQLite cannot write ends in words and exit code 1, without a traceback, and leaves nothing."""
    resource = pytest.importorskip("resource")
    file, home = tmp_path / "VE.txt", geonames.folder()
    file.write_text(ZULIA)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))  # bytes: less than a page of SQLite's
    try:
        with pytest.raises(OSError, match=r"disk|full"):
            list(adding.add([file], home, workflow.unwatched))
        done = firsthand("gazetteer", file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{home} cannot be written: " in done.stderr
    assert "Traceback" not in done.stderr
    assert "fault of firsthand" not in done.stderr
    assert list(home.iterdir()) == []


def test_a_file_that_is_no_gazetteer_is_listed_as_such(add: Add) -> None:
    """A damaged index is said to be one, and the others are used."""
    add(VE=ZULIA)
    (geonames.folder() / "XX.gazetteer").write_bytes(b"not sqlite at all, but long enough to look like a file" * 9)
    assert [index.name for index in geonames.added()] == ["VE"]
    assert "XX" in firsthand("gazetteer").stdout
