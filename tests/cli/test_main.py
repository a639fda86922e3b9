"""The command: stdout, stderr, exit codes, and what it costs to say little."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from summariser import Briefing, __version__
from tests.conftest import ROOT, Run
from tests.support.answers import TEXT, good_answer
from tests.support.loopback import LoopbackEndpoint, Response

COMMAND = str(Path(sys.executable).with_name("summarise"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def environment(server: LoopbackEndpoint) -> dict[str, str]:
    server.answer_with(good_answer())
    return {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "canary-key"}


def test_the_briefing_goes_to_stdout_and_the_notice_to_stderr(
    run: Run, article: Path, environment: dict[str, str]
) -> None:
    done = run(article, **environment)
    assert done.returncode == 0
    assert done.stdout.startswith("Harbour dispute goes to arbitration\n")
    assert done.stderr.startswith("summarise: asking the model at 127.0.0.1:")
    assert done.stderr.count("\n") == 1
    assert run("-q", article, **environment).stderr == ""


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_read(invoke: Run, environment: dict[str, str], arguments: list[str]) -> None:
    done = invoke(*arguments, "-f", "json", stdin=TEXT, **environment)
    briefing = Briefing.model_validate_json(done.stdout)
    assert briefing.provenance is not None
    assert briefing.provenance.origin == "standard input"


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_output_to_a_file_leaves_stdout_empty(
    invoke: Run, article: Path, environment: dict[str, str], tmp_path: Path, form: str
) -> None:
    done = invoke(article, "-f", form, "-o", "out.txt", **environment)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Harbour dispute" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["harbour.txt", "out.txt"]


def test_options_reach_the_request(invoke: Run, article: Path, server: LoopbackEndpoint) -> None:
    server.answer_with(good_answer())
    done = invoke(
        *(article, "-m", "named", "--base-url", server.url, "--mode", "tools", "--language", "French"),
        *("--attempts", "1", "--timeout", "5", "--deadline", "9"),
    )
    assert done.returncode == 0, done.stderr
    assert server.received[0].body["model"] == "named"
    assert "tools" in server.received[0].body
    assert "Write in French." in server.received[0].messages[0]["content"]


class TestExitCodes:
    def test_an_endpoint_that_fails_is_1(self, invoke: Run, article: Path, server: LoopbackEndpoint) -> None:
        server.answer_with(Response(401, {"error": {"message": "bad key"}}))
        done = invoke(article, "-m", "x", OPENAI_BASE_URL=server.url, OPENAI_API_KEY="canary-key")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.splitlines()[-1].startswith("Error: 127.0.0.1:")
        assert "canary" not in done.stderr

    @pytest.mark.parametrize(
        "option", ["--attempts=0", "--timeout=-1", "--mode=xml", "--format=odt", "--nonsense"]
    )
    def test_a_wrong_option_is_2(self, invoke: Run, article: Path, option: str) -> None:
        done = invoke(article, option)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Error: " in done.stderr

    def test_answers_that_cannot_be_used_are_3(
        self, invoke: Run, article: Path, server: LoopbackEndpoint
    ) -> None:
        server.answer_with("not JSON")
        done = invoke(article, OPENAI_BASE_URL=server.url)
        assert (done.returncode, done.stdout) == (3, "")
        assert "none of the model's 3 answers can be used" in done.stderr

    def test_strict_makes_a_removal_3(self, invoke: Run, article: Path, server: LoopbackEndpoint) -> None:
        answer = good_answer()
        answer["numbers"][0]["text"] = "€9bn"
        server.answer_with(answer)
        assert invoke(article, OPENAI_BASE_URL=server.url).returncode == 0
        done = invoke(article, "--strict", OPENAI_BASE_URL=server.url)
        assert (done.returncode, done.stdout) == (3, "")


class TestBadInput:
    """One line that says what to do next, the right code, no traceback."""

    def refused(self, done: subprocess.CompletedProcess[str], *words: str, code: int = 2) -> None:
        assert done.returncode == code, done.stderr
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        [line] = done.stderr.splitlines()
        assert line.startswith("Error: ")
        assert len(line) < 300
        for word in words:
            assert word in line

    def test_no_such_file(self, invoke: Run) -> None:
        self.refused(invoke("nothing.txt"), "nothing.txt", "no such file", "check the path")

    def test_a_folder(self, invoke: Run, tmp_path: Path) -> None:
        self.refused(invoke(tmp_path), "is a folder")

    @pytest.mark.parametrize("text", ["", " \n\t\n "])
    def test_nothing_to_read(self, invoke: Run, text: str, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_text(text, encoding="utf-8")
        self.refused(invoke("empty.txt"), "empty", "give more text")
        self.refused(invoke(stdin=text), "standard input", "empty")

    def test_a_binary_file(self, invoke: Run) -> None:
        self.refused(invoke(Path(sys.executable).resolve()), "binary")

    def test_a_wrong_encoding(self, invoke: Run) -> None:
        self.refused(
            invoke(stdin="Министр ушёл в отставку.".encode("cp1251")), "UTF-8", "0xcc at offset 0", "iconv"
        )

    def test_twenty_megabytes(self, invoke: Run, tmp_path: Path) -> None:
        (tmp_path / "big.txt").write_text("word " * 4_000_000, encoding="utf-8")
        self.refused(invoke("big.txt"), "10 MB", "split it")

    def test_no_key_and_no_endpoint(self, invoke: Run, article: Path) -> None:
        self.refused(invoke("-m", "gpt-5-mini", article), "OPENAI_API_KEY", "OPENAI_BASE_URL")

    def test_no_key_for_an_endpoint_that_wants_one(
        self, invoke: Run, article: Path, server: LoopbackEndpoint
    ) -> None:
        server.answer_with(Response(401, {"error": {"message": "key?"}}))
        done = invoke("-q", article, "-m", "x", OPENAI_BASE_URL=server.url)
        self.refused(done, "wants a key; set OPENAI_API_KEY", code=1)

    def test_an_output_that_cannot_be_written_is_told_before_a_model_is_asked(
        self, invoke: Run, article: Path, environment: dict[str, str], server: LoopbackEndpoint
    ) -> None:
        self.refused(invoke(article, "-o", "no/folder/out.txt", **environment), "no folder")
        self.refused(invoke(article, "-o", "/", **environment), "is a folder")
        assert server.received == []

    def test_a_cassette_that_is_none(self, invoke: Run, article: Path) -> None:
        self.refused(invoke(article, "--cassette", article), "not a cassette")

    def test_an_error_about_a_path_cannot_steer_the_terminal(self, invoke: Run) -> None:
        done = invoke("a\x1b[31mb\nc.txt")
        self.refused(done, "␛[31m")
        assert "\x1b" not in done.stderr


def test_a_recording_is_made_and_replayed(
    invoke: Run, article: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    recorded = invoke("--cassette", "tape.yaml", "-f", "json", article, **environment)
    assert recorded.returncode == 0
    replayed = invoke("--cassette", "tape.yaml", "-f", "json", article)
    assert "replaying tape.yaml" in replayed.stderr
    one, other = json.loads(recorded.stdout), json.loads(replayed.stdout)
    assert one.pop("provenance")["replayed"] is False
    assert other.pop("provenance")["replayed"] is True
    assert one == other
    stale = invoke("--cassette", "tape.yaml", "--language", "French", article)
    assert (stale.returncode, stale.stdout) == (2, "")
    assert "message 1 (system)" in stale.stderr
    assert "record it again" in stale.stderr


def test_another_schema_is_filled_and_described(invoke: Run) -> None:
    done = invoke(
        "--schema", "minutes", "--cassette", ROOT / "cassettes/minutes.yaml", ROOT / "examples/minutes.txt"
    )
    assert done.returncode == 0, done.stderr
    assert "DECISIONS" in done.stdout
    assert "owner: OB · due: 26 September" in done.stdout
    own = ("--schema", ROOT / "examples/demands.py")
    assert "Demand" in json.loads(invoke(*own, "--json-schema").stdout)["$defs"]
    done = invoke(*own, "--cassette", ROOT / "cassettes/demands.yaml", ROOT / "examples/dock-strike.txt")
    assert "DEMANDS" in done.stdout
    assert invoke("--schema", "nothing", "--json-schema").returncode == 2


def test_a_prompt_of_ones_own(invoke: Run, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "system.md.j2").write_text("Be brief, in {{ language }}.", encoding="utf-8")
    shown = invoke("--prompt", "mine", "--language", "Welsh", "--show-prompt", article).stdout
    assert shown.startswith("# system\n\nBe brief, in Welsh.\n\n# user\n\n<text-")
    (folder / "system.md.j2").write_text("{{ nonsense }}", encoding="utf-8")
    done = invoke("--prompt", "mine", "--show-prompt", article)
    assert done.returncode == 2
    assert "'nonsense' is undefined" in done.stderr


def test_the_language_of_the_source_may_be_given(invoke: Run) -> None:
    text = "Er trat am 3. Mai zurück. Das war alles."
    assert "[2] Das war" in invoke("--source-language", "de", "--show-prompt", stdin=text).stdout


def test_verbose_says_what_is_asked_and_asked_again(
    invoke: Run, article: Path, server: LoopbackEndpoint
) -> None:
    server.answer_with("{}", good_answer())
    done = invoke("-v", article, OPENAI_BASE_URL=server.url, OPENAI_API_KEY="canary-key")
    assert "summarise: answer 1 has" in done.stderr
    assert "canary" not in done.stderr


def test_removals_are_told_on_stderr_and_listed_where_strict(
    invoke: Run, article: Path, server: LoopbackEndpoint
) -> None:
    answer = good_answer()
    answer["numbers"][0]["text"] = "€9bn"
    answer["parties"][0]["aliases"] = ["Norrland", "Nordmark"]
    server.answer_with(answer)
    done = invoke(article, "-o", "out.md", OPENAI_BASE_URL=server.url)
    assert "1 removed, 1 repaired" in done.stderr
    done = invoke(article, "--strict", OPENAI_BASE_URL=server.url)
    assert done.returncode == 3
    assert "  - numbers[0].text “€9bn”: does not stand in the text as a whole number" in done.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["--json-schema"]])
def test_a_standard_output_that_cannot_be_written_is_an_error(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert "standard output cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_show_prompt_prints_what_would_be_sent_and_asks_nobody(invoke: Run, article: Path) -> None:
    done = invoke("--show-prompt", "--language", "German", article)
    assert done.returncode == 0
    assert "[2] Ministers of Norrland" in done.stdout
    assert "Write in German." in done.stdout
    assert '"key_messages"' in invoke("--show-prompt", "--mode", "json", article).stdout


def test_the_json_schema_describes_the_output(invoke: Run) -> None:
    schema = json.loads(invoke("--json-schema").stdout)
    assert schema == Briefing.model_json_schema(mode="serialization")


def test_a_reader_that_stops_early_ends_it_quietly(article: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        f"{COMMAND} -q {article} | head -c 5",
        shell=True,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("Harbo", "")


def test_an_ascii_locale_is_no_reason_for_a_traceback(
    run: Run, article: Path, environment: dict[str, str]
) -> None:
    done = run("-q", article, PYTHONIOENCODING="ascii", **environment)
    assert done.returncode == 0, done.stderr
    assert "€3.5bn" in done.stdout


@pytest.mark.parametrize(("extra", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_are_for_terminals(
    article: Path, environment: dict[str, str], extra: dict[str, str], coloured: bool
) -> None:
    leader, follower = pty.openpty()
    settings = {**os.environ, **environment, "TERM": "xterm-256color", "COLUMNS": "70", **extra}
    with os.fdopen(follower) as terminal:
        done = subprocess.run(
            [COMMAND, "-q", article], stdout=terminal, stderr=subprocess.PIPE, env=settings, check=False
        )
    shown = b""
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(leader)
    assert done.returncode == 0
    assert bool(re.search(rb"\x1b\[(?:\d+;)*3[0-7]m", shown)) == coloured
    assert b"Harbour dispute" in shown


def test_on_a_terminal_without_a_file_it_says_how_to_give_one() -> None:
    leader, follower = pty.openpty()
    done = subprocess.run([COMMAND], stdin=follower, capture_output=True, text=True, timeout=20, check=False)
    os.close(leader)
    os.close(follower)
    assert done.returncode == 2
    assert "name a file or an address, or pipe a text" in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["--json-schema"], ["missing.txt"]])
def test_what_needs_no_model_loads_none(arguments: list[str], tmp_path: Path) -> None:
    """Neither openai nor instructor is imported; how long it takes is a benchmark."""
    script = (
        "import sys\nfrom summariser.cli.main import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    sys.exit(sorted({'openai', 'instructor', 'vcr'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").stdout == f"summarise {__version__}\n"


def test_the_demo_needs_no_key(run: Run) -> None:
    article = ROOT / "examples/diplomatic-tour.txt"
    extracted = run("--model", "builtin", article)
    replayed = run("--cassette", ROOT / "cassettes/diplomatic-tour.yaml", article)
    for done in (extracted, replayed):
        assert done.returncode == 0
        assert "KEY MESSAGES" in done.stdout
    assert "builtin/extractive" in extracted.stdout
    assert "replaying" in replayed.stderr


class TestCheck:
    ARTICLE = "The port of Velt paid €3.5bn for 40 cranes, its director Tom Osei told the council on Friday."

    @pytest.fixture
    def text(self, tmp_path: Path) -> Path:
        path = tmp_path / "text.txt"
        path.write_text(self.ARTICLE)
        return path

    def check(self, invoke: Run, text: Path, claims: str) -> subprocess.CompletedProcess[str]:
        summary = text.with_name("summary.txt")
        summary.write_text(claims)
        return invoke("--check", summary, text)

    def test_a_summary_without_fault_is_0_and_prints_nothing(self, invoke: Run, text: Path) -> None:
        done = self.check(invoke, text, "Velt bought 40 cranes for 3.5 billion euros.")
        assert (done.returncode, done.stdout) == (0, "")
        assert "without support" in done.stderr

    def test_problems_are_4_a_line_each(self, invoke: Run, text: Path) -> None:
        done = self.check(invoke, text, "Velt bought 41 cranes for €3.4bn, said Orla Finch.")
        assert (done.returncode, done.stderr) == (4, "")
        lines = done.stdout.splitlines()
        for line, offending in zip(lines, ("“41 cranes”", "“€3.4bn”", "“Orla Finch”"), strict=True):
            assert line.startswith(f"{text.with_name('summary.txt')}:1: {offending}")

    def test_a_problem_names_its_line(self, invoke: Run, text: Path) -> None:
        done = self.check(invoke, text, "Velt bought 40 cranes.\n\nIt paid €3.4bn.\n")
        assert "summary.txt:3: “€3.4bn”" in done.stdout

    def test_a_summary_may_come_from_standard_input(self, invoke: Run, text: Path) -> None:
        done = invoke("--check", "-", text, stdin="Velt bought 41 cranes.")
        assert done.returncode == 4
        assert done.stdout.startswith("-:1: “41 cranes”")

    @pytest.mark.parametrize("claims", ["", " \n"])
    def test_an_empty_summary_is_2(self, invoke: Run, text: Path, claims: str) -> None:
        done = self.check(invoke, text, claims)
        assert (done.returncode, done.stdout) == (2, "")
        assert "nothing to check" in done.stderr

    def test_an_empty_name_is_no_reason_to_ask_a_model(self, invoke: Run, text: Path) -> None:
        done = invoke("--check", "", text)
        assert done.returncode == 2
        assert "no such file" in done.stderr or "folder" in done.stderr

    def test_a_summary_that_is_not_there_is_2(self, invoke: Run, text: Path) -> None:
        done = invoke("--check", "nowhere.txt", text)
        assert (done.returncode, done.stdout) == (2, "")
        assert "no such file" in done.stderr
