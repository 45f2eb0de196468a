"""Seconds and MB to take in sources of one's own: `python -m evals.bench_ingest [5 1000]`. It makes the documents itself."""

from __future__ import annotations

import io
import random
import resource
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.settings import load_settings
from assistant.sources import MOST_FILES, find_in_sources, ingest, ingest_bytes, list_sources

if TYPE_CHECKING:
    from assistant.settings import Settings

WORDS = (
    "we ask listen agree meeting budget colleague trust plan deadline customer promise question release team goal "
    "answer early honest weekly review decide share problem notice change support explain reason number report "
    "before after between about because often rarely never together apart openly calmly first next"
).split()
PARAGRAPHS, SENTENCES = 9, 5
MB = 1024 * 1024


def paragraphs(seed: int) -> list[str]:
    """About 600 words, the same for the same seed."""
    dice = random.Random(seed)

    def sentence() -> str:
        return " ".join(dice.choices(WORDS, k=dice.randint(8, 18))).capitalize() + "."

    return [" ".join(sentence() for _ in range(SENTENCES)) for _ in range(PARAGRAPHS)]


def as_text(parts: list[str]) -> bytes:
    return "\n\n".join(parts).encode()


def as_markdown(parts: list[str]) -> bytes:
    return "\n\n".join(f"## Part {n}\n\n{p}" for n, p in enumerate(parts, 1)).encode()


def as_html(parts: list[str]) -> bytes:
    return f"<html><title>Notes</title><body>{''.join(f'<p>{p}</p>' for p in parts)}</body></html>".encode()


def as_docx(parts: list[str]) -> bytes:
    """The smallest Word document there is."""
    office = "http://schemas.openxmlformats.org"
    main = f'xmlns:w="{office}/wordprocessingml/2006/main"'
    types = (
        f'<Types xmlns="{office}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" Target="word/document.xml" '
        f'Type="{office}/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in parts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", types)
        file.writestr("_rels/.rels", relations)
        file.writestr("word/document.xml", f"<w:document {main}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def as_pdf(parts: list[str]) -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    for part in parts:
        pdf.multi_cell(0, 5, part, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(4)
    return bytes(pdf.output())


MAKERS: dict[str, Callable[[list[str]], bytes]] = {
    "txt": as_text,
    "md": as_markdown,
    "html": as_html,
    "docx": as_docx,
    "pdf": as_pdf,
}


def make(folder: Path, count: int) -> None:
    """Documents of all kinds in turn."""
    folder.mkdir(parents=True)
    for n in range(count):
        ending = list(MAKERS)[n % len(MAKERS)]
        (folder / f"document-{n:05}.{ending}").write_bytes(MAKERS[ending](paragraphs(n)))


def size_mb(folder: Path) -> float:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / MB


def timed(what: str, work: Callable[[], object]) -> None:
    """Print how long it took, and how much of a processor: on a busy computer the two lie far apart."""
    started, used = time.perf_counter(), time.process_time()
    work()
    took, used = time.perf_counter() - started, time.process_time() - used
    print(f"  {what:36} {took:8.2f} s  ({used:.2f} s of processor)", flush=True)


def take_all(folder: Path, settings: Settings, count: int) -> None:
    """As many calls as the limit of files a call needs."""
    for _ in range(-(-count // MOST_FILES)):
        ingest([folder], settings)
    there = len(list_sources(settings))
    if there != count:
        raise SystemExit(f"Expected {count} sources, {there} came.")


def bench(count: int, work: Path) -> None:
    """Print the times for one number of documents."""
    folder, settings = work / f"documents-{count}", load_settings(data_dir=work / f"data-{count}")
    make(folder, count)
    print(f"{count:,} documents, {size_mb(folder):.1f} MB")
    timed("take all in", lambda: take_all(folder, settings, count))
    timed("again, nothing changed", lambda: ingest([folder], settings))
    timed("add one", lambda: ingest_bytes("one more.txt", as_text(paragraphs(-1)), settings))
    first = folder / "document-00000.txt"
    first.write_bytes(as_text([*paragraphs(0), "One more paragraph at the end."]))
    timed("change a paragraph of one", lambda: ingest([folder], settings))
    asked = []
    for n in range(20):
        started = time.perf_counter()
        find_in_sources(f"how do we {WORDS[n]} about a {WORDS[-n]}", settings)
        asked.append(time.perf_counter() - started)
    passages = sum(source.passages for source in list_sources(settings))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  a question, median of {len(asked):<22} {statistics.median(asked) * 1000:14.0f} ms")
    print(
        f"  {passages:,} passages, {size_mb(settings.data_dir):.1f} MB on disk, at most {peak:,.0f} MB of memory"
    )


def main(argv: list[str]) -> None:
    """Print a table a number of documents."""
    with tempfile.TemporaryDirectory() as work:
        timed(
            "start (load the embedding model)",
            lambda: ingest_bytes("a.txt", b"A start.", load_settings(data_dir=Path(work) / "start")),
        )
        for count in [int(a) for a in argv] or [5, 1000]:
            bench(count, Path(work))


if __name__ == "__main__":
    main(sys.argv[1:])
