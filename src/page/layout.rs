//! The page layout: one description shared by the meter, .docx and PDF.

use serde::Deserialize;

use super::face::FontFace;
use super::widths::{ARIAL, CALIBRI, TIMES_NEW_ROMAN};
use crate::words::{Lang, Words};
use crate::{say, shown};

/// Twips (twentieths of a point, word processors' own unit) to a millimetre.
const TWIPS_PER_MM: f64 = 1440.0 / 25.4;
/// Left and right padding of the table cell that holds an answer: Word's default.
const CELL_PADDING_TWIPS: u32 = 108;
/// The narrowest column, 8.8 cm: beside their labels short answers would have no room.
const LEAST_COLUMN_TWIPS: u32 = 5000;
/// The fonts with known widths.
const FACES: [&FontFace; 3] = [&CALIBRI, &ARIAL, &TIMES_NEW_ROMAN];

/// A form's page layout. Checked when parsed, so that every layout can be measured by.
///
/// ```ron
/// (
///     paper: A4,
///     margins_mm: (top: 30, bottom: 30, left: 20, right: 20),
///     column_twips: 9422,
///     font: "Calibri",
///     size_pt: 11,
/// )
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "LayoutRon")]
pub struct PageLayout {
    pub(crate) paper: PaperSize,
    pub(crate) margins_mm: Margins,
    /// The width of an answer's lines.
    pub(crate) column_twips: u32,
    pub(super) face: &'static FontFace,
    half_points: u32,
}

/// A size of paper, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum PaperSize {
    /// 210 × 297 mm.
    A4,
}

impl PaperSize {
    /// Width and height in millimetres.
    pub(crate) fn size_mm(self) -> (f64, f64) {
        match self {
            PaperSize::A4 => (210.0, 297.0),
        }
    }
}

/// The margins of a page, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Margins {
    /// Above the text block.
    pub top: f64,
    /// Below it.
    pub bottom: f64,
    /// To its left.
    pub left: f64,
    /// To its right.
    pub right: f64,
}

/// Why a layout is unusable.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(crate) enum LayoutError {
    /// The widths of this font are not known.
    #[error("font \"{0}\" cannot be measured: choose Calibri, Arial or Times New Roman")]
    UnknownFont(String),
    /// Not a size that word processors offer.
    #[error("size {0} pt is not a whole or half number of points from 6 to 72")]
    Size(f64),
    /// The margins leave no room for text, or aren't numbers.
    #[error("the margins leave no room for text on the page")]
    Margins,
    /// The answer column is too narrow, or too wide for the text block.
    #[error("a column of {0} twips is narrower than 5000 or does not fit in the text block")]
    Column(u32),
}

impl LayoutError {
    /// Why the RON of a layout is unusable; none of what is one, or no RON.
    pub(crate) fn of(ron: &str) -> Option<Self> {
        let written: LayoutRon = ron::from_str(ron).ok()?;
        PageLayout::try_from(written).err()
    }

    /// The message for the user.
    pub(crate) fn say(&self, words: &Words) -> String {
        match self {
            LayoutError::UnknownFont(font) => {
                let faces: Vec<&str> = FACES.iter().map(|face| face.name).collect();
                say!(words, "forms-font", font = shown::in_one_line(font), fonts = faces.join(", "))
            }
            LayoutError::Size(_) => say!(words, "forms-font-size"),
            LayoutError::Margins => say!(words, "forms-margins"),
            LayoutError::Column(_) => say!(words, "forms-column"),
        }
    }
}

/// A layout in a form's data.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Layout")]
struct LayoutRon {
    paper: PaperSize,
    margins_mm: Margins,
    column_twips: u32,
    font: String,
    size_pt: f64,
}

impl TryFrom<LayoutRon> for PageLayout {
    type Error = LayoutError;

    fn try_from(written: LayoutRon) -> Result<PageLayout, LayoutError> {
        let LayoutRon { paper, margins_mm, column_twips, font, size_pt } = written;
        let Some(face) = FACES.into_iter().find(|face| face.name == font) else {
            return Err(LayoutError::UnknownFont(font));
        };
        let half_points = (12..=144)
            .find(|&half| (f64::from(half) - size_pt * 2.0).abs() < f64::EPSILON)
            .ok_or(LayoutError::Size(size_pt))?;
        let layout = PageLayout { paper, margins_mm, column_twips, face, half_points };
        let Margins { top, bottom, left, right } = margins_mm;
        let (width_mm, height_mm) = layout.text_block_mm();
        let line_mm = layout.line_pitch_mm();
        if [top, bottom, left, right].iter().any(|margin| !(0.0..1000.0).contains(margin))
            || height_mm < line_mm
            || width_mm < line_mm
        {
            return Err(LayoutError::Margins);
        }
        // Allows half a millimetre for rounding.
        if column_twips < LEAST_COLUMN_TWIPS || f64::from(column_twips) > (width_mm + 0.5) * TWIPS_PER_MM {
            return Err(LayoutError::Column(column_twips));
        }
        Ok(layout)
    }
}

impl Default for PageLayout {
    /// A new document in Danish Word with Calibri 11 and a full-width table for answers.
    fn default() -> Self {
        PageLayout {
            paper: PaperSize::A4,
            margins_mm: Margins { top: 30.0, bottom: 30.0, left: 20.0, right: 20.0 },
            column_twips: 9422,
            face: &CALIBRI,
            half_points: 22,
        }
    }
}

impl PageLayout {
    /// The layout with another line width, for text other than answers.
    #[must_use]
    pub(crate) fn with_column_twips(self, column_twips: u32) -> PageLayout {
        PageLayout { column_twips, ..self }
    }

    /// The width of the table around an answer: the column and the cell's padding, in twips.
    pub(crate) fn table_twips(&self) -> u32 {
        self.column_twips + 2 * CELL_PADDING_TWIPS
    }

    /// The padding left and right of the column, in twips.
    pub(crate) fn cell_padding_twips(&self) -> u32 {
        CELL_PADDING_TWIPS
    }

    /// The name of the font, as a word processor knows it.
    pub fn font_name(&self) -> &'static str {
        self.face.name
    }

    /// The size of the text in half points, as .docx has it.
    pub fn half_points(&self) -> u32 {
        self.half_points
    }

    /// The distance from one line to the next, single-spaced, in twips: the face's height rounded to whole twips,
    /// as word processors do.
    pub(crate) fn line_pitch_twips(&self) -> u32 {
        let FontFace { upem, height, .. } = *self.face;
        (self.half_points * 10 * height + upem / 2) / upem
    }

    /// The distance from one line to the next in points.
    pub(crate) fn line_pitch_pt(&self) -> f64 {
        f64::from(self.line_pitch_twips()) / 20.0
    }

    /// The distance from one line to the next in millimetres.
    pub(crate) fn line_pitch_mm(&self) -> f64 {
        f64::from(self.line_pitch_twips()) / TWIPS_PER_MM
    }

    /// Width and height of the text block, the page within its margins, in millimetres.
    pub(crate) fn text_block_mm(&self) -> (f64, f64) {
        let (width, height) = self.paper.size_mm();
        let Margins { top, bottom, left, right } = self.margins_mm;
        (width - left - right, height - top - bottom)
    }

    /// The note on which layout the page is judged by.
    pub(crate) fn note(&self, words: &Words) -> String {
        let size = (f64::from(self.half_points) / 2.0).to_string();
        let size = match words.lang() {
            Lang::Da => size.replace('.', ","),
            Lang::En => size,
        };
        say!(words, "page-note", font = self.font_name(), size = size)
    }
}
