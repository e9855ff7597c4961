#!/usr/bin/env python3
"""make_widths.py: writes src/page/widths.rs to standard output.

Needs PyPI's fonttools and Debian's fonts-crosextra-carlito and fonts-liberation2. A cargo test compares this script's
output with the table in the repository; after a change:

    python3 tests/page/make_widths.py > src/page/widths.rs
"""
import sys

from fontTools.ttLib import TTFont

FOLDER = "/usr/share/fonts/truetype/"
# Name in Rust, name in a document, metric twin, the twin's file.
FACES = [
    ("CALIBRI", "Calibri", "Carlito", "crosextra/Carlito-Regular.ttf"),
    ("ARIAL", "Arial", "Liberation Sans", "liberation2/LiberationSans-Regular.ttf"),
    ("TIMES_NEW_ROMAN", "Times New Roman", "Liberation Serif", "liberation2/LiberationSerif-Regular.ttf"),
]
# Space to the end of Latin Extended-A; then general punctuation up to the fraction slash, soft hyphen aside.
LATIN = range(0x20, 0x180)
PUNCTUATION = range(0x2010, 0x2045)
# What else is typed or pasted: euro, number sign, trade mark, fractions, arrows, minus, comparisons, bullets, ligatures.
SINGLE = "€№™⅓⅔⅛⅜⅝⅞←↑→↓↔∂∆∏∑−∕∙√∞∫≈≠≤≥■□▪▫▲►▼◄◊○●◦ﬁﬂ"
# A character the font lacks is as wide as the one it looks like.
STAND_IN = {0xA0: 0x20, 0xAD: 0x2D, 0x2010: 0x2D, 0x2011: 0x2D}

HEAD = '''//! Advance widths of the faces a page is measured in. Made by `tests/page/make_widths.py`; do not edit.
//!
//! Calibri, Arial and Times New Roman are not free to copy; the numbers are those of their metric twins, which
//! are as wide to the last unit:
//! - Carlito, copyright (c) 2010-2013 by tyPoland Lukasz Dziedzic with Reserved Font Name "Carlito";
//! - Liberation Sans and Liberation Serif, digitized data copyright (c) 2010 Google Corporation with Reserved
//!   Font Arimo, Tinos and Cousine, copyright (c) 2012 Red Hat, Inc. with Reserved Font Name Liberation.
//!
//! All are licensed under the SIL Open Font License, Version 1.1 (<https://openfontlicense.org>). No part of the
//! fonts themselves is here.

use super::face::FontFace;
'''


def rows(numbers, per_row):
    numbers = [str(n) for n in numbers]
    for at in range(0, len(numbers), per_row):
        yield "        " + ", ".join(numbers[at : at + per_row]) + ",\n"


def face(rust, name, twin, file):
    font = TTFont(FOLDER + file)
    cmap, hmtx, hhea = font.getBestCmap(), font["hmtx"], font["hhea"]

    def width(code):
        code = code if code in cmap else STAND_IN.get(code)
        return hmtx[cmap[code]][0] if code in cmap else 0

    single = [(c, width(ord(c))) for c in sorted(SINGLE) if width(ord(c))]
    out = f"\n/// {name}, measured by {twin}.\n#[rustfmt::skip]\npub(super) static {rust}: FontFace = FontFace {{\n"
    out += f'    name: "{name}",\n'
    out += f"    upem: {font['head'].unitsPerEm},\n"
    out += f"    height: {hhea.ascent - hhea.descent + hhea.lineGap},\n"
    out += "    latin: [\n" + "".join(rows(map(width, LATIN), 16)) + "    ],\n"
    out += "    punctuation: [\n" + "".join(rows(map(width, PUNCTUATION), 16)) + "    ],\n"
    out += "    single: &[\n" + "".join(rows([f"('{c}', {w})" for c, w in single], 7)) + "    ],\n"
    return out + "};\n"


sys.stdout.write(HEAD + "".join(face(*f) for f in FACES))
