"""Secrets: the key stands in the Authorization header and nowhere else, whatever the endpoint does."""

from __future__ import annotations

import json
import traceback
from pathlib import Path
from typing import Any

import httpx2
import pytest

from summariser import ConfigurationError, Endpoint, EndpointError, summarise
from tests.conftest import Run
from tests.support.answers import SOURCE, TEXT, good_answer
from tests.support.loopback import LoopbackEndpoint, Response, completion

KEY = "canary-key-0123456789"
PASSWORD = "canary-password"
HEADERS = {
    "Set-Cookie": "session=canary-cookie",
    "openai-organization": "canary-organisation",
    "x-request-id": "canary-request",
}


def echo(body: dict[str, Any]) -> Response:
    return Response(401, {"error": {"message": f"Incorrect API key provided: {KEY} (Bearer {KEY})"}})


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def with_password(server: LoopbackEndpoint) -> str:
    return server.url.replace("http://", f"http://user:{PASSWORD}@")


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.parametrize("credentials", [False, True])
def test_nothing_that_the_command_writes_holds_a_secret(
    run: Run, article: Path, server: LoopbackEndpoint, tmp_path: Path, form: str, credentials: bool
) -> None:
    """Credentials in the address take the key's place in the header, as with any HTTP client."""
    wrong = good_answer()
    wrong["numbers"][0]["text"] = "€9bn"
    answers = (Response(body=completion({}, answer), headers=HEADERS) for answer in (wrong, good_answer()))
    server.answer_with(Response(429, headers=HEADERS), *answers)
    settings = {
        "OPENAI_API_KEY": KEY,
        "OPENAI_ORG_ID": "canary-organisation",
        "OPENAI_PROJECT_ID": "canary-project",
    }
    options = ("-v", "-f", form, "-m", "some-model", "--cassette", "tape.yaml", "-o", "out.txt")
    address = with_password(server) if credentials else server.url
    done = run(article, *options, "--base-url", address, **settings)
    assert done.returncode == 0, done.stderr
    sent = server.received[0].headers["authorization"]
    assert sent == (httpx2.BasicAuth("user", PASSWORD)._auth_header if credentials else f"Bearer {KEY}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["harbour.txt", "out.txt", "tape.yaml"]
    written = [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    assert "canary" not in "".join([done.stdout, done.stderr, *written])
    assert all(KEY not in json.dumps(request.body) for request in server.received)


def test_neither_the_prompt_shown_nor_the_schema_holds_a_secret(run: Run, article: Path) -> None:
    for option in ("--show-prompt", "--json-schema", "--help"):
        done = run(article, option, OPENAI_API_KEY=KEY, OPENAI_BASE_URL=f"http://u:{PASSWORD}@127.0.0.1:1/v1")
        assert done.returncode == 0
        assert "canary" not in done.stdout + done.stderr


def test_an_endpoint_that_repeats_the_key_in_an_error_is_not_passed_on(server: LoopbackEndpoint) -> None:
    server.answer_with(echo)
    with pytest.raises(EndpointError, match=r"\[redacted\]") as caught:
        summarise(SOURCE, "some-model", with_password(server), KEY)
    assert "canary" not in "".join(traceback.format_exception(caught.value))


def test_an_answer_that_holds_the_key_is_not_used_and_not_recorded(
    server: LoopbackEndpoint, tmp_path: Path
) -> None:
    server.answer_with({**good_answer(), "headline": f"The key is {KEY}"})
    tape = tmp_path / "tape.yaml"
    with (
        Endpoint("some-model", server.url, KEY, cassette=tape) as endpoint,
        pytest.raises(EndpointError, match="not to be trusted") as caught,
    ):
        summarise(SOURCE, endpoint=endpoint)
    assert KEY not in "".join(traceback.format_exception(caught.value))
    assert not tape.exists()


def test_a_stand_in_for_a_key_may_stand_in_an_answer(server: LoopbackEndpoint) -> None:
    server.answer_with({**good_answer(), "headline": "Harbour unused"})
    assert summarise(SOURCE, "some-model", server.url, "unused").headline == "Harbour unused"


def test_an_endpoint_does_not_show_its_key(server: LoopbackEndpoint) -> None:
    server.answer_with(good_answer())
    with Endpoint("some-model", with_password(server), KEY) as endpoint:
        briefing = summarise(SOURCE, endpoint=endpoint)
        shown = repr(endpoint) + str(endpoint) + briefing.model_dump_json() + repr(briefing)
    assert "canary" not in shown


HOSTILE = [
    "!!python/object/apply:os.system ['touch PWNED']",
    "!!python/object/new:os.system ['touch PWNED']",
    "interactions: !!python/object/apply:subprocess.check_output [[touch, PWNED]]\nversion: 1",
    "interactions:\n- request: !!python/name:os.system\n  response: {}\nversion: 1",
    "interactions:\n- request: {method: POST, uri: 'http://x/v1', body: !!python/module:os ''}\nversion: 1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_cassette_runs_no_code(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tape = tmp_path / "tape.yaml"
    tape.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="not a cassette"):
        Endpoint(cassette=tape)
    assert [path.name for path in tmp_path.iterdir()] == ["tape.yaml"]


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.system('touch PWNED') }}",
        "{{ paragraphs.__class__ }}",
        "{% include '../../../../../etc/passwd' %}",
        "{% for x in range(999999999) %}x{% endfor %}",
    ],
)
def test_a_template_of_somebody_elses_is_run_in_a_sandbox(run: Run, tmp_path: Path, template: str) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "system.md.j2").write_text(template, encoding="utf-8")
    done = run("--prompt", "theirs", "--show-prompt", "-", stdin=TEXT)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "PWNED").exists()


def test_the_text_alone_never_makes_anything_be_fetched(server: LoopbackEndpoint) -> None:
    """A text that is an address is a text: `summarise` fetches nothing that was not asked for."""
    text = f"See {server.url}/models and {server.url}/secret for the whole statement of the port of Velt."
    summarise(text, "builtin")
    assert server.received == []
