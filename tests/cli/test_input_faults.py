"""Faults of the input: told in one line, or read without loss; nothing of it reaches a terminal raw."""

from __future__ import annotations

import ctypes
import errno
import io
import json
import logging
import os
import re
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from summariser import Briefing, Source, SourceError, summarise
from summariser.files import unwritable
from summariser.readers.encodings import detect_encoding
from summariser.readers.reading import MAX_BYTES, decode, read_file, read_stream
from summariser.report import render
from summariser.text.escaping import escaped, escaped_json, escaped_lines, escaped_name
from tests.conftest import ROOT, Run
from tests.support.answers import TEXT, good_answer
from tests.support.command import call_on_terminal
from tests.support.growth import MAX_GROWTH, growth
from tests.support.loopback import LoopbackEndpoint

COMMAND = str(Path(sys.executable).with_name("summarise"))
BUILTIN = ("-m", "builtin")
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
"""An environment in which no coverage is measured: its files would meet the limits set here."""
RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What must not reach a terminal; line breaks and tabs may."""
HOSTILE = (
    "Evil \x1b]0;owned\x07 \x1b[2J \x9b31m \x7f\r \u202eback\u202c zero\u200bwidth \u2066lone\u2069 \ufeffmark."
)


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit code 2, nothing on standard output, one line that says what to do."""
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    [line] = done.stderr.splitlines()
    assert line.startswith("Error: ")
    assert len(line) < 300
    for word in words:
        assert word in line


WESTERN = {
    "English": "The café’s owner said “we’re closed” — and that’s it. It cost £3.5bn, or €4bn…",
    "French": "Le gouvernement a annoncé qu’il élèverait l’âge. « C’est prêt », dit-elle à l’Assemblée.",
    "German": "Die Regierung erklärte, sie werde die Zuschüsse kürzen. „Das trägt niemand“, sagte er. Große.",
    "Spanish": "El ministro anunció que no pagará más. ¿Quién lo hará? «Nadie», dijo Núñez. ¡Increíble!",
    "Portuguese": "O ministro afirmou que não haverá redução até março. «É difícil», disse João, à saída.",
    "Italian": "Il ministro ha detto che non è più possibile. «Perché no?» La città è chiusa.",
    "Swedish": "Regeringen meddelade på fredagen att hamnen får stöd. ”Även facket är nöjt”, sade hon i går.",
    "Danish": "Regeringen sagde fredag, at havnen i Århus får støtte. Ærgrelsen er størst på øer.",
    "Finnish": "Hallitus päätti, että satama saa tukea. Pääministeri sanoi, että näin ei voi enää jatkua.",
    "Dutch": "De minister zei: ‘Wij betalen niet.’ De financiële coördinatie staat stil. Één ding is zeker.",
    "Catalan": "El govern va anunciar que l’aigua és cara. «No ho farem», va dir l’alcaldessa, però no.",
    "capitals": "« LA LIBERTÉ » EST EN DANGER, DIT L’ÉTAT. Personne n’a répondu à la ministre depuis vendredi.",
    "a short line": "Le café est fermé.",
}

OTHERS = {
    "Polish, ISO": ("Minister ogłosił w piątek, że rząd nie zapłaci. Związki są zadowolone.", "iso8859-2"),
    "Polish": ("Minister ogłosił w piątek, że rząd nie zapłaci. Związki są zadowolone.", "cp1250"),
    "Czech": ("Ministr oznámil v pátek, že vláda nezaplatí. Příští týden se sejdou odbory.", "cp1250"),
    "Hungarian": ("A miniszter közölte, hogy a kormány nem fizet. Az őrök a kikötőt őrzik.", "cp1250"),
    "Romanian": ("Ministrul a anunţat că guvernul nu va plăti. Oraşul aşteaptă o soluţie.", "cp1250"),
    "Croatian": ("Ministar je rekao da vlada neće platiti. Štrajk počinje u četvrtak.", "cp1250"),
    "Turkish": ("Bakan Cuma günü hükümetin ödemeyeceğini söyledi. İşçiler grevde.", "cp1254"),
    "Lithuanian": ("Ministras pranešė, kad vyriausybė nemokės. Šiandien žmonės streikuoja.", "cp1257"),
    "Russian": ("Министр сообщил, что правительство не заплатит.", "cp1251"),
    "Russian, KOI8": ("Министр сообщил, что правительство не заплатит.", "koi8-r"),
    "a Russian name": ("The minister, Иван Петров, said that the government would not pay a cent.", "cp1251"),
    "Greek": ("Ο υπουργός είπε ότι η κυβέρνηση δεν θα πληρώσει.", "cp1253"),
    "Hebrew": ("השר אמר כי הממשלה לא תשלם.", "cp1255"),
    "Arabic": ("قال الوزير إن الحكومة لن تدفع.", "cp1256"),
    "Thai": ("รัฐมนตรีกล่าวว่ารัฐบาลจะไม่จ่าย", "cp874"),
    "Japanese": ("大臣は金曜日に、政府は支払わないと述べた。", "shift_jis"),
    "Japanese, EUC": ("大臣は金曜日に、政府は支払わないと述べた。", "euc_jp"),
    "a Japanese name": ("The city of Tokyo (東京) said that it would not pay a cent for it.", "shift_jis"),
    "Chinese": ("部长周五表示，政府不会支付。", "gbk"),
    "Korean": ("장관은 정부가 지불하지 않을 것이라고 말했다.", "euc_kr"),
    "Macintosh": ("The owner said “we’re closed” and that’s it.", "mac_roman"),
    "DOS": ("Le gouvernement a annoncé mardi à midi.", "cp850"),
    "Latin-9": ("Le cœur coûte 40 €. Une œuvre.", "iso8859-15"),
    "Icelandic": ("Ráðherrann sagði að ríkið myndi ekki greiða. Það er þeirra mál.", "cp1252"),
}


class TestEncodings:
    @pytest.mark.parametrize("language", WESTERN)
    def test_plain_western_text_in_windows_1252_is_read(self, language: str) -> None:
        found = decode(WESTERN[language].encode("cp1252"), "here")
        assert (found.text, found.encoding) == (WESTERN[language], "Windows-1252")
        assert decode(WESTERN[language].encode(), "here").encoding == "UTF-8"

    @pytest.mark.parametrize("language", OTHERS)
    def test_what_is_not_plainly_windows_1252_is_refused_with_the_byte_and_the_remedy(
        self, language: str
    ) -> None:
        text, codec = OTHERS[language]
        with pytest.raises(SourceError, match=r"here: not valid UTF-8 \(byte 0x\w\w at offset \d+\).*iconv"):
            decode(text.encode(codec), "here")

    @pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
    @pytest.mark.parametrize("text", [*WESTERN.values(), TEXT])
    def test_utf_16_without_a_mark_is_told_by_its_nul_bytes(self, text: str, codec: str) -> None:
        found = decode(text.encode(codec), "here")
        assert (found.text, found.encoding) == (text, "UTF-16")

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"some text\0more text!", "binary"),
            (b"a\0\0\0b\0\0\0c\0\0\0", "binary"),
            (b"\x01\0\x02\0\x03\0\x04\0", "binary"),
            (b"\0", "binary"),
            (TEXT.encode("utf-16")[:-1], r"not valid UTF-16 \(byte 0x0a at offset \d+\)"),
            (b"\xff\xfea\0\x3d\xd8b\0", r"not valid UTF-16 \(byte 0x3d at offset 4\)"),
            (b"\xff\xfe\0\0\xff\xff\xff\xff", r"not valid UTF-32 \(byte 0xff at offset 4\)"),
            (b"half a pair \xed\xa0\xbd here", r"not valid UTF-8 \(byte 0xed at offset 12\)"),
            ("Une réunion à l’Élysée".encode()[:-1] + b"\xc3", r"not valid UTF-8"),
        ],
    )
    def test_binary_and_damaged_bytes_are_refused(self, data: bytes, message: str) -> None:
        with pytest.raises(SourceError, match=message):
            decode(data, "here")

    @pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
    def test_a_mark_alone_is_an_empty_text(self, tmp_path: Path, codec: str) -> None:
        path = tmp_path / "mark.txt"
        path.write_bytes("".encode(codec))
        with pytest.raises(SourceError, match="empty"):
            Source.from_file(path)

    def test_the_text_holds_no_mark_and_its_offsets_begin_behind_it(self, tmp_path: Path) -> None:
        path = tmp_path / "marked.txt"
        path.write_bytes(TEXT.encode("utf-8-sig"))
        assert Source.from_file(path).text == TEXT

    def test_the_encoding_is_told_in_a_megabyte(self) -> None:
        data = f"{WESTERN['English']} {TEXT}".encode("cp1252")
        assert detect_encoding(data * 1_500) == ("cp1252", "Windows-1252")
        assert growth(detect_encoding, data * 150, data * 1_500) <= MAX_GROWTH

    def test_the_package_logs_an_encoding_that_is_not_utf_8(self, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.INFO, "summariser"):
            read_stream(io.BytesIO(TEXT.encode("utf-16")), "article.txt")
            read_stream(io.BytesIO(TEXT.encode()), "other.txt")
        [record] = caplog.records
        assert record.message.startswith("article.txt: read as UTF-16, not UTF-8")

    def test_the_command_says_so_in_one_notice_that_quiet_silences(self, invoke: Run, tmp_path: Path) -> None:
        (tmp_path / "latin.txt").write_bytes(WESTERN["French"].encode("cp1252"))
        (tmp_path / "plain.txt").write_text(WESTERN["French"], encoding="utf-8")
        said = "read as Windows-1252, not UTF-8; if letters look wrong, convert it\n"
        done = invoke(*BUILTIN, "latin.txt")
        assert done.returncode == 0
        assert done.stderr == f"summarise: latin.txt: {said}"
        assert "élèverait l’âge" in done.stdout
        assert invoke(*BUILTIN, "-q", "latin.txt").stderr == ""
        assert invoke(*BUILTIN, "plain.txt").stderr == ""
        piped = invoke(*BUILTIN, stdin=WESTERN["French"].encode("utf-16-le"))
        assert piped.stderr.startswith("summarise: standard input: read as UTF-16")
        checked = invoke("--check", "latin.txt", "plain.txt")
        assert (checked.returncode, checked.stdout) == (0, "")
        assert checked.stderr.startswith(f"summarise: latin.txt: {said}")


class TestHiddenCharacters:
    def test_quotes_keep_them_and_reports_show_them(self) -> None:
        source = Source(f"The minister spoke on Monday about ports. {HOSTILE}\nShe left the room at noon.")
        briefing = summarise(source, "builtin")
        for evidence in (item for message in briefing.key_messages for item in message.evidence):
            assert source.text[evidence.start : evidence.end] == evidence.quote
        hostile = briefing.model_copy(update={"headline": HOSTILE})
        for form in ("text", "markdown", "json"):
            assert not RAW.search(render(hostile, form))
        for shown in (render(hostile, "text"), render(hostile, "markdown").replace("\\", "")):
            assert "␛]0;owned␇" in shown
            assert "⟨U+202E⟩back" in shown
            assert "zero⟨U+200B⟩width" in " ".join(shown.split())
        assert Briefing.model_validate_json(render(hostile, "json")) == hostile

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("می‌خواهم", "می‌خواهم"),
            ("क्‍ष", "क्‍ष"),
            ("👩‍👩‍👧 and ❤️ and 1️⃣", "👩‍👩‍👧 and ❤️ and 1️⃣"),
            ("葛\U000e0100城市", "葛\U000e0100城市"),
            ("not\u200cable", "not⟨U+200C⟩able"),
            ("a\u200d", "a⟨U+200D⟩"),
            ("می\u200c\u200c\u200cx", "می\u200c⟨U+200C⟩⟨U+200C⟩x"),
            ("😀\ufe0f\ufe01\ufe02", "😀\ufe0f⟨U+FE01⟩⟨U+FE02⟩"),
            ("x\U000e0041\U000e0042", "x⟨U+E0041⟩⟨U+E0042⟩"),
            ("half \ud83d", "half ⟨U+D83D⟩"),
            ("a\u061cb", "a⟨U+061C⟩b"),
        ],
    )
    def test_joiners_are_shown_where_nothing_joins(self, text: str, shown: str) -> None:
        assert escaped(text) == shown

    def test_lines_stay_lines_and_names_keep_their_spaces(self) -> None:
        assert escaped_lines("a\tb\r\nc\rd\u2028e\x1b") == "a\tb\nc␍d⟨U+2028⟩e␛"
        assert escaped_name("a  b\nc\t") == "a  b␊c␉"

    def test_json_with_escapes_is_the_same_json(self) -> None:
        text = f"{HOSTILE} \u2028 \U000e0041 می‌خواهم"
        shown = escaped_json(json.dumps({"x": text}, ensure_ascii=False, indent=2))
        assert json.loads(shown) == {"x": text}
        assert not RAW.search(shown)
        assert "\\udb40\\udc41" in shown


def on_terminal(*arguments: str | Path, cwd: Path, **environment: str) -> tuple[int, str]:
    """Run the command on a plain terminal; return its code and what is shown."""
    return call_on_terminal(arguments, folder=cwd, NO_COLOR="1", TERM="dumb", **environment)


class TestTerminal:
    """Whatever text, model and path bring along, a terminal is given visible characters."""

    @pytest.fixture
    def article(self, tmp_path: Path) -> Path:
        path = tmp_path / "evil\x1b[31m\n\u202e.txt"
        path.write_text(f"{TEXT}\n{HOSTILE} said Ada Brandt of Norrland.\n", encoding="utf-8", newline="")
        return path

    @pytest.mark.parametrize(
        "arguments",
        [
            *[(*BUILTIN, "-f", form) for form in ("text", "markdown", "json")],
            ("--show-prompt",),
            ("--show-prompt", "--language", "\x1b[31mFrench"),
            ("-m", "\x1b[31mx", "--base-url", "http://127.0.0.1:9", "--attempts", "1", "--deadline", "1"),
            ("--cassette", "evil\x1b[31m.yaml"),
            ("--schema", "evil\x1b[31m.py"),
            ("--prompt", "evil\x1b[31m", "--show-prompt"),
            ("-o", "no\x1b[31m/out.txt"),
            ("one too many \x1b[31m\u202e",),
            ("--mode", "\x1b[31m\x9b"),
            ("--\x1b[31m\x9b",),
        ],
    )
    def test_of_every_report_error_and_notice(self, article: Path, arguments: tuple[str, ...]) -> None:
        _, shown = on_terminal(article, *arguments, cwd=article.parent)
        assert shown
        assert "Traceback" not in shown
        assert not RAW.search(shown), repr(shown)

    @pytest.mark.parametrize("form", ["text", "markdown", "json"])
    def test_of_a_models_answer_and_of_the_log(
        self, article: Path, server: LoopbackEndpoint, form: str
    ) -> None:
        answer = good_answer()
        answer["headline"] = HOSTILE
        answer["key_messages"][0]["text"] = HOSTILE
        answer["parties"][0]["name"] = HOSTILE
        answer["parties"][0]["aliases"] = ["Norrland", HOSTILE]
        answer["parties"][0]["positions"][0]["issue"] = HOSTILE
        answer["numbers"].append(
            {"text": f"{HOSTILE} 9", "describes": HOSTILE, "according_to": HOSTILE, "evidence": [99]}
        )
        server.models = ["evil \x1b[31m"]
        server.answer_with(HOSTILE, answer)
        code, shown = on_terminal(article, "-v", "-f", form, cwd=article.parent, OPENAI_BASE_URL=server.url)
        assert code == 0, shown
        assert "asking evil ␛[31m for answer 1" in shown
        assert not RAW.search(shown), repr(shown)

    def test_of_answers_that_cannot_be_used(self, article: Path, server: LoopbackEndpoint) -> None:
        server.answer_with(HOSTILE)
        code, shown = on_terminal(article, cwd=article.parent, OPENAI_BASE_URL=server.url)
        assert code == 3
        assert "␛]0;owned" in shown
        assert not RAW.search(shown), repr(shown)

    def test_of_a_check(self, article: Path) -> None:
        claims = article.with_name("claims\x1b[31m.txt")
        claims.write_text(f"{HOSTILE} Velt paid €9bn to Nobody\x1b[31m Atall.", encoding="utf-8")
        code, shown = on_terminal("--check", claims, article, cwd=article.parent)
        assert code == 4
        assert "“€9bn”" in shown
        assert not RAW.search(shown), repr(shown)
        claims.write_text("Velt has a port.", encoding="utf-8")
        code, shown = on_terminal("--check", claims, article, cwd=article.parent)
        assert code == 0
        assert not RAW.search(shown), repr(shown)

    def test_json_is_still_the_briefing(self, article: Path) -> None:
        _, shown = on_terminal("-q", *BUILTIN, article, "-f", "json", cwd=article.parent)
        briefing = Briefing.model_validate_json(shown, context={"source": Source.from_file(article)})
        assert briefing.provenance is not None
        assert briefing.provenance.origin == str(article)

    def test_a_pipe_is_given_the_prompt_to_the_letter(self, invoke: Run, article: Path) -> None:
        assert HOSTILE.rpartition("\r")[2] in invoke("--show-prompt", article).stdout
        assert "\x1b]0;owned\x07 \x1b[2J \x9b31m" in invoke("--show-prompt", article).stdout


class TestPlaces:
    def test_a_pipe_with_a_name_is_read_to_its_end(self, invoke: Run, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=lambda: pipe.write_text(TEXT, encoding="utf-8"))
        writer.start()
        done = invoke(*BUILTIN, "-q", "pipe")
        writer.join(timeout=10)
        assert done.returncode == 0
        assert done.stdout.startswith("Harbour dispute goes to arbitration\n")

    @pytest.mark.parametrize("arguments", ["/dev/zero", "--check /dev/zero /dev/zero", "- < /dev/zero", ""])
    def test_an_endless_input_ends_in_little_memory(self, arguments: str) -> None:
        shell = f"{COMMAND} {arguments}" if arguments else f"cat /dev/zero | {COMMAND}"
        measured = (  # in a process between, since a child's peak begins with its parent's size
            "import resource, subprocess, sys;"
            "done = subprocess.run(['bash', '-c', sys.argv[1]]);"
            "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
            "print(used.ru_maxrss); sys.exit(done.returncode)"
        )
        done = subprocess.run(
            [sys.executable, "-c", measured, shell], capture_output=True, text=True, env=PLAIN, check=False
        )
        assert done.returncode == 2
        assert "larger than 10 MB" in done.stderr
        assert int(done.stdout) < 200_000  # kilobytes

    def test_a_file_that_vanishes_once_it_is_open_is_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "gone.txt"
        path.write_text(TEXT, encoding="utf-8")
        opened = Path.open

        def vanish(self: Path, *arguments: Any, **options: Any) -> Any:
            stream = opened(self, *arguments, **options)
            if self == path:
                self.unlink()
            return stream

        monkeypatch.setattr(Path, "open", vanish)
        assert read_file(path).text == TEXT
        monkeypatch.undo()
        with pytest.raises(SourceError, match="no such file"):
            read_file(path)

    @pytest.mark.parametrize("code", [errno.ESTALE, errno.EIO, errno.EBADF])
    def test_a_stream_that_fails_while_it_is_read_says_why(self, code: int) -> None:
        class Failing(io.RawIOBase):
            def read(self, *_: int) -> bytes:
                raise OSError(code, os.strerror(code))

        with pytest.raises(SourceError, match=rf"here: cannot be read \({os.strerror(code)}\)"):
            read_stream(Failing(), "here")  # type: ignore[arg-type]

    def test_a_file_without_permission(self, tmp_path: Path) -> None:
        path = tmp_path / "secret.txt"
        path.write_text(TEXT, encoding="utf-8")
        path.chmod(0)
        done = subprocess.run(
            [COMMAND, path], capture_output=True, text=True, preexec_fn=_like_anyone, env=PLAIN, check=False
        )
        refused(done, "permission denied", "make the file readable")

    @pytest.mark.parametrize("option", [[], ["--check"]])
    def test_a_folder(self, invoke: Run, tmp_path: Path, option: list[str]) -> None:
        (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
        refused(invoke(*option, tmp_path, *(["text.txt"] if option else [])), "is a folder")

    @pytest.mark.parametrize("arguments", ["", "-", "--check - text.txt"])
    def test_a_closed_standard_input(self, tmp_path: Path, arguments: str) -> None:
        (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
        refused(self.shell(f"{COMMAND} {arguments} <&-", tmp_path), "standard input is closed", "name a file")

    def test_a_standard_input_that_is_not_for_reading(self, tmp_path: Path) -> None:
        refused(self.shell(f"{COMMAND} 0>written.txt", tmp_path), "standard input", "cannot be read")

    @pytest.mark.parametrize("arguments", ["text.txt", "--show-prompt text.txt", "--json-schema"])
    def test_a_closed_standard_output_is_told_before_a_model_is_asked(
        self, tmp_path: Path, arguments: str
    ) -> None:
        (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
        refused(self.shell(f"{COMMAND} {arguments} >&-", tmp_path), "standard output is closed", "--output")

    def test_a_pipe_that_does_not_wait_is_read_to_its_end(self) -> None:
        """Some programs hand on such pipes; what has not arrived yet would be missing."""
        reading, writing = os.pipe()
        os.set_blocking(reading, False)
        process = subprocess.Popen(
            [COMMAND, "-q", *BUILTIN, "--show-prompt"],
            stdin=reading,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        middle = len(TEXT.encode()) // 2
        os.write(writing, TEXT.encode()[:middle])
        while not os.get_blocking(reading):
            assert process.poll() is None
            time.sleep(0.01)
        os.write(writing, TEXT.encode()[middle:])
        os.close(writing)
        os.close(reading)
        shown, _ = process.communicate(timeout=30)
        assert "Some 40 cranes stand still." in shown

    def test_a_path_with_a_line_break_stays_one_line_and_is_kept(self, invoke: Run, tmp_path: Path) -> None:
        name = "two\nlines  and\ttabs.txt"
        refused(invoke(name), "two␊lines and␉tabs.txt: no such file")
        (tmp_path / name).write_text("", encoding="utf-8")
        refused(invoke(name), "two␊lines and␉tabs.txt is empty")
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
        done = invoke(*BUILTIN, "-q", "-f", "json", name)
        assert json.loads(done.stdout)["provenance"]["origin"] == name
        done = invoke(*BUILTIN, "-o", f"out {name}", name)
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / f"out {name}").exists()

    @pytest.mark.parametrize("form", ["text", "markdown", "json"])
    def test_a_path_of_bytes_that_are_no_utf_8_can_be_read_reported_and_written(
        self, invoke: Run, tmp_path: Path, form: str
    ) -> None:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
        path.write_text(TEXT, encoding="utf-8")
        done = invoke(*BUILTIN, "-q", "-f", form, path)
        assert done.returncode == 0, done.stderr
        assert "xff.txt" in done.stdout.replace("\\", "")
        out = Path(f"{path}.out")
        assert invoke(*BUILTIN, "-q", "-f", form, "-o", out, path).returncode == 0
        assert "xff.txt" in out.read_text(encoding="utf-8").replace("\\", "")

    @pytest.mark.parametrize("option", ["--model", "--language", "--source-language", "--base-url"])
    def test_an_option_of_bytes_that_are_no_utf_8_is_refused(self, invoke: Run, option: str) -> None:
        done = invoke(option, os.fsdecode(b"\xff"), stdin=TEXT)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"Error: {option} holds bytes that are not UTF-8" in done.stderr

    @pytest.mark.parametrize("name", ["title", "origin", "published", "language"])
    def test_half_a_pair_beside_the_text_is_refused_as_well(self, name: str) -> None:
        with pytest.raises(SourceError, match=f"the {name} holds half a surrogate pair at offset 2"):
            Source(TEXT, **{name: "a \ud800"})

    def shell(self, command: str, folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, shell=True, cwd=folder, env=PLAIN, capture_output=True, text=True, check=False
        )


def _like_anyone() -> None:
    """Give up what lets the super-user read every file, in a child before it becomes the command."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


class TestOutput:
    @pytest.mark.parametrize("form", ["text", "markdown", "json"])
    def test_on_a_full_disk_the_old_output_survives_and_the_result_goes_to_stdout(
        self, tmp_path: Path, form: str
    ) -> None:
        (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "out.txt").write_text("the old one", encoding="utf-8")
        done = subprocess.run(
            [COMMAND, *BUILTIN, "text.txt", "-f", form, "-o", "out.txt"],
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
            cwd=tmp_path,
            env=PLAIN,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert "Harbour dispute goes to arbitration" in done.stdout
        [line] = done.stderr.splitlines()
        assert line == "Error: out.txt: cannot be written (File too large); the result went to standard output"
        assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "the old one"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out.txt", "text.txt"]

    def test_a_device_that_is_full_is_told(self, invoke: Run) -> None:
        done = invoke(*BUILTIN, "-o", "/dev/full", stdin=TEXT)
        assert done.returncode == 2
        assert "/dev/full: cannot be written (No space left on device)" in done.stderr
        assert "Harbour dispute" in done.stdout

    def test_a_folder_that_takes_no_new_file_is_told_before_a_model_is_asked(self, tmp_path: Path) -> None:
        folder = tmp_path / "closed"
        folder.mkdir()
        (folder / "out.txt").write_text("the old one", encoding="utf-8")
        (folder / "text.txt").write_text(TEXT, encoding="utf-8")
        folder.chmod(0o555)
        for name in ("out.txt", "new.txt"):
            done = subprocess.run(
                [COMMAND, *BUILTIN, folder / "text.txt", "-o", folder / name],
                capture_output=True,
                text=True,
                preexec_fn=_like_anyone,
                env=PLAIN,
                check=False,
            )
            refused(done, "permission denied", "write to another place")
        assert (folder / "out.txt").read_text(encoding="utf-8") == "the old one"
        folder.chmod(0o755)

    def test_devices_and_links_may_be_written_to(self, invoke: Run, tmp_path: Path) -> None:
        assert unwritable(Path("/dev/null")) is None
        (tmp_path / "loop").symlink_to("loop")
        done = invoke(*BUILTIN, "-o", "loop", stdin=TEXT)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Harbour dispute" in (tmp_path / "loop").read_text(encoding="utf-8")


class TestSize:
    @pytest.mark.parametrize(
        ("piece", "times"),
        [
            ("the minister said that port fees would rise by 5 per cent and dockers denied it ", 1_250),
            ("The minister said that fees would rise by 5 per cent. Dockers denied it. ", 1_400),
            ("word\n", 20_000),
            ("Minister.\n40\nsaid\n", 7_000),
        ],
        ids=["one sentence on one line", "sentences on one line", "one word a line", "words and numbers"],
    )
    def test_a_long_line_and_many_short_ones_end_in_a_briefing(self, piece: str, times: int) -> None:
        def brief(text: str) -> None:
            briefing = summarise(Source(text), "builtin")
            assert briefing.key_messages
            for form in ("text", "markdown", "json"):
                assert render(briefing, form)

        assert growth(brief, piece * (times // 10), piece * times) <= MAX_GROWTH

    def test_a_megabyte_without_a_space_is_no_text(self, invoke: Run) -> None:
        refused(invoke(stdin="a" * 1_000_000), "empty or too short to brief")

    def test_the_limit_is_in_the_docs_and_the_help(self, invoke: Run) -> None:
        limit = f"{MAX_BYTES // 1_000_000} MB"
        assert limit in (ROOT / "docs/limits.md").read_text(encoding="utf-8")
        assert limit in invoke("--help").stdout

    def test_what_is_as_large_as_the_limit_is_read(self) -> None:
        assert len(read_stream(io.BytesIO(b"a" * MAX_BYTES), "here").text) == MAX_BYTES
        with pytest.raises(SourceError, match="larger than 10 MB"):
            read_stream(io.BytesIO(b"a" * (MAX_BYTES + 1)), "here")
