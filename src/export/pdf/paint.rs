//! Pages and structure written as PDF. Borders, shades and page numbers are artifacts, which a screen reader skips.

use std::ptr;

use chrono::{DateTime, Datelike, Timelike, Utc};
use krilla::color::luma;
use krilla::configure::{Configuration, Validator};
use krilla::error::KrillaResult;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag};
use krilla::text::KrillaGlyph;

use super::font::{GlyphRun, REGULAR};
use super::lines::PdfStyle;
use super::pagination::{Pagination, PdfPage, PdfText};
use super::structure::StructureTree;
use crate::export::Submission;
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

pub(super) fn metadata(submission: &Submission) -> Metadata {
    let form = submission.form;
    let author = Some(one_line(submission.applicant())).filter(|author| !author.is_empty());
    let program = format!("som {}", env!("CARGO_PKG_VERSION"));
    Metadata::new()
        .title(form.title.clone())
        .authors(author.into_iter().collect())
        .language("da-DK".to_owned())
        .creator(program.clone())
        .producer(program)
        .creation_date(date(submission.now))
        // The same for every draft of a form.
        .document_id(format!("{}-{}", form.id, form.version))
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
    metadata: &Metadata,
    words: &Words,
) -> Vec<u8> {
    let painted = |tree, rules| painted(pagination, tree, metadata, words, rules);
    // With the rules of PDF/UA, krilla has viewers show the title, and reports what is missing. A text that breaks one
    // of the rules still gets its file.
    match painted(tree.clone(), Validator::UA1) {
        Ok(pdf) => without_claim(pdf),
        Err(_) => painted(tree, Validator::None)
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

fn painted(
    pagination: &Pagination,
    mut tree: StructureTree,
    metadata: &Metadata,
    words: &Words,
    rules: Validator,
) -> KrillaResult<Vec<u8>> {
    let mut document = krilla::Document::new_with(krilla::SerializeSettings {
        configuration: Configuration::new_with_validator(rules),
        ..krilla::SerializeSettings::default()
    });
    let pages = pagination.pages.len();
    for (index, page) in pagination.pages.iter().enumerate() {
        let size = PageSettings::from_wh(pagination.width_pt, pagination.height_pt);
        let mut pdf_page = document.start_page_with(size.expect("paper has a size"));
        let mut surface = pdf_page.surface();
        draw_areas(&mut surface, page);
        write(&mut surface, page, &mut tree);
        let number = say!(words, "export-page", page = index + 1, pages = pages);
        write_foot(&mut surface, &number, pagination);
        surface.finish();
        pdf_page.finish();
    }
    document.set_outline(pagination.outline.clone());
    document.set_metadata(metadata.clone());
    document.set_tag_tree(tree.to_pdf());
    document.finish()
}

fn draw_areas(surface: &mut Surface, page: &PdfPage) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(SHADE)));
    draw(surface, &page.shades);
    surface.set_fill(None);
    let paint = luma::Color::new(FRAME).into();
    surface.set_stroke(Some(Stroke { paint, width: FRAME_PT, ..Stroke::default() }));
    draw(surface, &page.frames);
}

/// Draws all rectangles as one path.
fn draw(surface: &mut Surface, areas: &[Rect]) {
    let mut path = PathBuilder::new();
    for &area in areas {
        path.push_rect(area);
    }
    if let Some(path) = path.finish() {
        surface.start_tagged(ContentTag::Artifact(ArtifactType::Other));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

/// Writes the texts; consecutive ones of one node are one marked content.
fn write(surface: &mut Surface, page: &PdfPage, tree: &mut StructureTree) {
    surface.set_stroke(None);
    for texts in page.texts.chunk_by(|before, after| before.node == after.node) {
        let runs: Vec<(&PdfText, GlyphRun)> = texts.iter().map(|text| (text, run(text))).collect();
        if runs.iter().all(|(_, run)| run.glyphs.is_empty()) {
            continue;
        }
        let mark = surface.start_tagged(ContentTag::Other);
        for (text, run) in &runs {
            let PdfStyle { size_pt, is_faint, .. } = text.style;
            surface.set_fill(Some(fill(if is_faint { FAINT } else { BLACK })));
            write_run(surface, Point::from_xy(text.left_pt, text.baseline_pt), run, size_pt);
        }
        surface.end_tagged();
        tree.mark(texts[0].node, mark);
    }
}

fn run(text: &PdfText) -> GlyphRun {
    let PdfStyle { typeface, size_pt, .. } = text.style;
    typeface.set(&text.line, size_pt).within(text.width_pt, size_pt)
}

/// Writes a run, font by font.
fn write_run(surface: &mut Surface, start: Point, run: &GlyphRun, size_pt: f32) {
    let mut left_pt = start.x;
    for piece in run.glyphs.chunk_by(|before, after| ptr::eq(before.typeface, after.typeface)) {
        let glyphs: Vec<KrillaGlyph> = piece.iter().map(|set| set.glyph.clone()).collect();
        let font = piece[0].typeface.font.clone();
        surface.draw_glyphs(Point::from_xy(left_pt, start.y), &glyphs, font, &run.text, size_pt, false);
        left_pt += glyphs.iter().map(|glyph| glyph.x_advance * size_pt).sum::<f32>();
    }
}

/// The number of the page, at its lower right.
fn write_foot(surface: &mut Surface, number: &str, pagination: &Pagination) {
    let left_pt = pagination.right_pt - REGULAR.width_pt(number, FOOT_SIZE_PT);
    surface.start_tagged(ContentTag::Artifact(ArtifactType::Footer));
    surface.set_fill(Some(fill(FAINT)));
    let (start, run) = (Point::from_xy(left_pt, pagination.foot_pt), REGULAR.set(number, FOOT_SIZE_PT));
    write_run(surface, start, &run, FOOT_SIZE_PT);
    surface.end_tagged();
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
