#!/usr/bin/env python3
"""Makes src/export/fonts/SomSymbols.ttf: the signs of office documents that Carlito lacks, out of DejaVu Sans 2.37.

Needs fonttools, Carlito as it stands beside the file, and fonts-dejavu-core. DejaVu's licence allows a changed font under
another name, with its notices kept; see src/export/fonts/DejaVu-LICENSE.txt.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
FONTS = Path(__file__).resolve().parents[2] / "src/export/fonts"
NAME = "Som Symbols"
# Arrows, mathematics, frames and bars, geometric shapes, signs, ticks and crosses. Ornaments and games are left out.
RANGES = """
2023 2031-2038 203b 2043 2047-2049 2103 2109 2111 2118 211c 2135 2190-21ff 2200-2237 223c-226f 2282-228b 2295-2299 22a2-22a5
22c0-22c6 22ee-22f1 2300 2308-230b 2318 2325-2327 232b 239b-23ad 23af 23ce 23d0 2500-25ff 2600-2614 2616-2617 261a-261f
2620-2623 2639-263b 2640-2642 2660-266f 267b-267f 2690-2691 2693-2699 26a0-26ab 2701-2718 271a-271e 2726-2727 2731-2736
273d 2744-2746 274d-2756 2758-275e 2761-2767 2776-27be 27f5-27ff 2b05-2b0d 2b12-2b1a
"""


def wanted():
    lacking = TTFont(DEJAVU).getBestCmap().keys() - TTFont(FONTS / "Carlito-Regular.ttf").getBestCmap().keys()
    for part in RANGES.split():
        first, _, last = part.partition("-")
        yield from lacking.intersection(range(int(first, 16), int(last or first, 16) + 1))


def main():
    font = TTFont(DEJAVU, recalcTimestamp=False)
    options = subset.Options(hinting=False, glyph_names=False, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6])
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB", "MATH", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4):
            record.string = NAME
        elif record.nameID == 6:
            record.string = NAME.replace(" ", "")
        elif record.nameID == 5:
            record.string = "Out of DejaVu Sans 2.37"
    font.save(sys.argv[1] if sys.argv[1:] else FONTS / "SomSymbols.ttf")


main()
