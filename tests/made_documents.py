"""Documents made for a test, in the formats that are taken in, and what was kept of them."""

from __future__ import annotations

import io
import random
import zipfile

import docx
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from assistant.settings import Settings

REVIEW = "The quarterly review moves to the second Tuesday, because the finance figures are not ready before."
PARKING = "Bicycles may stand in the inner yard; cars need a permit from the front desk."
DISPUTE = (
    "When two teams disagree about a date, their leads meet the same day and write down one date together."
)


def pdf_of(*pages: list[str], title: str = "", user_password: str = "", lock: str = "") -> bytes:
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    if title:
        pdf.set_title(title)
    for page in pages:
        pdf.add_page()
        for paragraph in page:
            pdf.multi_cell(0, 5, paragraph, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(4)
    if not lock:
        return bytes(pdf.output())
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(pdf.output()))))
    writer.encrypt(user_password, lock, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx_of(*paragraphs: tuple[str, str], table: list[list[str]] | None = None) -> bytes:
    made = docx.Document()
    for style, text in paragraphs:
        made.add_paragraph(text, style=style)
    if table:
        grid = made.add_table(rows=0, cols=len(table[0]))
        for cells in table:
            for cell, text in zip(grid.add_row().cells, cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def long_text(words: int, seed: int = 1) -> str:
    dice = random.Random(seed)
    known = "meeting colleague agreement disappointing quarterly 2026 re-read, however (perhaps) unreasonable".split()
    return " ".join(dice.choice(known) + ("." if n % 12 == 11 else "") for n in range(words))


def state_of(settings: Settings) -> dict[str, bytes]:
    root = settings.data_dir / "sources"
    kept = [f for f in root.rglob("*") if f.is_file() and "index-" not in str(f) and f.suffix != ".lock"]
    return {str(f.relative_to(root)): f.read_bytes() for f in kept}


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("word/document.xml", "w") as part,
    ):
        for _ in range(201):
            part.write(bytes(1024 * 1024))
    return out.getvalue()


def many_pages() -> bytes:
    writer = PdfWriter()
    for _ in range(501):
        writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
