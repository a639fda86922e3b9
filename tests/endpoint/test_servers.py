"""Against a real third-party server: llama.cpp's, with a tiny model of random weights that is made here.

Such a model talks nonsense, so what is tested is that requests are accepted in every mode and that nonsense
ends in a documented error or a valid briefing. Run apart, by ``make test-servers``: the server is
compiled when it is installed, which takes minutes.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from summariser import BriefingInvalid, Endpoint, EndpointError, summarise
from summariser.schemas.grounded import ground
from tests.support.answers import SOURCE

pytest.importorskip("llama_cpp", reason="make test-servers installs llama-cpp-python")
gguf = pytest.importorskip("gguf")
numpy = pytest.importorskip("numpy")

WIDTH, LAYERS, HEADS, FEED, CONTEXT = 32, 1, 2, 64, 16384


def write_model(path: Path) -> None:
    """Write a Llama model of random weights whose tokens are single bytes."""
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL]
    kinds += [gguf.TokenType.BYTE] * 256
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FEED)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    random = numpy.random.default_rng(7)

    def tensor(name: str, *shape: int) -> None:
        writer.add_tensor(name, (random.standard_normal(shape) * 0.1).astype(numpy.float32))

    tensor("token_embd.weight", len(tokens), WIDTH)
    tensor("output_norm.weight", WIDTH)
    tensor("output.weight", len(tokens), WIDTH)
    for layer in range(LAYERS):
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            tensor(f"blk.{layer}.{name}.weight", WIDTH, WIDTH)
        tensor(f"blk.{layer}.attn_norm.weight", WIDTH)
        tensor(f"blk.{layer}.ffn_norm.weight", WIDTH)
        tensor(f"blk.{layer}.ffn_gate.weight", FEED, WIDTH)
        tensor(f"blk.{layer}.ffn_up.weight", FEED, WIDTH)
        tensor(f"blk.{layer}.ffn_down.weight", WIDTH, FEED)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A llama.cpp server on loopback; its base URL."""
    folder = tmp_path_factory.mktemp("llama")
    write_model(folder / "tiny.gguf")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-m", "llama_cpp.server", "--model", str(folder / "tiny.gguf")]
        command += ["--host", "127.0.0.1", "--port", str(port), "--n_ctx", str(CONTEXT), "--seed", "1"]
        command += ["--chat_format", "chatml-function-calling"]
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        url = f"http://127.0.0.1:{port}/v1"
        try:
            for _ in range(300):
                try:
                    with urllib.request.urlopen(f"{url}/models", timeout=1) as response:
                        assert json.load(response)["data"]
                    break
                except OSError:
                    assert process.poll() is None, (folder / "log").read_text(errors="replace")[-2000:]
                    time.sleep(0.1)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.mark.parametrize("mode", ["tools", "json"])
def test_nonsense_ends_in_a_documented_error_or_a_valid_briefing(llama: str, mode: str) -> None:
    with Endpoint(base_url=llama, mode=mode, attempts=2, timeout=240) as endpoint:  # type: ignore[arg-type]
        try:
            briefing = summarise(SOURCE, endpoint=endpoint)
        except BriefingInvalid as error:
            outcome = bool(error.completions)
        else:
            outcome = not ground(briefing, SOURCE).refused
    assert outcome


def test_a_mode_that_the_server_does_not_take_is_told_with_the_remedy(llama: str) -> None:
    """This server knows no JSON Schema as a response format."""
    with Endpoint(base_url=llama) as endpoint, pytest.raises(EndpointError, match="another `mode`: tools"):
        summarise(SOURCE, endpoint=endpoint)


def test_the_command_ends_in_3_or_a_briefing(llama: str, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(SOURCE.text, encoding="utf-8")
    command = [
        str(Path(sys.executable).with_name("summarise")),
        "text.txt",
        "--base-url",
        llama,
        "--attempts",
        "1",
    ]
    for mode in ("tools", "json"):
        done = subprocess.run(
            [*command, "--mode", mode], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode in (0, 3), done.stderr
        assert "Traceback" not in done.stderr
