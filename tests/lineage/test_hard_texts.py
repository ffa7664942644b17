"""Texts that break others: very long ones, one sentence over and over, one story everywhere, and every script.

All passages were written for these tests. What a big one may take is ten times what it took, and no less than a second.
"""

import json
import random
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest

from firsthand.engine import Engine
from firsthand.lineage import trace
from firsthand.records import Article, Reuse
from tests.collect.conftest import draw
from tests.lineage.hard import MANY, OVER_AND_OVER, PASSAGE, TIMES, long_page
from tests.lineage.test_archive import in_memory, traced
from tests.lineage.test_trace import LEDE, OWN, THIRD, article

ROOT = Path(__file__).resolve().parents[2]

# of each language a passage, and two other texts of its own
ARABIC = (
    "قتل سبعة أشخاص وأصيب أحد عشر آخرون عندما انفجر مستودع الوقود في الرصيف الشمالي بمدينة تلفيق صباح يوم الاثنين، "
    "وقال الوزير إن فرق الإنقاذ ما زالت تبحث عن عمال تحت الأنقاض.",
    "لم يعرف الجيران في الشارع القريب شيئا عن الحادث حتى عادوا من السوق في المساء وسألوا عن أولادهم واحدا واحدا!",
    "أغلقت المدرسة أبوابها قبل أسبوعين لأن سقفها القديم كان يحتاج إلى إصلاح طويل، ولم يكن في الحي سوى بعض الحراس؟",
)
HEBREW = (
    "שבעה בני אדם נהרגו ואחד עשר נפצעו כאשר מחסן הדלק ברציף הצפוני של טלביק התפוצץ ביום שני בבוקר, והשר אמר כי צוותי "
    "ההצלה עדיין מחפשים עובדים מתחת להריסות.",
    "השכנים ברחוב הסמוך לא ידעו דבר על מה שקרה עד ששבו מן השוק בערב ושאלו על ילדיהם אחד אחד!",
    "בית הספר סגר את שעריו לפני שבועיים משום שהגג הישן היה זקוק לתיקון ארוך, ורק שומרים נותרו בשכונה?",
)
HINDI = (
    "सोमवार की सुबह तालविक के उत्तरी घाट पर ईंधन डिपो में विस्फोट होने से सात लोगों की मौत हो गई और ग्यारह लोग घायल हो गए, "
    "मंत्री ने बताया कि बचावकर्मी अब भी मलबे में मज़दूरों को खोज रहे हैं।",
    "पास की गली के लोगों को शाम तक कुछ पता नहीं चला और वे बाज़ार से लौटकर अपने बच्चों के बारे में पूछने लगे!",
    "पुरानी छत की मरम्मत के लिए स्कूल दो हफ़्ते पहले बंद कर दिया गया था, इसलिए वहाँ केवल कुछ चौकीदार थे?",
)
CHINESE = (
    "星期一上午，塔尔维克北码头的一座燃料仓库发生爆炸，造成七人死亡、十一人受伤，部长说救援人员仍在废墟下寻找失踪的工人，"
    "通往港口的道路已经关闭。",
    "附近街道的居民直到傍晚从市场回来才知道发生了什么事，他们一个一个地询问自己的孩子在哪里！",
    "学校两个星期前就关了门，因为旧屋顶需要长时间修理，所以附近只有几个看门的人留在那里喝茶？",
)
JAPANESE = (
    "月曜日の朝、タルビクの北埠頭にある燃料倉庫が爆発し、七人が死亡、十一人がけがをした。大臣によると、救助隊はがれきの下に"
    "残された作業員を今も捜しており、港へ通じる道路は閉鎖されている。",
    "近くの通りに住む人々は夕方に市場から帰ってくるまで何も知らず、子どもたちの居場所を一人ずつ尋ねて回った！",
    "学校は古い屋根の修理に時間がかかるため二週間前から閉まっており、近所には数人の警備員しかいないのか？",
)
THAI = (
    "เช้าวันจันทร์คลังเชื้อเพลิงที่ท่าเรือเหนือของเมืองทาลวิกเกิดระเบิด ทำให้มีผู้เสียชีวิตเจ็ดคนและบาดเจ็บสิบเอ็ดคน "
    "รัฐมนตรีกล่าวว่าเจ้าหน้าที่กู้ภัยยังคงค้นหาคนงานที่ติดอยู่ใต้ซากอาคาร และถนนสู่ท่าเรือถูกปิด",
    "ชาวบ้านในถนนใกล้เคียงไม่รู้เรื่องอะไรเลยจนกระทั่งกลับจากตลาดในตอนเย็นแล้วถามหาลูกหลานทีละครัว",
    "โรงเรียนปิดมาสองสัปดาห์แล้วเพราะหลังคาเก่าต้องซ่อมนาน จึงมีเพียงยามไม่กี่คนที่เฝ้าประตู",
)
SCRIPTS = {"ar": ARABIC, "he": HEBREW, "hi": HINDI, "zh": CHINESE, "ja": JAPANESE, "th": THAI}
# a family of four joined by ZWJ, a skin tone, a flag of two letters, letters beyond the first plane
EMOJI = (
    "Seven 👨‍👩‍👧‍👦 people were killed 🔥🔥 when the fuel depot 🏭 at the north quay of Talvik "
    "blew up on Monday 💥, the 🧑🏽‍🚒 minister said 🇳🇴 in 𝕋𝕒𝕝𝕧𝕚𝕜."
)
VIETNAMESE = (
    "Bảy người thiệt mạng và mười một người bị thương khi kho nhiên liệu ở bến cảng phía bắc thành phố Talvik phát nổ "
    "vào sáng thứ Hai, bộ trưởng cho biết hôm qua."
)
STACKED = "".join(f"{char}\u0335\u0321\u0489" if char.isalpha() else char for char in LEDE)
MIXED = (
    "В Talvik 七人 погибли قتل seven people שבעה when das Depot am Nordkai взорвалось on Monday, sagte ο υπουργός to "
    "the press in Τάλβικ and Тальвик 2024."
)


def _pages(passage: str, one: str, other: str, language: str = "en") -> tuple[Article, Article]:
    """Two pages that have a passage: as a paragraph of its own, and amid another."""
    return (
        article("first", one, passage, published="2024-05-01", language=language),
        article("later", f"{other} {passage} {one[:9]}", published="2024-05-02", language=language),
    )


def _only(engine: Engine, *pages: Article) -> Reuse:
    (edge,) = trace(pages, engine).reuse
    return edge


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_a_copied_passage_of_any_script_is_that_passage(engine: Engine, language: str) -> None:
    """From its first character to its full stop, and nothing of what stands about it in either page."""
    passage, one, other = SCRIPTS[language]
    first, later = _pages(passage, one, other, language)
    edge = _only(engine, first, later)
    assert (first.text[edge.a.start : edge.a.end], later.text[edge.b.start : edge.b.end]) == (passage, passage)
    assert (edge.relation, edge.content, edge.direction, edge.score) == ("verbatim", "body", "b_from_a", 1.0)


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_two_texts_of_one_script_share_nothing(engine: Engine, language: str) -> None:
    """Their own words, their letters and the marks between them tie no two pages."""
    told = SCRIPTS[language]
    assert not trace([article(f"p{n}", text, language=language) for n, text in enumerate(told)], engine).reuse


@pytest.mark.parametrize(
    ("language", "title"),
    [("th", "เจ้าหน้าที่ตำรวจแห่งชาติ"), ("zh", "中华人民共和国外交部发言人"), ("ja", "によると、警察は捜査を進めている")],
)
def test_a_stock_phrase_of_a_script_without_blanks_is_no_passage(engine: Engine, language: str, title: str) -> None:
    """Twelve letters are three words there, or six: an office that two pages name, a formula that both end with."""
    _, one, other = SCRIPTS[language]
    pages = [
        article(f"p{n}", f"{text[:30]}{title}{text[30:]}", language=language) for n, text in enumerate((one, other))
    ]
    assert not trace(pages, engine).reuse


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [("zh", "七人死亡", "九人死亡"), ("ja", "七人が死亡", "九人が死亡"), ("th", "เจ็ดคนและ", "เก้าคนและ")],
)
def test_an_edit_in_a_script_without_blanks_is_one_edited_passage(
    engine: Engine, language: str, old: str, new: str
) -> None:
    """A number changed amid the passage does not break it in two, nor draws in what stands about it."""
    passage, one, other = SCRIPTS[language]
    first, later = _pages(passage, one, other, language)
    later = article("later", later.text.replace(old, new), published="2024-05-02", language=language)
    edge = _only(engine, first, later)
    assert first.quote(edge.a) == passage
    assert later.quote(edge.b) == passage.replace(old, new)
    assert edge.relation == "edited"
    assert 0.85 < edge.score < 1


@pytest.mark.parametrize("language", ["zh", "th"])
def test_where_a_copy_ends_amid_a_sentence_the_passage_does(engine: Engine, language: str) -> None:
    """To the letter, though no blank says that a word is over."""
    passage, one, other = SCRIPTS[language]
    middle = len(passage) // 2
    end = next(n for n in range(middle, len(passage)) if all(char.isalpha() for char in passage[n - 2 : n + 2]))
    first = article("first", f"{one} {passage}", published="2024-05-01", language=language)
    later = article("later", f"{passage[:end]}{other}", published="2024-05-02", language=language)
    edge = _only(engine, first, later)
    assert first.quote(edge.a) == later.quote(edge.b) == passage[:end]


@pytest.mark.parametrize("passage", [EMOJI, VIETNAMESE, STACKED, MIXED], ids=["emoji", "marks", "stacked", "mixed"])
def test_emoji_marks_and_mixed_scripts_keep_their_places(engine: Engine, passage: str) -> None:
    """Code points are counted, not what a screen shows: in a page that begins with emoji and ends with them."""
    first = article("first", OWN, passage, published="2024-05-01")
    later = article("later", f"{'😀' * 50} {THIRD} 🤷🏿‍♀️ {passage} 👩‍🚒🏴󠁧󠁢󠁷󠁬󠁳󠁿", published="2024-05-02")
    edge = _only(engine, first, later)
    assert first.text[edge.a.start : edge.a.end] == passage
    assert later.text[edge.b.start : edge.b.end] == passage
    assert edge.relation == "verbatim"


def test_letters_with_marks_apart_are_those_with_marks_on(engine: Engine) -> None:
    """NFC here and NFD there: one passage, in each page as long as it is written there."""
    apart = unicodedata.normalize("NFD", VIETNAMESE)
    assert len(apart) > len(VIETNAMESE)
    first = article("first", OWN, VIETNAMESE, published="2024-05-01")
    later = article("later", f"{THIRD} {apart} Hết.", published="2024-05-02")
    edge = _only(engine, first, later)
    assert (first.quote(edge.a), later.quote(edge.b)) == (VIETNAMESE, apart)
    assert edge.relation == "verbatim"


def test_emoji_put_in_or_left_out_change_no_word(engine: Engine) -> None:
    """The same words with emoji between them and without are the same passage."""
    bare = "".join(char for char in EMOJI if ord(char) < 0x2000).replace("  ", " ")
    first, later = article("first", OWN, EMOJI[: EMOJI.index(" in 𝕋")]), article("later", THIRD, bare)
    edge = _only(engine, first, later)
    assert first.quote(edge.a).startswith("Seven 👨‍👩‍👧‍👦 people")
    assert later.quote(edge.b).startswith("Seven people")


def test_null_bytes_and_halves_of_pairs_keep_their_places(engine: Engine) -> None:
    """Rows and pages with noughts and lone surrogates in them: each is one character, and the passage is whole."""
    broken = LEDE.replace("depot", "\x00depot\x00")
    rows = [
        {"url": "https://a.example/1", "outlet": "A", "published": "2024-05-01", "text": f"{OWN}\n\n{LEDE}"},
        {"url": "https://b.example/1", "outlet": "B", "published": "2024-05-02", "text": f"\x00\x00{THIRD} {broken}"},
        {"url": "https://c.example/1", "outlet": "C", "published": "2024-05-03", "text": f"\ud83d {LEDE} \udc00"},
    ]
    drawn = draw("".join(json.dumps(row) + "\n" for row in rows), "rows.jsonl")
    page = draw(
        f"<html><body><article><p>{THIRD}</p><p>{broken}</p><p>{THIRD[::-1]}</p></article></body></html>", "p.html"
    )
    pages = [*drawn.articles, *page.articles]
    assert len(pages) == 4
    by_id = {one.id: one for one in pages}
    found = trace(pages, engine).reuse
    assert len({frozenset({e.a.article, e.b.article}) for e in found}) == 6
    for edge in (e for e in found if by_id[e.a.article].url == "https://a.example/1"):
        there = by_id[edge.b.article]
        assert by_id[edge.a.article].quote(edge.a) == LEDE
        assert there.quote(edge.b).replace("\ufffd", "") == LEDE
        assert "\x00" not in there.text


def test_a_text_with_null_bytes_is_refused_in_words() -> None:
    """Bytes called .txt with noughts in them are some other format: a Problem says so, and no article is made."""
    drawn = draw(f"{OWN}\n\n{LEDE}\x00".encode(), "notes.txt")
    assert (drawn.articles, drawn.codes) == ([], ["unknown-format"])
    assert "re-save it as UTF-8" in drawn.problems[0].message


def test_an_archive_has_the_same_passages_of_every_script(tmp_path: Path) -> None:
    """What tracing in memory says, with an edit, a part and marks apart, of eight pairs of pages at once."""
    pages = []
    for language, (passage, one, other) in SCRIPTS.items():
        pages.append(article(f"{language} 1", one, passage, published="2024-05-01", language=language))
        pages.append(
            article(f"{language} 2", f"{other} {passage} {one[:9]}", published="2024-05-02", language=language)
        )
        pages.append(article(f"{language} 3", f"{passage[:-20]}{other}", published="2024-05-03", language=language))
    pages += [article("e1", OWN, EMOJI), article("e2", f"😀{THIRD} {EMOJI}"), article("m", THIRD, MIXED)]
    random.Random(5).shuffle(pages)
    _, reuse, texts = traced("duckdb", tmp_path, [*pages])
    assert (reuse, texts) == in_memory(pages)
    assert len(reuse) >= 3 * len(SCRIPTS)


def _measured(name: str, seconds: float, megabytes: float) -> dict[str, Any]:
    """What tracing gives in a process of its own, which keeps to so many seconds of its processor and megabytes."""
    command = [sys.executable, "-m", "tests.lineage.hard", name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["seconds"] < seconds
    assert found["bytes"] < megabytes * 1e6
    return found


def test_a_page_of_five_million_characters_is_traced_in_bounds() -> None:
    """The passage amid it is found where it stands (0.06 seconds and 45 MB were measured)."""
    found = _measured("long", 2, 450)
    start = "\n\n".join(long_page()).index(PASSAGE)
    own = len(OWN) + 2
    assert found["edges"][0] == [
        *("long", start, start + len(PASSAGE)),
        *("short", own, own + len(PASSAGE)),
        *("verbatim", "body", "b_from_a"),
    ]
    assert [edge[:1] + edge[3:4] for edge in found["edges"]] == [
        ["long", "short"],
        ["long", "brief"],
        ["short", "brief"],
    ]
    assert found["problems"] == []


def test_a_page_of_one_sentence_over_and_over_is_traced_in_bounds() -> None:
    """Twenty thousand times: its copy is one passage, and who has it once has it once (0.5 seconds, 178 MB)."""
    found = _measured("repeated", 6, 1800)
    over, own = len(OVER_AND_OVER) * TIMES, len(OWN) + 2
    whole, last = over + len(PASSAGE), over - len(OVER_AND_OVER)
    once = own + len(OVER_AND_OVER) + len(PASSAGE)
    assert [edge[:6] for edge in found["edges"]] == [
        ["over", 0, whole, "again", 0, whole],
        ["over", last, whole, "once", own, once],
        ["again", last, whole, "once", own, once],
    ]
    assert found["texts"] == [3]


def test_ten_thousand_copies_are_one_text_in_bounds() -> None:
    """Each is compared with some, says how many pairs were not, and all are one text (0.6 seconds, 90 MB)."""
    found = _measured("same", 6, 900)
    assert found["texts"] == [MANY]
    assert found["reuse"] < 20 * MANY
    assert {tuple(edge[1:3] + edge[4:8]) for edge in found["edges"]} == {
        (0, len(PASSAGE) + 1, 0, len(PASSAGE) + 1, "verbatim", "body")
    }
    assert found["problems"] == ["holders-not-compared"]


@pytest.fixture(scope="module")
def long_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a text of five million characters, and one that has a passage of it."""
    folder = tmp_path_factory.mktemp("long")
    head = "---\noutlet: {}\npublished: 2024-05-0{}\n---\nWhat was told\n\n"
    (folder / "long.txt").write_text(head.format("Long", 1) + "\n\n".join(long_page()), "utf-8")
    (folder / "short.txt").write_text(head.format("Short", 2) + f"{OWN}\n\n{PASSAGE}", "utf-8")
    return folder


def _firsthand(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "firsthand", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_archive_command_takes_a_page_of_five_million_characters(long_text: Path, tmp_path: Path) -> None:
    """`firsthand lineage` on DuckDB finds the passage amid it."""
    done = _firsthand("lineage", long_text, "-o", tmp_path / "out", "--engine", "duckdb")
    assert done.returncode == 0, done.stderr
    (edge,) = parquet.read_table(tmp_path / "out" / "reuse.parquet").to_pylist()
    body = long_text.joinpath("long.txt").read_text("utf-8").partition("---\nWhat")[2]
    start = f"What{body}".index(PASSAGE)
    assert (edge["a_start"], edge["a_end"]) == (start, start + len(PASSAGE))
    assert (edge["relation"], edge["content"], edge["direction"]) == ("verbatim", "body", "b_from_a")


def test_a_run_over_a_page_of_five_million_characters_ends_with_a_report(long_text: Path, tmp_path: Path) -> None:
    """Its beginning is read, a Problem says how much, the passage in its middle is traced, and the report is small."""
    done = _firsthand("run", long_text, "--case", tmp_path / "case")
    assert done.returncode == 0, done.stderr
    assert "only the first 200,000 are read" in f"{done.stdout}{done.stderr}"
    assert (tmp_path / "case" / "report.html").stat().st_size < 2_000_000
    shown = _firsthand("show", tmp_path / "case", "reuse", "--json")
    (edge,) = (json.loads(line) for line in shown.stdout.splitlines())
    assert edge["a"]["text"] == edge["b"]["text"] == PASSAGE
