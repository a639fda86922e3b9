"""The command's further ways: several inputs, saved briefings, progress, completion, widths of terminals."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from summariser import Briefing
from tests.conftest import ROOT, Run
from tests.support.answers import TEXT, good_answer
from tests.support.loopback import LoopbackEndpoint, Response, completion

COMMAND = str(Path(sys.executable).with_name("summarise"))
TOUR = "examples/diplomatic-tour.txt"
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "COVERAGE"))}


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    (tmp_path / "other").mkdir()
    for name in ("harbour.txt", "other/harbour.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return ["harbour.txt", "other/harbour.txt"]


def wrong_answer() -> dict[str, Any]:
    answer = good_answer()
    answer["numbers"][0]["text"] = "€9bn"
    return answer


class TestSeveralInputs:
    def test_each_is_briefed_into_a_folder_under_its_name(
        self, invoke: Run, articles: list[str], tmp_path: Path
    ) -> None:
        done = invoke("-m", "builtin", *articles, "-f", "json", "-o", "out")
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == "summarise: 2 of 2 briefed\n"
        names = sorted(path.name for path in (tmp_path / "out").iterdir())
        assert names == ["harbour-2.json", "harbour.json"]
        for name in names:
            Briefing.model_validate_json((tmp_path / "out" / name).read_text(encoding="utf-8"))

    def test_one_that_fails_does_not_stop_the_rest(
        self, invoke: Run, articles: list[str], tmp_path: Path
    ) -> None:
        (tmp_path / "empty.txt").write_text("", encoding="utf-8")
        done = invoke("-m", "builtin", "missing.txt", articles[0], "empty.txt", articles[1], "-o", "out")
        assert done.returncode == 2
        assert "Error: missing.txt: no such file" in done.stderr
        assert "empty.txt is empty or too short" in done.stderr
        assert done.stderr.splitlines()[-1] == "summarise: 2 of 4 briefed; 2 failed: missing.txt, empty.txt"
        assert len(list((tmp_path / "out").iterdir())) == 2

    def test_the_exit_code_is_that_of_the_first_failure(
        self, invoke: Run, articles: list[str], server: LoopbackEndpoint
    ) -> None:
        server.answer_with("nonsense", Response(401), good_answer())
        done = invoke(*articles, "-m", "x", "--base-url", server.url, "--attempts", "1")
        assert done.returncode == 3
        assert done.stderr.splitlines()[-1].startswith("summarise: 0 of 2 briefed; 2 failed: ")

    def test_on_standard_output_json_is_one_line_each(self, invoke: Run, articles: list[str]) -> None:
        done = invoke("-q", "-m", "builtin", *articles, "-f", "json")
        assert [json.loads(line)["headline"] for line in done.stdout.splitlines()] == [
            "Harbour dispute goes to arbitration"
        ] * 2

    def test_on_standard_output_reports_are_set_apart(self, invoke: Run, articles: list[str]) -> None:
        done = invoke("-q", "-m", "builtin", *articles)
        assert done.stdout.count("KEY MESSAGES") == 2
        assert done.stdout.count("\n\n" + "═" * 60 + "\n\n") == 1

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (("-f", "html"), "need a folder"),
            (("--cassette", "tape.yaml"), "name one"),
            (("--check", "summary.txt"), "--check takes one input"),
            (("--show-prompt",), "--show-prompt takes one input"),
            (("--source-text",), "--source-text takes one input"),
            (("-o", "harbour.txt"), "several inputs need a folder"),
            (("-", "-"), "standard input can be read once"),
        ],
    )
    def test_what_takes_one_input_says_so(
        self, invoke: Run, articles: list[str], options: tuple[str, ...], words: str
    ) -> None:
        done = invoke(*articles, *options)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr

    def test_no_input_is_written_over(self, invoke: Run, articles: list[str], tmp_path: Path) -> None:
        done = invoke("-q", "-m", "builtin", *articles, "-o", ".")
        assert done.returncode == 0, done.stderr
        assert (tmp_path / articles[0]).read_text(encoding="utf-8") == TEXT
        assert {"harbour-2.txt", "harbour-3.txt"} <= {path.name for path in tmp_path.iterdir()}
        alone = invoke("-m", "builtin", articles[0], "-o", f"./{articles[0]}")
        assert alone.returncode == 2
        assert "is the text itself, which is not written over" in alone.stderr
        assert (tmp_path / articles[0]).read_text(encoding="utf-8") == TEXT

    def test_one_model_serves_them_all(
        self, invoke: Run, articles: list[str], server: LoopbackEndpoint
    ) -> None:
        server.answer_with(good_answer())
        done = invoke(*articles, "-o", "out", "--base-url", server.url)
        assert done.returncode == 0, done.stderr
        assert done.stderr.count("asking") == 1
        assert len(server.received) == 2


class TestSavedBriefings:
    @pytest.fixture
    def saved(self, invoke: Run, articles: list[str]) -> str:
        assert invoke("-q", "-m", "builtin", articles[0], "-f", "json", "-o", "saved.json").returncode == 0
        return "saved.json"

    @pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
    def test_it_is_shown_as_it_was(self, invoke: Run, articles: list[str], saved: str, form: str) -> None:
        shown = invoke("--render", saved, "-f", form, articles[0])
        assert (shown.returncode, shown.stderr) == (0, "")
        fresh = invoke("-q", "-m", "builtin", articles[0], "-f", form).stdout
        changing = r"\d\.\d+(e-\d+)? ?s|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\dZ]*|\"duration\": [\d.e-]+"
        assert re.sub(changing, "", shown.stdout) == re.sub(changing, "", fresh)

    def test_a_page_asks_for_its_text(self, invoke: Run, saved: str) -> None:
        asked = invoke("--render", saved, "-f", "html")
        assert (asked.returncode, asked.stdout) == (2, "")
        assert "name its file or address" in asked.stderr

    def test_without_its_text_it_says_that_it_is_not_checked(self, invoke: Run, saved: str) -> None:
        shown = invoke("--render", saved)
        assert shown.returncode == 0
        assert shown.stderr == (
            "summarise: saved.json is shown as it was saved; "
            "name its text as well to have it checked against it\n"
        )

    def test_no_file_is_opened_that_only_the_briefing_names(
        self, invoke: Run, saved: str, articles: list[str], tmp_path: Path
    ) -> None:
        path = tmp_path / saved
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f'"{articles[0]}"', '"/dev/zero"'), encoding="utf-8")
        shown = invoke("-q", "--render", saved)
        assert (shown.returncode, shown.stderr) == (0, "")
        assert "/dev/zero" in shown.stdout

    def test_another_text_is_refused(self, invoke: Run, saved: str, tmp_path: Path) -> None:
        (tmp_path / "changed.txt").write_text(TEXT.replace("1,200", "2,100"), encoding="utf-8")
        done = invoke("--render", saved, "-f", "html", "changed.txt")
        assert done.returncode == 2
        assert "changed.txt: is not the text of this briefing" in done.stderr

    def test_a_forged_quotation_is_refused(
        self, invoke: Run, saved: str, articles: list[str], tmp_path: Path
    ) -> None:
        path = tmp_path / saved
        forged = path.read_text(encoding="utf-8").replace("arbitration over", "a war over")
        path.write_text(forged, encoding="utf-8")
        done = invoke("--render", saved, articles[0])
        assert (done.returncode, done.stdout) == (2, "")
        assert "does not hold what its text does (at key_messages[" in done.stderr

    @pytest.mark.parametrize("content", ["", "{}", "no JSON", "[1]"])
    def test_what_is_no_briefing_is_refused(self, invoke: Run, tmp_path: Path, content: str) -> None:
        (tmp_path / "saved.json").write_text(content, encoding="utf-8")
        done = invoke("--render", "saved.json")
        assert (done.returncode, done.stdout) == (2, "")
        assert "is not a saved summary of the schema Briefing" in done.stderr

    def test_another_schema_is_named(self, invoke: Run) -> None:
        minutes = ROOT / "examples/minutes.txt"
        options = ("--schema", "minutes", "--cassette", ROOT / "cassettes/minutes.yaml")
        assert invoke(minutes, *options, "-f", "json", "-o", "saved.json").returncode == 0
        assert "DECISIONS" in invoke("--render", "saved.json", "--schema", "minutes").stdout
        assert invoke("--render", "saved.json").returncode == 2


def on_terminal(arguments: list[str | Path], **environment: str) -> tuple[str, str, int]:
    """Run the command with standard error on a terminal; return what both streams got, and the exit code."""
    leader, follower = pty.openpty()
    settings = PLAIN | {"TERM": "xterm-256color", "COLUMNS": "100"} | environment
    with subprocess.Popen(
        [COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=follower,
        stdin=subprocess.DEVNULL,
        env=settings,
        cwd=ROOT,
    ) as process:
        os.close(follower)
        said = b""
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            if not select.select([leader], [], [], 0.2)[0]:
                if process.poll() is not None:
                    break
                continue
            try:
                said += os.read(leader, 65536)
            except OSError:
                break
        assert process.stdout is not None
        shown = process.stdout.read().decode()
    os.close(leader)
    return shown, said.decode(), process.returncode


class TestProgress:
    def test_a_terminal_shows_what_is_waited_for(self, server: LoopbackEndpoint, tmp_path: Path) -> None:
        article = tmp_path / "harbour.txt"
        article.write_text(TEXT, encoding="utf-8")
        slow = Response(delay=0.4, body=completion({}, wrong_answer()))
        server.answer_with(slow, Response(delay=0.4, body=completion({}, good_answer())))
        shown, said, code = on_terminal([article, "-m", "x", "--base-url", server.url])
        assert code == 0
        assert shown.startswith("Harbour dispute")
        assert "briefing: attempt 1" in said
        assert "attempt 2: 1 of 6 items had no support" in said
        assert re.search(r"0:\d\d:\d\d", said)

    def test_nothing_of_it_reaches_a_pipe(self, run: Run, server: LoopbackEndpoint) -> None:
        server.answer_with(wrong_answer(), good_answer())
        done = run("-m", "x", "--base-url", server.url, stdin=TEXT)
        assert done.stderr.count("\n") == 1
        assert "attempt" not in done.stderr
        assert "\x1b" not in done.stderr + done.stdout

    def test_quiet_is_quiet_on_a_terminal_too(self, server: LoopbackEndpoint) -> None:
        server.answer_with(good_answer())
        _, said, code = on_terminal(["-q", "examples/dock-strike.txt", "-m", "builtin"])
        assert (said, code) == ("", 0)

    def test_a_terminal_shows_how_far_one_is_in_a_list(self, tmp_path: Path) -> None:
        _, said, code = on_terminal([TOUR, "examples/minutes.txt", "-m", "builtin", "-o", tmp_path / "out"])
        assert code == 0
        assert "2 of 2 briefed" in said
        assert "/2" in said

    def test_what_a_model_says_does_not_steer_the_terminal(
        self, server: LoopbackEndpoint, tmp_path: Path
    ) -> None:
        article = tmp_path / "harbour.txt"
        article.write_text(TEXT, encoding="utf-8")
        server.answer_with(Response(delay=0.3, body=completion({}, "\x1b]0;owned\x07 no JSON")), good_answer())
        _, said, _ = on_terminal([article, "-m", "x", "--base-url", server.url])
        assert "\x1b]0;owned" not in said


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(
    "recording", ["diplomatic-tour", "earnings-report", "council-debate", "clinical-trial"]
)
def test_reports_fit_the_terminal(invoke: Run, columns: int, recording: str) -> None:
    tape, article = ROOT / f"cassettes/{recording}.yaml", ROOT / f"examples/{recording}.txt"
    shown = invoke("-q", "--cassette", tape, article, COLUMNS=str(columns)).stdout
    assert shown
    assert max(cell_len(line) for line in shown.splitlines()) <= columns
    assert not any(line != line.rstrip() for line in shown.splitlines())


@pytest.mark.parametrize("columns", ["20", "1", "0", "wide"])
def test_absurd_widths_are_survived(invoke: Run, columns: str) -> None:
    done = invoke("-q", "-m", "builtin", ROOT / TOUR, COLUMNS=columns)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("shell", "words"), [("bash", "complete -o"), ("zsh", "#compdef summarise"), ("fish", "complete ")]
)
def test_shells_are_given_what_completes_options(invoke: Run, shell: str, words: str) -> None:
    done = invoke("--completion", shell)
    assert done.returncode == 0, done.stderr
    assert words in done.stdout
    assert "_SUMMARISE_COMPLETE" in done.stdout


def test_options_are_completed(run: Run) -> None:
    done = run(_SUMMARISE_COMPLETE="bash_complete", COMP_WORDS="summarise --form", COMP_CWORD="1")
    assert "--format" in done.stdout
    values = run(_SUMMARISE_COMPLETE="bash_complete", COMP_WORDS="summarise --format m", COMP_CWORD="2")
    assert "markdown" in values.stdout


def test_the_text_that_offsets_refer_to_is_printed_exactly(invoke: Run, tmp_path: Path) -> None:
    text = "Two lines,\r\nwith\ttabs and “quotes”.\n\n\tIt ends without a line break."
    (tmp_path / "odd.txt").write_bytes(text.encode())
    done = subprocess.run(
        [COMMAND, "--source-text", tmp_path / "odd.txt"], capture_output=True, env=PLAIN, check=True
    )
    assert done.stdout == text.encode()


def test_a_model_name_that_is_no_unicode_is_refused(invoke: Run) -> None:
    done = invoke("-", stdin=TEXT, SUMMARISER_MODEL="\udcff", OPENAI_BASE_URL="http://127.0.0.1:1/v1")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
