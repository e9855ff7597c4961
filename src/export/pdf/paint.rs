//! Pages and structure written as PDF. Borders, shades and page numbers are artifacts, which a screen reader skips.

use chrono::{DateTime, Datelike, Timelike, Utc};
use krilla::color::luma;
use krilla::configure::{Configuration, Validator};
use krilla::destination::XyzDestination;
use krilla::error::KrillaResult;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag};

use super::font::{FontWeight, Fonts, GlyphRun};
use super::lines::PdfStyle;
use super::pagination::{Area, Pagination, PdfPage, PdfText};
use super::structure::StructureTree;
use crate::export::Document;
use crate::say;
use crate::words::Words;

const BLACK: u8 = 0;
/// Grey with a contrast of 7:1 to white.
const FAINT: u8 = 0x59;
const SHADE: u8 = 0xee;
const FRAME: u8 = 0x80;
const FRAME_PT: f32 = 0.5;
const FOOT_SIZE_PT: f32 = 9.0;
/// Longer answers are cut.
const AUTHOR_CHARS: usize = 200;

pub(super) struct PdfMetadata {
    title: String,
    author: Option<String>,
    /// The same for every draft of a form.
    id: String,
    made: DateTime<Utc>,
}

impl PdfMetadata {
    pub(super) fn of(document: &Document) -> PdfMetadata {
        let form = document.form;
        let author = Some(one_line(document.applicant())).filter(|author| !author.is_empty());
        let id = format!("{}-{}", form.id, form.version);
        PdfMetadata { title: form.title.clone(), author, id, made: document.now }
    }

    fn metadata(&self) -> Metadata {
        let program = format!("som {}", env!("CARGO_PKG_VERSION"));
        Metadata::new()
            .title(self.title.clone())
            .authors(self.author.iter().cloned().collect())
            .language("da-DK".to_owned())
            .creator(program.clone())
            .producer(program)
            .creation_date(date(self.made))
            .document_id(self.id.clone())
    }
}

/// The beginning of an answer, without characters that XML does not allow.
fn one_line(typed: &str) -> String {
    let shown = typed.chars().filter(|&c| !c.is_control() && u32::from(c) & 0xfffe != 0xfffe);
    shown.take(AUTHOR_CHARS).collect::<String>().trim().to_owned()
}

#[expect(clippy::cast_possible_truncation, reason = "parts of a date are small, and years are clamped")]
fn date(made: DateTime<Utc>) -> krilla::metadata::DateTime {
    krilla::metadata::DateTime::new(made.year().clamp(0, 9999).unsigned_abs() as u16)
        .month(made.month() as u8)
        .day(made.day() as u8)
        .hour(made.hour() as u8)
        .minute(made.minute() as u8)
        .second(made.second() as u8)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

pub(super) fn pdf(
    pagination: &Pagination,
    tree: StructureTree,
    about: &PdfMetadata,
    words: &Words,
    fonts: &Fonts,
) -> Vec<u8> {
    let painter = Painter { pagination, about, words, fonts };
    // With the rules of PDF/UA, krilla has viewers show the title, and reports what is missing. A text that breaks one
    // of the rules still gets its file.
    match painter.painted(tree.clone(), Validator::UA1) {
        Ok(pdf) => without_claim(pdf),
        Err(_) => painter
            .painted(tree, Validator::None)
            .expect("the fonts are the program's own, and without rules nothing else can fail"),
    }
}

/// The file without the claim that it conforms to PDF/UA, which nobody has certified. Blanks take its place, so that
/// all byte offsets stay.
fn without_claim(mut pdf: Vec<u8>) -> Vec<u8> {
    const CLAIM: &[u8] = b"<pdfuaid:part>1</pdfuaid:part>";
    if let Some(at) = pdf.windows(CLAIM.len()).rposition(|window| window == CLAIM) {
        pdf[at..at + CLAIM.len()].fill(b' ');
    }
    pdf
}

struct Painter<'a> {
    pagination: &'a Pagination,
    about: &'a PdfMetadata,
    words: &'a Words,
    fonts: &'a Fonts,
}

impl Painter<'_> {
    fn painted(&self, mut tree: StructureTree, rules: Validator) -> KrillaResult<Vec<u8>> {
        let mut document = krilla::Document::new_with(krilla::SerializeSettings {
            configuration: Configuration::new_with_validator(rules),
            ..krilla::SerializeSettings::default()
        });
        for (index, page) in self.pagination.pages.iter().enumerate() {
            let size = PageSettings::from_wh(self.pagination.width_pt, self.pagination.height_pt);
            let mut pdf_page = document.start_page_with(size.expect("paper has a size"));
            let mut surface = pdf_page.surface();
            shade(&mut surface, &page.shades);
            frame(&mut surface, &page.frames);
            self.write(&mut surface, page, &mut tree);
            self.number(&mut surface, index + 1);
            surface.finish();
            pdf_page.finish();
        }
        document.set_outline(self.outline());
        document.set_metadata(self.about.metadata());
        document.set_tag_tree(tree.to_pdf());
        document.finish()
    }

    /// Writes the texts; consecutive ones of one node are one marked content.
    fn write(&self, surface: &mut Surface, page: &PdfPage, tree: &mut StructureTree) {
        surface.set_stroke(None);
        for texts in page.texts.chunk_by(|before, after| before.node == after.node) {
            let runs: Vec<(&PdfText, GlyphRun)> = texts.iter().map(|text| (text, self.run(text))).collect();
            if runs.iter().all(|(_, run)| run.glyphs.is_empty()) {
                continue;
            }
            let mark = surface.start_tagged(ContentTag::Other);
            for (text, run) in &runs {
                self.write_run(surface, text, run);
            }
            surface.end_tagged();
            tree.mark(texts[0].node, mark);
        }
    }

    fn run(&self, text: &PdfText) -> GlyphRun {
        let PdfStyle { weight, size_pt, .. } = text.style;
        self.fonts.of(weight).set(&text.line, size_pt).within(text.width_pt, size_pt)
    }

    fn write_run(&self, surface: &mut Surface, text: &PdfText, run: &GlyphRun) {
        let PdfStyle { weight, size_pt, is_faint, .. } = text.style;
        surface.set_fill(Some(fill(if is_faint { FAINT } else { BLACK })));
        let start = Point::from_xy(text.left_pt, text.baseline_pt);
        surface.draw_glyphs(start, &run.glyphs, self.fonts.of(weight).font(), &run.text, size_pt, false);
    }

    fn number(&self, surface: &mut Surface, page: usize) {
        let said = say!(self.words, "export-page", page = page, pages = self.pagination.pages.len());
        let typeface = self.fonts.of(FontWeight::Regular);
        let left_pt = self.pagination.right_pt - typeface.width_pt(&said, FOOT_SIZE_PT);
        let run = typeface.set(&said, FOOT_SIZE_PT);
        surface.start_tagged(ContentTag::Artifact(ArtifactType::Footer));
        surface.set_fill(Some(fill(FAINT)));
        let start = Point::from_xy(left_pt, self.pagination.foot_pt);
        surface.draw_glyphs(start, &run.glyphs, typeface.font(), &run.text, FOOT_SIZE_PT, false);
        surface.end_tagged();
    }

    fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        for entry in &self.pagination.outline {
            let to = XyzDestination::new(entry.page, Point::from_xy(0.0, entry.top_pt));
            outline.push_child(OutlineNode::new(entry.title.clone(), to));
        }
        outline
    }
}

fn shade(surface: &mut Surface, areas: &[Area]) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(SHADE)));
    draw(surface, areas);
}

fn frame(surface: &mut Surface, areas: &[Area]) {
    surface.set_fill(None);
    let paint = luma::Color::new(FRAME).into();
    surface.set_stroke(Some(Stroke { paint, width: FRAME_PT, ..Stroke::default() }));
    draw(surface, areas);
}

fn draw(surface: &mut Surface, areas: &[Area]) {
    if let Some(path) = path(areas) {
        surface.start_tagged(ContentTag::Artifact(ArtifactType::Other));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

/// All rectangles as one path; none where there are no rectangles.
fn path(areas: &[Area]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for area in areas {
        path.push_rect(Rect::from_xywh(area.left, area.top, area.width, area.height)?);
    }
    path.finish()
}

fn fill(grey: u8) -> Fill {
    Fill { paint: luma::Color::new(grey).into(), ..Fill::default() }
}

#[cfg(test)]
mod tests {
    use super::{one_line, without_claim};

    #[test]
    fn an_author_is_one_line_without_controls() {
        assert_eq!(one_line(" Aarhus\u{0}\u{fffe} Kommune\n"), "Aarhus Kommune");
        assert_eq!(one_line(&"a".repeat(1000)).len(), 200);
    }

    #[test]
    fn the_claim_of_conformity_is_blanked_in_place() {
        let pdf = without_claim(b"a <pdfuaid:part>1</pdfuaid:part> b".to_vec());
        assert_eq!(pdf, [&b"a "[..], &[b' '; 30], b" b"].concat());
    }
}
