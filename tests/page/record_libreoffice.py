#!/usr/bin/env python3
"""record_libreoffice.py: how many lines LibreOffice gives each answer of libreoffice.tsv in the .docx that som writes.

Needs Debian's libreoffice-writer, fonts-crosextra-carlito and fonts-liberation2, and a built som; nothing from PyPI.

    cargo build && python3 tests/page/record_libreoffice.py [target/debug/som]

writes the file anew (ten minutes). A text is added as a row of its name and its last column; the rest is recorded here.

How: the texts are the five long answers of drafts and exported by som. In the file each answer's cell then gets a
colour of its own and each box a page of its own, neither of which moves a line, and for layouts other than the form's
the font, the size and the width are replaced. In LibreOffice's PDF the coloured rectangles are the cells, so that blank
lines count as well. The height of a line, and what a cell is higher than its lines, come from cells of 1 to 5 lines.
"""
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
import zlib
from pathlib import Path

TABLE = Path(__file__).with_name("libreoffice.tsv")
SOM = Path(sys.argv[1] if len(sys.argv) > 1 else "target/debug/som").resolve()
FIELDS = ["ledelsesopbakning", "kendskab", "motivation", "omraade", "datapraksis"]
# What som writes for the form's own layout.
FONT, HALF_POINTS, TABLE_TWIPS, PADDING_TWIPS = "Calibri", 22, 9638, 216
FILES_AT_ONCE = 50
MM_PER_PT = 25.4 / 72

DRAFT = """Draft(schema: 1, form: "som-implementeringsforloeb", form_version: 1, created: "2023-10-12T08:00:00Z",
    changed: "2023-10-12T08:00:00Z", changed_by: "", answers: {%s})
"""
HEAD = """\
# Danish answers and what LibreOffice makes of them in the .docx that som writes, in five layouts: the lines, blank ones
# too, and their height in mm. Recorded by record_libreoffice.py with {version}
# In texts \\n is a line feed, \\t a tab, \\\\ a backslash.
"""


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def unescape(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "\\": "\\"}[m[1]], text)


def read_table():
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    layouts = [row[1:] for row in rows if row[0] == "@"]
    return layouts, [(row[0], unescape(row[-1])) for row in rows if row[0] != "@"]


def som(data, *arguments):
    command = [str(SOM), "--data", data, "--now", "2023-10-31T06:00:00+01:00", *arguments]
    ran = subprocess.run(command, capture_output=True)
    if ran.returncode:
        sys.exit(f"{arguments}: {ran.stderr.decode()}")
    return ran.stdout.decode()


def export(folder, name, texts):
    """The .docx of a draft with these long answers."""
    # Written as by hand: `som set` would make blanks of tabs.
    answers = "".join(f'"{field}": r###"{text}"###, ' for field, text in zip(FIELDS, texts))
    Path(folder, "drafts", name + ".ron").write_text(DRAFT % answers, "utf-8")
    for field, text in zip(FIELDS, texts):
        # Letters are composed when a draft is read, and `som get` ends its last line.
        composed = unicodedata.normalize("NFC", text)
        if som(folder, "get", name, field) not in (composed, composed + "\n"):
            sys.exit(f"som does not keep this text as it is: {text!r}")
    docx = Path(folder, name + ".docx")
    som(folder, "export", name, "--to", "docx", "-o", str(docx))
    return docx


def colour(index):
    return (0xFE, 0x10 + index, 0xEF)


def marked(docx, layout, to):
    """The document with its answers' cells coloured, each box on a page of its own, in another layout."""
    font, size, column = layout
    table = int(column) + PADDING_TWIPS
    cells = iter(range(len(FIELDS)))

    def shade(match):
        fill = "%02X%02X%02X" % colour(next(cells))
        return f'{match[1]}<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>{match[2]}'

    def changed(name, xml):
        if name == "word/styles.xml":
            xml = xml.replace(f'="{FONT}"', f'="{font}"')
            half_points = f'<w:sz w:val="{round(float(size) * 2)}"/>'
            return xml.replace(f'<w:sz w:val="{HALF_POINTS}"/>', half_points, 1)
        if name == "word/document.xml":
            xml, count = re.subn(rf'(<w:tcW w:w="{TABLE_TWIPS}" w:type="dxa"/>)(</w:tcPr><w:sdt>)', shade, xml)
            assert count == len(FIELDS), "the answers' cells are not where they were"
            label = r'(<w:pStyle w:val="SomHead"/>)(</w:pPr><w:bookmarkStart)'
            xml, count = re.subn(label, r"\1<w:pageBreakBefore/>\2", xml)
            assert count == len(FIELDS), "the labels are not where they were"
            return xml.replace(f'w:w="{TABLE_TWIPS}"', f'w:w="{table}"')
        return xml

    with zipfile.ZipFile(docx) as source, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            out.writestr(name, changed(name, source.read(name).decode()))


def convert(files, folder):
    with tempfile.TemporaryDirectory() as profile:
        for at in range(0, len(files), FILES_AT_ONCE):
            command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
            command += ["--outdir", folder, *files[at : at + FILES_AT_ONCE]]
            subprocess.run(command, check=True, capture_output=True, timeout=600)


RECTANGLE = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) rg|[-\d.]+ [-\d.]+ [-\d.]+ ([-\d.]+) re f\*")


def heights(pdf):
    """For each answer the heights in points of its cell on the pages it is on."""
    found = [[] for _ in FIELDS]
    colours = {colour(index): index for index in range(len(FIELDS))}
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf.read_bytes(), re.S):
        try:
            page = zlib.decompress(stream)
        except zlib.error:
            continue
        if b" rg" not in page:
            continue
        on_page, now = {}, None
        for match in RECTANGLE.finditer(page):
            if match[1]:
                now = colours.get(tuple(round(float(part) * 255) for part in match.groups()[:3]))
            elif now is not None:
                # A cell may be painted more than once.
                on_page[now] = max(on_page.get(now, 0), abs(float(match[4])))
        for index, height in on_page.items():
            found[index].append(height)
    assert all(found), f"{pdf.name}: not all answers are found"
    return found


def measure(documents, layout, folder):
    """Lines and height of all answers; the first document holds answers of 1 to 5 lines."""
    name = "-".join(layout).replace(" ", "")
    out = Path(folder, name)
    out.mkdir()
    files = []
    for docx in documents:
        files.append(out / docx.name)
        marked(docx, layout, files[-1])
    convert(files, out)
    scale, *cells = [heights(file.with_suffix(".pdf")) for file in files]
    scale = [sum(parts) for parts in scale]
    pitch = (scale[4] - scale[0]) / 4
    frame = scale[0] - pitch
    measured = []
    for parts in sum(cells, []):
        height = sum(parts) - frame * len(parts)
        lines = round(height / pitch)
        measured.append((lines, height * MM_PER_PT, height / pitch - lines))
    print(f"{' '.join(layout)}: a line is {pitch * MM_PER_PT:.3f} mm, {len(measured)} answers", file=sys.stderr)
    return measured


def main():
    layouts, answers = read_table()
    version = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(Path(folder, "drafts"))
        texts = [text for _, text in answers]
        texts += ["x"] * (-len(texts) % len(FIELDS))
        groups = [["\n".join("x" * lines) for lines in range(1, 6)]]
        groups += [texts[at : at + len(FIELDS)] for at in range(0, len(texts), len(FIELDS))]
        documents = [export(folder, f"k{index:04}", group) for index, group in enumerate(groups)]
        recorded = [measure(documents, layout, folder) for layout in layouts]
    with TABLE.open("w", encoding="utf-8") as table:
        table.write(HEAD.format(version=version))
        for layout in layouts:
            table.write("\t".join(["@", *layout]) + "\n")
        for at, (name, text) in enumerate(answers):
            cells = [measured[at] for measured in recorded]
            for layout, (lines, mm, rest) in zip(layouts, cells):
                if abs(rest) > 0.1:
                    print(f"{name} in {' '.join(layout)} is {lines + rest:.2f} lines high", file=sys.stderr)
            figures = [f"{lines} {mm:.1f}" for lines, mm, _ in cells]
            table.write("\t".join([name, *figures, escape(text)]) + "\n")


main()
